"""What shapes and colours mean, under the drawing; and how much is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draw.looks import FAINT, INK, arrow_colour, label, looks, words
from kg.draw.svg.escaped import escaped
from kg.draw.svg.marks import number
from kg.draw.svg.outline import outline
from kg.draw.wrap import ems
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from kg.draw.picture import Picture

_SIZE = 14
_ROW = 26
_GAP = 22
_MARK = 30


def legend(picture: Picture, language: str, width: float) -> tuple[list[str], float]:
    """Draw it from (0, 0) downwards, in rows no wider than the width.

    Returns:
        The marks, and the height they take.
    """
    x, y = 0.0, _ROW / 2
    out = []
    for mark, text in [*_types(picture, language), *_predicates(picture, language)]:
        wide = _MARK + ems(text) * _SIZE
        if x and x + wide > width:
            x, y = 0.0, y + _ROW
        out.append(
            f'<g transform="translate({number(x)},{number(y)})">{mark}'
            f'<text x="{_MARK}" y="5" font-size="{_SIZE}" fill="{INK}">{escaped(text)}</text></g>'
        )
        x += wide + _GAP
    if picture.left_out:
        y += _ROW
        text = str(words(language)["left_out"]).format(n=picture.left_out)
        out.append(f'<text y="{number(y + 5)}" font-size="{_SIZE}" fill="{FAINT}">{escaped(text)}</text>')
    return out, y + _ROW / 2


def _types(picture: Picture, language: str) -> list[tuple[str, str]]:
    there = {node.entity.type for node in picture.nodes}
    found = []
    for kind in EntityType:
        if kind in there:
            look = looks()["types"][kind]
            fill, stroke, _ = look["light"]
            path = outline(look["shape"], *((24, 14) if look["shape"] == "pill" else (17, 17)))
            found.append((f'<path transform="translate(13,0)" d="{path}" fill="{fill}" stroke="{stroke}"/>', kind))
    return [(mark, label(kind, language)) for mark, kind in found]


def _predicates(picture: Picture, language: str) -> list[tuple[str, str]]:
    there = {line.predicate for line in picture.lines()}
    order = [str(predicate) for predicate in Predicate]
    found = sorted(there, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [
        (
            f'<path d="M0,0H18" stroke="{arrow_colour(name)}" stroke-width="2"/>'
            + ("" if name in looks()["undirected"] else f'<path d="M26,0L17,-4.5V4.5Z" fill="{arrow_colour(name)}"/>'),
            label(name, language),
        )
        for name in found
    ]
