from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse import ANALYSES, analyse, centrality, picture, ties, written
from kg.analyse.network import Network, network
from kg.draw import Selection
from kg.draw.entities import Entity
from kg.errors import UsageError
from kg.names import EntityType

if TYPE_CHECKING:
    from kg.store import Store

RULES, BUREAU, GUILD = "云溪市茶农纾困办法", "云溪市农业农村局", "茶业协会"
EDGES = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60)


def invented(ends: list[tuple[int, int]], size: int = 26) -> Network:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from((a, b, 1) for a, b in ends if a != b)
    entities = [Entity(f"a:{i}", EntityType.AGENCY, f"第{i}局", (), 0) for i in range(size)]
    return Network(graph, entities, [], [1] * size, [0] * size)


def test_measures_are_no_nodes_and_what_they_say_is_said_of_their_instrument(store: Store) -> None:
    found = network(store, Selection())
    names = [entity.name for entity in found.entities]
    assert EntityType.MEASURE not in {entity.type for entity in found.entities}
    said = {(names[a], names[b]): data["weight"] for a, b, data in found.graph.edges(data=True)}
    assert said[RULES, "茶贷通平台"] == 2  # of the loan, by two articles
    assert said[RULES, "各乡镇政府"] == 2
    assert found.measures[names.index(RULES)] == 3


def test_the_instrument_in_the_middle_is_the_most_central(store: Store) -> None:
    rows = analyse(store, "centrality").rows
    assert list(rows[0]) == ["name", "type", "articles", "measures", "degree", "betweenness", "pagerank"]
    rules = next(row for row in rows if row["name"] == RULES)
    assert (rules["type"], rules["articles"], rules["degree"]) == ("Instrument", 2, 6)
    assert rules["betweenness"] == max(row["betweenness"] for row in rows) == 1.0


def test_who_issues_together_is_told_with_what(store: Store) -> None:
    assert analyse(store, "co-issuing").rows == [
        {"first": BUREAU, "second": GUILD, "instruments": 1, "articles": 2, "which": RULES}
    ]


def test_communities_name_their_first_members(store: Store) -> None:
    rows = analyse(store, "communities").rows
    assert sum(int(row["size"]) for row in rows) == 7
    assert any(RULES in str(row["instruments"]) for row in rows)


@given(EDGES)
def test_pagerank_is_that_of_networkx(ends: list[tuple[int, int]]) -> None:
    graph = invented(ends).graph
    expected = nx.pagerank(graph, max_iter=1000, tol=1e-10)
    assert centrality.pagerank(graph) == pytest.approx([expected[i] for i in range(len(graph))], abs=1e-6)


@given(EDGES)
def test_a_bridge_cuts_off_as_many_as_it_says(ends: list[tuple[int, int]]) -> None:
    found = invented(ends)
    for bridge in ties.bridges(found):
        plain = found.graph.to_undirected()
        plain.remove_edge(bridge.one, bridge.other)
        part = nx.node_connected_component(plain, bridge.one)
        assert bridge.other not in part
        assert len(part) == bridge.size <= len(nx.node_connected_component(plain, bridge.other))


@given(EDGES)
def test_every_node_is_in_one_community(ends: list[tuple[int, int]]) -> None:
    found = ties.communities(invented(ends))
    assert sorted(i for community in found for i in community) == list(range(26))


def test_betweenness_of_a_large_graph_is_sampled_with_one_seed() -> None:
    path = invented([(i, i + 1) for i in range(centrality.EXACT_UP_TO)], centrality.EXACT_UP_TO + 1)
    one, other = centrality.betweenness(path), centrality.betweenness(path)
    assert one == other
    assert one[500] == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_same_store_gives_the_same_answer_in_every_format(store: Store, name: str) -> None:
    one, other = analyse(store, name), analyse(store, name)
    for format_ in ("json", "csv", "graphml"):
        assert written(one, format_) == written(other, format_)
    assert json.loads(written(one, "json")) == one.rows
    assert written(one, "csv").startswith("\ufeff".encode() if one.rows else b"")
    assert nx.read_graphml(io.BytesIO(written(one, "graphml"))).number_of_nodes() == len(one.nodes)


def test_no_run_depends_on_the_seed_of_hashes() -> None:
    program = (
        "from kg.analyse.ties import communities; import networkx as nx; from types import SimpleNamespace;"
        "print(communities(SimpleNamespace(graph=nx.gnp_random_graph(80, 0.05, seed=3, directed=True))))"
    )
    said = [
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in ("1", "2")
    ]
    assert said[0].stdout == said[1].stdout != b""


@pytest.mark.parametrize("name", ["centrality", "communities", "co-issuing"])
def test_each_has_a_picture(store: Store, name: str) -> None:
    drawn = picture(store, analyse(store, name), 80)
    words = [text.text for text in ET.fromstring(drawn.svg()).iter("{http://www.w3.org/2000/svg}text")]
    assert BUREAU in words
    assert drawn.title in words
    assert "云溪市农业农村局和茶业协会" in drawn.html()  # the sentence behind an arrow


def test_a_picture_of_nothing_is_said(store: Store) -> None:
    found = analyse(store, "bridges")
    assert found.rows == []
    with pytest.raises(UsageError, match="nothing to draw"):
        picture(store, found, 80)


def test_what_cannot_be_analysed_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no analysis fame"):
        analyse(store, "fame")
    with pytest.raises(UsageError, match="nothing to analyse"):
        analyse(store, "centrality", Selection(region="别处"))
