"""A dry run's store: says what would become of each article, and writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.rdf import DIGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Quad

    from kg.store import Outcome, Store


class Rehearsal:
    """What :meth:`kg.store.Store.put` would do.

    Args:
        store: The store as it is, or None where there is none yet.
    """

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._seen: dict[str, str | None] = {}

    def __call__(self, graphs: Iterable[Sequence[Quad]]) -> list[Outcome]:
        """What would become of each article."""
        return [self._outcome(quads) for quads in graphs]

    def _outcome(self, quads: Sequence[Quad]) -> Outcome:
        from kg.store import Outcome, State

        iri = str(getattr(quads[0].graph_name, "value", ""))
        old = self._seen[iri] if iri in self._seen else self._stored(iri)
        new = self._seen[iri] = _digest(quads)
        return Outcome(iri, State.NEW if old is None else State.UNCHANGED if old == new else State.REPLACED)

    def _stored(self, iri: str) -> str | None:
        return _digest(self._store.graph(iri)) if self._store else None


def _digest(quads: Iterable[Quad]) -> str | None:
    return next((str(getattr(quad.object, "value", "")) for quad in quads if quad.predicate == DIGEST), None)
