"""An analyst's decisions about nodes, and where they move what an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import UsageError
from kg.names import BASE
from kg.resolve.nodes import node

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two nodes are one thing: what was linked to ``iri`` is linked to ``into``."""

    iri: str
    into: str
    note: str = ""

    @property
    def id(self) -> str:
        """Its own IRI: the same decision has the same one, whatever is noted."""
        return f"{BASE}decision/{iris.digest('merge', self.iri, self.into)}"


@dataclass(frozen=True, slots=True, order=True)
class Split:
    """One node is two things: some of what was linked to ``iri`` leaves it.

    Attributes:
        iri: The node.
        name: What bears this as its fullest name in an article leaves; empty: whatever its name.
        article: IRI of the article whose mentions leave; empty: all articles'.
        into: The node they get; empty: one of their own, made from the name.
        note: Why, in the analyst's words.
    """

    iri: str
    name: str = ""
    article: str = ""
    into: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """Its own IRI."""
        return f"{BASE}decision/{iris.digest('split', self.iri, self.name, self.article, self.into)}"


Decision = Merge | Split


@dataclass(frozen=True, slots=True)
class Move:
    """Where a node's mentions in an article go.

    Attributes:
        iri: The node they get.
        decisions: The IRIs of the decisions that move them, sorted.
        kept: Whether their old node's names are the new one's too: it was merged, not split.
    """

    iri: str
    decisions: tuple[str, ...]
    kept: bool


class Decisions:
    """Decisions ready to be applied. Their order changes nothing.

    Splits are applied before merges, so what was split off can be merged elsewhere. Of several splits of one node the
    one that names both name and article goes first, then the article's, then the name's.

    Args:
        decisions: All that are in force.

    Raises:
        UsageError: A node is merged into two others, the same mentions are split off to two nodes, or merges run in a
            circle.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(sorted(set(decisions), key=lambda decision: decision.id))
        self._merges: dict[str, Merge] = {}
        self._splits: dict[tuple[str, str, str], Split] = {}
        for decision in self.all:
            if isinstance(decision, Split):
                key = (decision.iri, decision.name, decision.article)
                if self._splits.setdefault(key, decision).into != decision.into:
                    raise UsageError("{iri} is already split otherwise", iri=decision.iri)
            elif self._merges.setdefault(decision.iri, decision).into != decision.into:
                raise UsageError("{iri} is already merged into another node", iri=decision.iri)
        self.concerned = frozenset(decision.iri for decision in self.all)
        """The nodes that anything leaves."""
        for iri in self._merges:
            self._final(iri)

    def move(self, iri: str, name: str, article: str) -> Move | None:
        """Where an article's mentions of a node go, or None if they stay.

        Args:
            iri: The node that resolution gave.
            name: Its fullest name in the article.
            article: The article's IRI.
        """
        made: list[str] = []
        split = next(
            (
                found
                for key in ((iri, name, article), (iri, "", article), (iri, name, ""))
                if (found := self._splits.get(key))
            ),
            None,
        )
        start = iri
        if split:
            made.append(split.id)
            start = split.into or _own(split, name, article)
        final, merges = self._final(start)
        made += merges
        return Move(final, tuple(sorted(made)), kept=not split) if made else None

    def merged(self, iri: str) -> str:
        """The node that a node was merged into, or the node itself."""
        return self._final(iri)[0]

    def _final(self, iri: str) -> tuple[str, list[str]]:
        seen, made = {iri}, []
        while iri in self._merges:
            made.append(self._merges[iri].id)
            iri = self._merges[iri].into
            if iri in seen:
                raise UsageError("{iri} would be merged into itself", iri=iri)
            seen.add(iri)
        return iri, made


def _own(split: Split, name: str, article: str) -> str:
    """The node of its own that is split off: below the old one, or below the article like any that only it can tell."""
    if not split.article:
        return f"{split.iri}/{iris.segment(name)}"
    old = node(split.iri)
    parts = "/".join(map(iris.segment, (article.rpartition("/")[2], name)))
    return f"{old.base}{old.folder}/{parts}" if old else f"{split.iri}/{parts}"
