"""One article's quads, by subject and predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad


class ArticleQuads:
    """One article's graph, ready to be asked for values.

    Args:
        iri: The article, and its graph's name.
        quads: All quads of the graph, in any order.
    """

    def __init__(self, iri: str, quads: Iterable[Quad]) -> None:
        self.iri = iri
        self._values: dict[str, dict[str, list[str]]] = {}
        for quad in quads:
            # An article's graph has no blank nodes and no triple terms, so every term has a value.
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value  # type: ignore[union-attr]
            self._values.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def subjects(self) -> list[str]:
        """Every subject, sorted."""
        return sorted(self._values)

    def all(self, subject: str, predicate: str) -> list[str]:
        """The values of a predicate, sorted; lexical forms of literals, IRIs of nodes."""
        return sorted(self._values.get(subject, {}).get(predicate, ()))

    def one(self, subject: str, predicate: str) -> str | None:
        """The first of the values, or None."""
        return next(iter(self.all(subject, predicate)), None)
