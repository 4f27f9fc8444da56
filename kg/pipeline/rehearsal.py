"""A dry run's store: says what would become of each article, and writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import Outcome, State
from kg.store.store import graph_name, said_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Quad

    from kg.store import Store


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
        iri = graph_name(quads).value
        old = self._seen[iri] if iri in self._seen else self._stored(iri)
        new = self._seen[iri] = said_digest(quads)
        return Outcome(iri, State.NEW if old is None else State.UNCHANGED if old == new else State.REPLACED)

    def _stored(self, iri: str) -> str | None:
        return said_digest(self._store.graph(iri)) if self._store else None
