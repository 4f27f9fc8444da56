"""An analyst's decisions about nodes, applied to every article from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.facts import Entity


@dataclass(frozen=True, slots=True)
class Merge:
    """Two nodes are one thing: what was linked to ``iri`` is linked to ``into``."""

    iri: str
    into: str


@dataclass(frozen=True, slots=True)
class Split:
    """One node is two things: what bears ``name`` as its fullest name leaves ``iri`` for a node of its own."""

    iri: str
    name: str


class Decisions:
    """Decisions ready to be applied. Their order changes nothing.

    Splits are applied before merges, so a name that was split off can be merged elsewhere.

    Args:
        decisions: All that are in force.

    Raises:
        UsageError: A node is merged into two others, or merges run in a circle.
    """

    def __init__(self, decisions: Iterable[Merge | Split] = ()) -> None:
        self._into: dict[str, str] = {}
        self._split: set[tuple[str, str]] = set()
        for decision in decisions:
            if isinstance(decision, Split):
                self._split.add((decision.iri, decision.name))
            elif self._into.setdefault(decision.iri, decision.into) != decision.into:
                raise UsageError("{iri} is already merged into another node", iri=decision.iri)
        for iri in self._into:
            self._final(iri)

    def node(self, iri: str, name: str) -> str:
        """The node that stands for ``name``, which resolution linked to ``iri``."""
        own = f"{iri}/{iris.segment(name)}" if (iri, name) in self._split else iri
        return self._final(own)

    def apply(self, entity: Entity) -> Entity:
        """The entity at the node it is to have; its official name goes when it leaves the node that gave it."""
        if entity.iri is None or (node := self.node(entity.iri, entity.name)) == entity.iri:
            return entity
        return replace(entity, iri=node, canonical=None)

    def _final(self, iri: str) -> str:
        seen = {iri}
        while iri in self._into:
            iri = self._into[iri]
            if iri in seen:
                raise UsageError("{iri} would be merged into itself", iri=iri)
            seen.add(iri)
        return iri
