"""One article's graph, as far as the mirror reads it, by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Said = tuple[str, str, str]
"""Subject, predicate and object: IRIs, and the words of literals."""


class ArticleQuads:
    """One article's graph, ready to be asked for values.

    Args:
        iri: The article, and its graph's name.
        said: What the graph says, in any order.
    """

    def __init__(self, iri: str, said: Iterable[Said]) -> None:
        self.iri = iri
        self._values: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in said:
            self._values[predicate][subject].append(value)

    def subjects(self, predicate: str) -> list[str]:
        """Every subject that has the predicate, sorted."""
        return sorted(self._values[predicate])

    def all(self, subject: str, predicate: str) -> Sequence[str]:
        """The values of a predicate, sorted."""
        values = self._values[predicate].get(subject, ())
        return sorted(values) if len(values) > 1 else values

    def one(self, subject: str, predicate: str) -> str | None:
        """The first of the values, or None."""
        values = self._values[predicate].get(subject)
        return min(values) if values else None
