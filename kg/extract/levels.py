"""Which measures are an article's main points, and where each stands in its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.enumerators import Enumerator
    from kg.extract.measures import Candidate
    from kg.extract.reading import Reading

# How official documents nest their numbers; the outermost that numbers measures makes the main points.
_NESTING = ("chapter", "heading", "bracket", "digit", "bracket-digit", "circled", "spoken")


class Level(NamedTuple):
    """1 with a place in the list (from 1), or 2 with none."""

    level: int
    position: int | None


def levels(readings: Sequence[Reading], measures: Sequence[Candidate]) -> list[Level]:
    """The level of each measure.

    Where items are numbered, the first measure of each item of the outermost list is a main point and all else
    inside the list is a detail; where nothing is numbered, every measure is a main point.
    """
    items = _items(readings)
    numbered = {item.kind for m in measures if (item := items[m.reading]) is not None}
    outermost = min(numbered, key=_NESTING.index, default=None)
    result: list[Level] = []
    seen, last = set(), 0
    for one in measures:
        item = items[one.reading]
        if outermost is None:
            result.append(Level(1, len(result) + 1))
        elif item is None:
            result.append(Level(1, None))
        elif item.kind == outermost and item.span not in seen:
            seen.add(item.span)
            last = item.ordinal or last + 1
            result.append(Level(1, last))
        else:
            result.append(Level(2, None))
    return result


def _items(readings: Sequence[Reading]) -> list[Enumerator | None]:
    """The item each clause stands in: the last enumerator before it, until a paragraph that leaves the list."""
    items: list[Enumerator | None] = []
    current: Enumerator | None = None
    for reading in readings:
        if reading.clause.enumerator is not None:
            current = reading.clause.enumerator
        items.append(current)
    return items
