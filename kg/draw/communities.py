"""Places for a large picture: each community a flower around its hub, the largest flower in the middle.

A community is a tree of *hubs*: every node hangs on the neighbour that has the most statements, if that has more than
itself; what hangs on nothing is the hub of a community. That takes one pass over the arrows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.draw.picture import Fold, Round
from kg.draw.wrap import ems, wrap

if TYPE_CHECKING:
    from kg.draw.picture import Node, Picture

_LABEL_EMS = 12
_SMALLEST = 16.0
_LARGEST = 60.0
_SPACE = 14.0
_RING = 70.0
_FEW = 60
_RING_OF_FEW = 150.0
_NAME = 14
_BETWEEN = 40.0
_FEWEST_ON_A_ROUND = 2


def arrange(picture: Picture) -> None:
    """Give every shown node its size, place and community, in place."""
    _sizes(picture)
    shown = picture.shown()
    index = {id(thing): i for i, thing in enumerate(shown)}
    hanging = _hang(picture, shown, index)
    children: dict[int, list[int]] = defaultdict(list)
    for i, hub in enumerate(hanging):
        if hub is not None:
            children[hub].append(i)
    flowers = []
    for root in sorted((i for i, hub in enumerate(hanging) if hub is None), key=lambda i: (-shown[i].weight, i)):
        places = _flower(root, children, shown, few=len(shown) <= _FEW)
        radius = max(math.hypot(x, y) + shown[i].width / 2 for i, (x, y) in places.items())
        flowers.append((radius, places))
    flowers.sort(key=lambda flower: -flower[0])
    centres = _packed([radius for radius, _ in flowers])
    for community, ((radius, places), (cx, cy)) in enumerate(zip(flowers, centres, strict=True)):
        if len(places) > _FEWEST_ON_A_ROUND:
            picture.rounds.append(Round(cx, cy, radius + _BETWEEN / 4))
        for i, (x, y) in places.items():
            shown[i].x, shown[i].y, shown[i].community = cx + x, cy + y, community


def _sizes(picture: Picture) -> None:
    most = math.sqrt(max((node.weight for node in picture.nodes), default=1) or 1)
    for node in picture.nodes:
        node.lines = wrap(node.entity.name, _LABEL_EMS, 1)
        node.width = node.height = _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(node.weight) / most
    for fold in picture.folds:
        fold.width = fold.height = _SMALLEST + min(_LARGEST - _SMALLEST, 3.0 * math.sqrt(len(fold.members)))


def _hang(picture: Picture, shown: list[Node | Fold], index: dict[int, int]) -> list[int | None]:
    rank = sorted(range(len(shown)), key=lambda i: (-_pull(shown[i]), i))
    order = {i: place for place, i in enumerate(rank)}
    best: list[int | None] = [None] * len(shown)
    for arrow in picture.arrows:
        one, other = (index[id(picture.standing(end))] for end in (arrow.subject, arrow.value))
        if picture.groups and picture.groups[arrow.subject] != picture.groups[arrow.value]:
            continue
        for node, hub in ((one, other), (other, one)):
            current = best[node]
            if order[hub] < order[node] and (current is None or order[hub] < order[current]):
                best[node] = hub
    if picture.groups:  # one flower a group, whatever hangs together in it
        tops: dict[int, int] = {}
        for i in rank:
            top = tops.setdefault(picture.groups[i], i)
            if best[i] is None and i != top:
                best[i] = top
    return best


def _pull(thing: Node | Fold) -> int:
    """A fold is a leaf of its parent, however much is in it."""
    return 0 if isinstance(thing, Fold) else thing.weight


def _flower(
    root: int, children: dict[int, list[int]], shown: list[Node | Fold], *, few: bool
) -> dict[int, tuple[float, float]]:
    """Places around the hub: each subtree has a sector as wide as it has leaves, each generation a ring.

    Where the picture has few things there is room for the name of each.
    """
    ring = _RING_OF_FEW if few else _RING
    wide = [max(thing.width, _named(thing)) if few else thing.width for thing in shown]
    order = [root]
    for i in order:
        order.extend(children.get(i, ()))
    leaves: dict[int, int] = {}
    for i in reversed(order):
        leaves[i] = sum(leaves[child] for child in children.get(i, ())) or 1
    depth = {root: 0}
    sector = {root: (0.0, 2 * math.pi)}
    widest: dict[int, float] = defaultdict(float)
    for i in order:
        begin, end = sector[i]
        angle = begin
        for child in children.get(i, ()):
            share = (end - begin) * leaves[child] / leaves[i]
            sector[child] = (angle, angle + share)
            depth[child] = depth[i] + 1
            widest[depth[child]] = max(widest[depth[child]], (wide[child] + _SPACE) / max(share, 1e-9))
            angle += share
    radius = {0: 0.0}
    for generation in sorted(widest):
        # A ring is wide enough for its narrowest sector, but a very full one wraps into rows instead.
        needed = min(widest[generation], radius[generation - 1] + 4 * ring)
        radius[generation] = max(radius[generation - 1] + ring, needed)
    places = {}
    rows: dict[int, int] = defaultdict(int)
    for i in order:
        begin, end = sector[i]
        r = radius[depth[i]]
        if depth[i] and (end - begin) * r < wide[i] + _SPACE:
            crowded = math.ceil((wide[i] + _SPACE) / max((end - begin) * r, 1e-9))
            r += (rows[depth[i]] % min(crowded, 12)) * (wide[i] + _SPACE / 2)
            rows[depth[i]] += 1
        angle = (begin + end) / 2
        places[i] = (r * math.cos(angle), r * math.sin(angle))
    return places


def _named(thing: Node | Fold) -> float:
    return 0.0 if isinstance(thing, Fold) else ems("".join(thing.lines)) * _NAME


def _packed(radii: list[float]) -> list[tuple[float, float]]:
    """Centres of circles that don't overlap, the first in the middle, each next one on a spiral outwards."""
    placed: list[tuple[float, float, float]] = []
    grid: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    cell = 2 * (max(radii, default=1.0) + _BETWEEN)
    turn = 0.0
    for radius in radii:
        blocking: tuple[float, float, float] | None = None  # most likely also blocks the next step
        while True:
            away = 6.0 * turn
            x, y = 1.35 * away * math.cos(turn), away * math.sin(turn)  # wider than high, as screens are
            column, row = int(x // cell), int(y // cell)
            if blocking is None or _apart(x, y, radius, blocking):
                near = (c for dx in (-1, 0, 1) for dy in (-1, 0, 1) for c in grid.get((column + dx, row + dy), ()))
                blocking = next((circle for circle in near if not _apart(x, y, radius, circle)), None)
                if blocking is None:
                    break
            turn += min(0.2, 20.0 / (away + 20.0))
        placed.append((x, y, radius))
        grid[column, row].append((x, y, radius))
        turn = max(0.0, turn - math.pi)  # smaller ones may fit into a gap further in
    return [(x, y) for x, y, _ in placed]


def _apart(x: float, y: float, radius: float, circle: tuple[float, float, float]) -> bool:
    return math.hypot(x - circle[0], y - circle[1]) >= radius + circle[2] + _BETWEEN
