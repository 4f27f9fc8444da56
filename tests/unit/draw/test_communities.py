from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.draw.communities import arrange
from kg.draw.entities import Entity
from kg.draw.picture import Arrow, Node, Picture
from kg.names import EntityType


def picture(ends: list[tuple[int, int]], size: int) -> Picture:
    nodes = [Node(Entity(f"a:{i}", EntityType.AGENCY, f"第{i}局", (), 0), weight=0) for i in range(size)]
    arrows = []
    for a, b in ends:
        if a % size != b % size:
            arrows.append(Arrow(a % size, "issues", b % size, [], derived=False))
            nodes[a % size].weight += 1
            nodes[b % size].weight += 1
    return Picture(nodes, arrows, layout="communities")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=120), st.integers(1, 60))
def test_every_node_has_a_place_of_its_own(ends: list[tuple[int, int]], size: int) -> None:
    drawn = picture(ends, size)
    arrange(drawn)
    places = {(round(node.x, 3), round(node.y, 3)) for node in drawn.nodes}
    assert len(places) == size


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60), st.integers(2, 40))
def test_what_no_arrow_joins_is_no_community(ends: list[tuple[int, int]], size: int) -> None:
    drawn = picture(ends, size)
    arrange(drawn)
    reach = list(range(size))
    for _ in range(size):
        for arrow in drawn.arrows:
            reach[arrow.subject] = reach[arrow.value] = min(reach[arrow.subject], reach[arrow.value])
    for i, node in enumerate(drawn.nodes):
        assert all(reach[i] == reach[j] for j, other in enumerate(drawn.nodes) if other.community == node.community)


def test_a_hub_stands_in_the_middle_of_its_own() -> None:
    drawn = picture([(0, i) for i in range(1, 9)], 9)
    arrange(drawn)
    hub = drawn.nodes[0]
    away = [((n.x - hub.x) ** 2 + (n.y - hub.y) ** 2) ** 0.5 for n in drawn.nodes[1:]]
    assert max(away) - min(away) < 1
