"""The ways of arrows in a layered picture: out at the right, in at the left, round the columns between.

The page's ``template/arrows.js`` finds the same ways anew whenever something moves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg.draw.wrap import ems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.draw.picture import Fold, Line, Node

Point: TypeAlias = tuple[float, float]
Piece: TypeAlias = tuple[Point, Point, Point, Point]
"""A cubic Bézier curve."""

NAMED_UP_TO = 140
_FAN = 3
_NAME_SIZE = 12


@dataclass(slots=True)
class Route:
    """The way of one arrow.

    Attributes:
        line: Which.
        leaving: 1 when it leaves its start at the right, -1 at the left.
        entering: The side of its end that it reaches, likewise.
        level: Whether both ends stand in one column.
        pieces: The curves it is made of.
        named: The middle of its detour, where there is one.
    """

    line: Line
    leaving: int
    entering: int
    level: bool
    pieces: list[Piece] = field(default_factory=list)
    named: Point | None = None


def routes(lines: list[Line], things: Iterable[Node | Fold]) -> list[Route]:
    """Find a way for every arrow between things that have their places."""
    found = [_route(line) for line in lines]
    ports = _Ports(found)
    columns = _extents(things)
    detours: dict[tuple[bool, bool], int] = defaultdict(int)
    for route in found:
        start, end = ports.start(route), ports.end(route)
        if route.level:
            pull = 40 + min(60.0, abs(end[1] - start[1]) * 0.15)
            route.pieces = [_bend(start, end, route.leaving, route.entering, pull)]
        else:
            _around(route, start, end, columns, detours)
    return found


class _Ports:
    """Where arrows touch a box: those of one kind and direction at one place of its side."""

    def __init__(self, found: list[Route]) -> None:
        self._at: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
        for route in found:
            for thing, side, way in ((route.line.start, route.leaving, "out"), (route.line.end, route.entering, "in")):
                if (route.line.predicate, way) not in self._at[id(thing), side]:
                    self._at[id(thing), side].append((route.line.predicate, way))

    def start(self, route: Route) -> Point:
        return self._point(route.line.start, route.leaving, (route.line.predicate, "out"))

    def end(self, route: Route) -> Point:
        return self._point(route.line.end, route.entering, (route.line.predicate, "in"))

    def _point(self, thing: Node | Fold, side: int, port: tuple[str, str]) -> Point:
        every = self._at[id(thing), side]
        step = min(9.0, thing.height / (len(every) + 1))
        return thing.x + side * thing.width / 2, thing.y + (every.index(port) - (len(every) - 1) / 2) * step


def _route(line: Line) -> Route:
    away = line.end.x - line.start.x
    if abs(away) < (line.start.width + line.end.width) / 2:
        return Route(line, -1, -1, level=True)
    side = 1 if away > 0 else -1
    return Route(line, side, -side, level=False)


def _extents(things: Iterable[Node | Fold]) -> dict[int, tuple[float, float, float, float]]:
    """Left, top, right and bottom of each column."""
    columns: dict[int, tuple[float, float, float, float]] = {}
    for t in things:
        left, top, right, bottom = t.x - t.width / 2, t.y - t.height / 2, t.x + t.width / 2, t.y + t.height / 2
        a, b, c, d = columns.get(t.column, (left, top, right, bottom))
        columns[t.column] = (min(a, left), min(b, top), max(c, right), max(d, bottom))
    return columns


def _around(
    route: Route,
    start: Point,
    end: Point,
    columns: dict[int, tuple[float, float, float, float]],
    detours: dict[tuple[bool, bool], int],
) -> None:
    """Straight out of the own column, around those between, straight into the other: none runs behind a box."""
    right = route.leaving > 0
    near, far = (2, 0) if right else (0, 2)
    edge = (columns[route.line.start.column][near], start[1])
    gate = (columns[route.line.end.column][far], end[1])
    low, high = sorted((edge[0], gate[0]))
    passed = sorted((c for c in columns.values() if c[0] > low and c[2] < high), key=lambda c: c[0], reverse=not right)
    route.pieces = [_straight(start, edge)]
    at = edge
    if passed:
        top, bottom, middle = min(c[1] for c in passed), max(c[3] for c in passed), (start[1] + end[1]) / 2
        above = middle - top < bottom - middle
        turn = detours[right, above]
        detours[right, above] += 1
        y = top - 14 - turn * 9 if above else bottom + 16 + turn * 9
        first, last = (passed[0][far], y), (passed[-1][near], y)
        route.pieces += [_bend(at, first, route.leaving, route.entering), _straight(first, last)]
        route.named = ((first[0] + last[0]) / 2, y)
        at = last
    route.pieces += [_bend(at, gate, route.leaving, route.entering), _straight(gate, end)]


def _straight(start: Point, end: Point) -> Piece:
    return start, start, end, end


def _bend(start: Point, end: Point, out: int, into: int, pull: float | None = None) -> Piece:
    pull = max(20.0, abs(end[0] - start[0]) * 0.5) if pull is None else pull
    return start, (start[0] + out * pull, start[1]), (end[0] + into * pull, end[1]), end


def along(piece: Piece, t: float) -> Point:
    """The point of a curve at ``t`` in [0, 1]."""
    u = 1 - t
    k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return sum(w * p[0] for w, p in zip(k, piece, strict=True)), sum(w * p[1] for w, p in zip(k, piece, strict=True))


def names(found: list[Route], word: Callable[[str], str]) -> list[tuple[Point, str, Route]]:
    """Where arrows are named: on the stem of a fan of one kind, once, where no box and no other name is.

    One without such a place has none: its colour tells, and in the page its hover.
    """
    if len(found) > NAMED_UP_TO:
        return []
    fans: dict[tuple[str, int, str, int], list[Route]] = defaultdict(list)
    for route in found:
        for key in _fans(route):
            fans[key].append(route)
    places: list[tuple[Point, str, Route]] = []
    ends = {id(thing): thing for route in found for thing in (route.line.start, route.line.end)}
    taken = [((thing.x, thing.y), thing.width, thing.height) for thing in ends.values()]
    for route in found:
        leaving, entering = (fans[key] for key in _fans(route))
        pieces = route.pieces if route.level else route.pieces[1:-1]
        if len(leaving) >= _FAN:
            spots = _stem(pieces[0], (0.16, 0.22, 0.28, 0.1, 0.36, 0.46)) if leaving[0] is route else []
        elif len(entering) >= _FAN:
            spots = _stem(pieces[-1], (0.84, 0.78, 0.72, 0.9, 0.64, 0.54)) if entering[0] is route else []
        else:
            spots = [
                *([route.named] if route.named else []),
                *_stem(pieces[0], (0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86)),
            ]
        if spots:
            text = word(route.line.predicate)
            width = _NAME_SIZE * ems(text) + 4
            if spot := next((s for s in spots if _free(s, width, taken)), None):
                taken.append((spot, width, _NAME_SIZE))
                places.append((spot, text, route))
    return places


def _fans(route: Route) -> tuple[tuple[str, int, str, int], tuple[str, int, str, int]]:
    line = route.line
    return (
        ("from", id(line.start), line.predicate, route.leaving),
        ("to", id(line.end), line.predicate, route.entering),
    )


def _stem(piece: Piece, places: tuple[float, ...]) -> list[Point]:
    return [along(piece, t) for t in places]


def _free(spot: Point, width: float, taken: list[tuple[Point, float, float]]) -> bool:
    return not any(
        abs(x - spot[0]) < (w + width) / 2 and abs(y - spot[1]) < (h + _NAME_SIZE) / 2 + 1 for (x, y), w, h in taken
    )
