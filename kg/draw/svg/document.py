"""The whole document: heading, drawing, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draw.looks import INK, PAPER, fonts
from kg.draw.svg.escaped import escaped
from kg.draw.svg.frame import Frame
from kg.draw.svg.layered import layered
from kg.draw.svg.legend import legend
from kg.draw.svg.marks import number
from kg.draw.svg.scattered import scattered
from kg.draw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.draw.picture import Picture

_WIDE = 1600
_MARGIN = 32
_HEADING = 22


def svg(picture: Picture, title: str, language: str) -> str:
    """Draw a picture.

    Args:
        picture: With its places.
        title: Its heading, or empty.
        language: ``zh`` or ``en``, for all words but names.

    Returns:
        One document of text, shapes and lines: no script, no link, nothing loaded. Names are cut as in the page, and
        whole in a ``<title>``.
    """
    frame = Frame()
    if picture.layout == "layered":
        drawn, scale = layered(picture, language, frame), 1.0
    else:
        drawn = scattered(picture, language, frame, _WIDE)
        scale = min(1.0, _WIDE / frame.width)
    width = max(frame.width * scale, 480.0)
    top = _MARGIN + (2 * _HEADING if title else 0)
    under, height = legend(picture, language, width)
    below = top + (frame.bottom - frame.top) * scale + _MARGIN
    left = _MARGIN + (width - frame.width * scale) / 2 - frame.left * scale
    return document(
        width + 2 * _MARGIN,
        below + height + _MARGIN / 2,
        title,
        [
            *([heading(title, width)] if title else []),
            f'<g transform="translate({number(left)},{number(top - frame.top * scale)}) scale({scale:.4f})">',
            *drawn,
            "</g>",
            f'<g transform="translate({_MARGIN},{number(below)})">',
            *under,
            "</g>",
        ],
    )


def heading(title: str, width: float) -> str:
    """The title on top, cut to the width."""
    return (
        f'<text x="{_MARGIN}" y="{_MARGIN + 8}" font-size="{_HEADING}" font-weight="600">'
        f"{escaped(' '.join(wrap(title, width / _HEADING, 1)))}</text>"
    )


def document(width: float, height: float, title: str, body: Iterable[str]) -> str:
    """Put marks on a white sheet of so many pixels."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {round(width)} {round(height)}" '
            f'width="{round(width)}" height="{round(height)}" font-family="{fonts()}" font-size="15" fill="{INK}">',
            f"<title>{escaped(title or 'policy-kg')}</title>",
            f'<rect width="{round(width)}" height="{round(height)}" fill="{PAPER}"/>',
            *body,
            "</svg>\n",
        ]
    )
