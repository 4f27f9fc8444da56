"""From what a person is typing to what may be meant, and the filters beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.serve.explorer.index import Entry, Index

MOST = 50
"""How many are found at most."""

_LAST = "9999"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is left out of the search. Region, groups and days must hold for one and the same article.

    Attributes:
        kind: An entity type or ``Article``; empty for all.
        regions: Regions one of which the article states; None for all articles.
        groups: IRIs of groups one of which the article speaks of; None for all articles.
        since: The first day of publication (``YYYY-MM-DD``), or empty.
        until: The last day, or empty.
    """

    kind: str = ""
    regions: frozenset[str] | None = None
    groups: frozenset[str] | None = None
    since: str = ""
    until: str = ""

    def articles(self, index: Index) -> frozenset[int] | None:
        """The places of the articles that pass; None when all do."""
        passing: frozenset[int] | None = None
        for table, wanted in ((index.regions, self.regions), (index.groups, self.groups)):
            if wanted is not None:
                some = frozenset[int]().union(*(table.get(value, frozenset()) for value in wanted))
                passing = some if passing is None else passing & some
        if self.since or self.until:
            until = self.until or _LAST
            some = frozenset(
                i for i, a in enumerate(index.articles) if a.published and self.since <= a.published[:10] <= until
            )
            passing = some if passing is None else passing & some
        return passing


def search(index: Index, wanted: str, chosen: Filter, most: int = MOST) -> list[Entry]:
    """Find entries.

    Args:
        index: Where.
        wanted: A part of a name, or initials in pinyin; empty finds all that passes.
        chosen: What must hold besides.
        most: How many to stop at.

    Returns:
        Whole names first, then beginnings, then inner parts, names before initials; within each what most articles
        speak of.
    """
    articles = chosen.articles(index)
    found: dict[int, Entry] = {}
    for number in _candidates(index, " ".join(wanted.lower().split())):
        entry = index.entries[number]
        if number in found or (chosen.kind and entry.kind != chosen.kind):
            continue
        if articles is None or any(article in articles for article in entry.articles):
            found[number] = entry
            if len(found) == most:
                break
    return list(found.values())


def _candidates(index: Index, wanted: str) -> Iterator[int]:
    if not wanted:
        yield from range(len(index.entries))
        return
    letters = wanted.replace(" ", "") if wanted.isascii() else ""
    for way in ("equal", "beginning", "holding"):
        yield from getattr(index.names, way)(wanted)
        if letters.isalnum():
            yield from getattr(index.initials, way)(letters)
