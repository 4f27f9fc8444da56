"""The drawing of a layered picture: columns with headings, arrows around them, a name on each fan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.draw.looks import FAINT, arrow_colour, label, words
from kg.draw.svg.escaped import escaped
from kg.draw.svg.marks import at, lines, number, says, symbol, told, written
from kg.draw.svg.routes import names, routes
from kg.draw.wrap import ems

if TYPE_CHECKING:
    from kg.draw.picture import Picture
    from kg.draw.svg.frame import Frame
    from kg.draw.svg.routes import Route

_HEADING = 19
_NAME = 12


def layered(picture: Picture, language: str, frame: Frame) -> list[str]:
    """Draw it, and make the frame hold it."""
    things = picture.shown()
    ways = routes(picture.lines(), things)
    for thing in things:
        frame.hold(thing.x, thing.y, thing.width, thing.height)
    for way in ways:
        for piece in way.pieces:
            for x, y in piece:
                frame.hold(x, y)
    named = names(ways, lambda predicate: label(predicate, language))
    return [
        *(_arrow(picture, way, language) for way in ways),
        *(written(x, y + 4, text, _NAME, arrow_colour(way.line.predicate)) for (x, y), text, way in named),
        *(symbol(thing, told(picture, thing, language), lines(picture, thing, language)) for thing in things),
        *_headings(picture, language, frame),
    ]


def _arrow(picture: Picture, way: Route, language: str) -> str:
    (x, y), colour = way.pieces[-1][3], arrow_colour(way.line.predicate)
    back = x + way.entering * 10
    path = f"M{at(*way.pieces[0][0])}" + "".join(
        f"C{' '.join(at(*point) for point in piece[1:])}" for piece in way.pieces
    )
    return (
        f'<g>{says(picture, way.line, language)}<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.4"/>'
        f'<path d="M{at(x, y)}L{at(back, y - 4.5)}V{number(y + 4.5)}Z" fill="{colour}"/></g>'
    )


def _headings(picture: Picture, language: str, frame: Frame) -> list[str]:
    columns: dict[int, tuple[float, float]] = {}
    for thing in picture.shown():
        low, high = columns.get(thing.column, (math.inf, -math.inf))
        columns[thing.column] = (min(low, thing.x - thing.width / 2), max(high, thing.x + thing.width / 2))
    y = frame.top - _HEADING
    out = []
    for column, (low, high) in sorted(columns.items()):
        text = words(language)["columns"][column]
        frame.hold((low + high) / 2, y - _HEADING / 2, ems(text) * _HEADING, _HEADING)
        out.append(
            f'<text x="{number((low + high) / 2)}" y="{number(y)}" font-size="{_HEADING}" font-weight="600" '
            f'fill="{FAINT}" text-anchor="middle">{escaped(text)}</text>'
        )
    return out
