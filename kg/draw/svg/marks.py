"""The marks that drawings are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draw.looks import PAPER, label, looks, words
from kg.draw.picture import Fold
from kg.draw.svg.escaped import escaped
from kg.draw.svg.outline import outline
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.draw.picture import Line, Node, Picture

LINE = 20
"""From one line of a box to the next."""


def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{round(value, 1):.10g}"


def at(x: float, y: float) -> str:
    """A point."""
    return f"{number(x)},{number(y)}"


def name(picture: Picture, thing: Node | Fold, language: str) -> str:
    """The whole name of a node, or how many measures a fold holds."""
    if not isinstance(thing, Fold):
        return thing.entity.name
    details = picture.nodes[thing.parent].entity.type is EntityType.MEASURE
    return str(words(language)["details" if details else "measures"]).format(n=len(thing.members))


def lines(picture: Picture, thing: Node | Fold, language: str) -> Sequence[str]:
    """What stands in its box."""
    return (name(picture, thing, language),) if isinstance(thing, Fold) else thing.lines


def symbol(thing: Node | Fold, told: str, text: Sequence[str] = ()) -> str:
    """A node or fold with its outline, its text, and what is told on hover."""
    kind = EntityType.MEASURE if isinstance(thing, Fold) else thing.entity.type
    look = looks()["types"][kind]
    fill, stroke, ink = look["light"]
    path = outline(look["shape"], thing.width, thing.height)
    pile = "".join(
        f'<path d="{path}" transform="translate({step},{step})" fill="{PAPER}" stroke="{stroke}"/>'
        for step in ((8, 4) if isinstance(thing, Fold) else ())
    )
    weight = "" if kind is EntityType.MEASURE else ' font-weight="600"'
    written = "".join(
        f'<text y="{number((i - (len(text) - 1) / 2) * LINE + 5)}" fill="{ink}" text-anchor="middle"{weight}>'
        f"{escaped(line)}</text>"
        for i, line in enumerate(text)
    )
    return (
        f'<g transform="translate({at(thing.x, thing.y)})"><title>{escaped(told)}</title>{pile}'
        f'<path d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="1.6"/>{written}</g>'
    )


def told(picture: Picture, thing: Node | Fold, language: str) -> str:
    """Its type and whole name."""
    kind = EntityType.MEASURE if isinstance(thing, Fold) else thing.entity.type
    return f"{label(kind, language)}　{name(picture, thing, language)}"


def says(picture: Picture, line: Line, language: str) -> str:
    """What an arrow says, for hover."""
    start, end = name(picture, line.start, language), name(picture, line.end, language)
    return f"<title>{escaped(f'{start} —{label(line.predicate, language)}→ {end}')}</title>"


def written(x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False) -> str:
    """Text around a point, with a rim of paper so that it can be read over lines."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="middle" fill="{colour}" '
        f'stroke="{PAPER}" stroke-width="{number(size / 3.5)}" stroke-linejoin="round" paint-order="stroke"{weight}>'
        f"{escaped(text)}</text>"
    )
