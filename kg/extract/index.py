"""The names of an article in the order of its text, for looking up what stands in a clause."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.mentions import Name
    from kg.names import EntityType


_PLACE = "acting-place"


class Named(NamedTuple):
    """One mention: its characters, what it is, which of the article's names, and whether it is a place that acts."""

    begin: int
    end: int
    type: EntityType
    name: int
    place: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """All mentions in text order."""

    named: tuple[Named, ...]
    begins: tuple[int, ...]

    def within(self, begin: int, end: int) -> Sequence[Named]:
        """The mentions that begin in a stretch of the text."""
        return self.named[bisect_left(self.begins, begin) : bisect_left(self.begins, end)]


def index(names: Sequence[Name]) -> Index:
    """Put the mentions of all names in text order, the longer of two that begin together first."""
    named = sorted(
        (
            Named(mention.span.begin, mention.span.end, name.type, i, mention.rule == _PLACE)
            for i, name in enumerate(names)
            for mention in name.mentions
        ),
        key=lambda one: (one.begin, -one.end),
    )
    return Index(tuple(named), tuple(one.begin for one in named))
