"""What the mirror holds, and what has to be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mirror import cypher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neo4j import Session


@dataclass(frozen=True, slots=True)
class State:
    """What a graph says of itself.

    Attributes:
        layout: Which version of the layout it has; None where nothing was ever mirrored.
        registry: Which version of the registry it holds.
        store: Which store it is a view of (:func:`kg.mirror.identity.identity`); None for one that was just imported.
        filling: Whether it is being filled for the first time, or a run that did so was killed.
    """

    layout: int | None = None
    registry: str | None = None
    store: str | None = None
    filling: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What differs between store and mirror, by article, each list sorted.

    Attributes:
        write: In the store, and not on the mirror in this version.
        remove: On the mirror, and no longer in the store.
        known: Those of ``write`` that are on the mirror in another version.
        unchanged: How many are the same.
    """

    write: tuple[str, ...]
    remove: tuple[str, ...]
    known: frozenset[str]
    unchanged: int


def plan(store: Mapping[str, str], mirror: Mapping[str, str | None]) -> Plan:
    """Compare the digests of both sides."""
    write = tuple(sorted(iri for iri, digest in store.items() if mirror.get(iri) != digest))
    return Plan(
        write,
        tuple(sorted(mirror.keys() - store.keys())),
        frozenset(write) & mirror.keys(),
        len(store) - len(write),
    )


def read_digests(session: Session) -> dict[str, str | None]:
    """The digest of every article on the mirror."""
    return session.execute_read(lambda tx: {row["iri"]: row["digest"] for row in tx.run(cypher.DIGESTS)})


def read_state(session: Session) -> State:
    """What the graph says of itself."""
    record = session.execute_read(lambda tx: tx.run(cypher.STATE).single())
    if record is None:
        return State()
    return State(record["layout"], record["registry"], record["store"], bool(record["filling"]))
