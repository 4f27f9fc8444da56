"""What the mirror holds, and what has to be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mirror import cypher
from kg.mirror.layout import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neo4j import Session


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


def is_of_this_layout(session: Session) -> bool:
    """Whether the graph was made by this version's layout, or is empty."""
    layouts = session.execute_read(lambda tx: [row["layout"] for row in tx.run(cypher.LAYOUT)])
    return all(layout == LAYOUT for layout in layouts)
