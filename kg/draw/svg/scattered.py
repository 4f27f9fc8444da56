"""The drawing of communities: straight arrows between symbols, and as many names as there is room for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.draw.looks import INK, arrow_colour, looks
from kg.draw.picture import Fold
from kg.draw.svg.marks import at, lines, number, says, symbol, told, written
from kg.draw.wrap import ems

if TYPE_CHECKING:
    from kg.draw.picture import Line, Picture, Round
    from kg.draw.svg.frame import Frame

_NAME = 13
_HEAD = 9
_GROUND = "#eef2f5"


def scattered(picture: Picture, language: str, frame: Frame, width: int) -> list[str]:
    """Draw it, and make the frame hold it.

    Args:
        picture: With its places.
        language: Of the words in it.
        frame: Grows.
        width: Of the whole in pixels, which decides how large names are.
    """
    things = picture.shown()
    for thing in things:
        frame.hold(thing.x, thing.y, thing.width, thing.height)
    for community in picture.rounds:
        frame.hold(community.x, community.y, 2 * community.radius, 2 * community.radius)
    unit = max(1.0, frame.width / width)
    return [
        *(
            f'<circle cx="{number(r.x)}" cy="{number(r.y)}" r="{number(r.radius)}" fill="{_GROUND}"/>'
            for r in picture.rounds
        ),
        *(_arrow(picture, line, language, unit) for line in picture.lines()),
        *(symbol(thing, told(picture, thing, language)) for thing in things),
        *_names(picture, language, frame, _NAME * unit),
    ]


def _ground(community: Round) -> str:
    x, y, radius = number(community.x), number(community.y), number(community.radius)
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{_GROUND}"/>'


def _arrow(picture: Picture, line: Line, language: str, unit: float) -> str:
    p, q, colour = line.start, line.end, arrow_colour(line.predicate)
    away = math.hypot(q.x - p.x, q.y - p.y) or 1.0
    dx, dy = (q.x - p.x) / away, (q.y - p.y) / away
    head = 0.0 if line.predicate in looks()["undirected"] else min(_HEAD * unit, away / 3)
    wing = 0.4 * head
    x, y = q.x - dx * q.width / 2, q.y - dy * q.height / 2
    back_x, back_y = x - dx * head, y - dy * head
    thick = (1 + min(3.0, math.log2(line.statements or 1)) * 0.6) * min(unit, 1.5)
    return (
        f'<g opacity="0.75">{says(picture, line, language)}'
        f'<path d="M{at(p.x + dx * p.width / 2, p.y + dy * p.height / 2)}L{at(back_x, back_y)}" stroke="{colour}" '
        f'stroke-width="{number(thick)}"/><path d="M{at(x, y)}L{at(back_x - dy * wing, back_y + dx * wing)}'
        f'L{at(back_x + dy * wing, back_y - dx * wing)}Z" fill="{colour}"/></g>'
    )


def _names(picture: Picture, language: str, frame: Frame, size: float) -> list[str]:
    """The most important first; one that would lie over another is left out, and told on hover only."""
    taken: list[tuple[float, float, float, float]] = []
    out = []
    for thing in sorted(picture.shown(), key=lambda thing: (isinstance(thing, Fold), -thing.weight)):
        text = " ".join(lines(picture, thing, language)[:1])
        wide, top = ems(text) * size, thing.y + thing.height / 2 + size / 6
        box = (thing.x - wide / 2, top, thing.x + wide / 2, top + size * 1.2)
        if any(box[0] < o[2] and box[2] > o[0] and box[1] < o[3] and box[3] > o[1] for o in taken):
            continue
        taken.append(box)
        frame.hold(thing.x, top + size / 2, wide, size)
        out.append(written(thing.x, top + size, text, size, INK, bold=True))
    return out
