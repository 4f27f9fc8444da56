"""The registry's kinds of firms and persons in the property graph: which is wider than which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mirror import cypher
from kg.mirror.layout import LAYOUT
from kg.mirror.write import make_known

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

    from kg.mirror.source import Source

_MARKED = 10_000


@dataclass(frozen=True, slots=True)
class Registry:
    """What the mirror takes from the registry beside names.

    Attributes:
        groups: IRIs of its groups, sorted.
        broader: Pairs of a group and a wider one, sorted.
    """

    groups: tuple[str, ...]
    broader: tuple[tuple[str, str], ...]


def write_registry(session: Session, source: Source) -> None:
    """Bring the groups up to date after the registry changed; every node becomes stale, as names come from it."""
    mark_all(session)
    session.execute_write(_write, source)


def mark_all(session: Session) -> None:
    """Let the sweep look at every node, batch by batch."""
    while session.execute_write(lambda tx: tx.run(cypher.MARK_ALL, limit=_MARKED).single(strict=True)["marked"]):
        pass


def _write(tx: ManagedTransaction, source: Source) -> None:
    tx.run(cypher.LOCK, layout=LAYOUT).consume()
    tx.run(cypher.REMOVE_BROADER).consume()
    make_known(tx, source.registry.groups, source.labels(source.registry.groups))
    rows = [{"subject_iri": group, "object_iri": wider} for group, wider in source.registry.broader]
    tx.run(cypher.CREATE_BROADER, rows=rows).consume()
    tx.run(cypher.SET_REGISTRY, registry=source.registry_version).consume()
