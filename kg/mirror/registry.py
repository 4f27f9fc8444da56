"""The registry's kinds of firms and persons in the property graph: which is wider than which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mirror import cypher
from kg.mirror.layout import LAYOUT
from kg.mirror.write import make_known

if TYPE_CHECKING:
    from collections.abc import Callable

    from neo4j import ManagedTransaction, Session

    from kg.mirror.entities import EntityNode

_MARKED = 10_000


@dataclass(frozen=True, slots=True)
class Registry:
    """What the mirror takes from the registry beside names.

    Attributes:
        version: Stands for the contents of all its graphs.
        groups: IRIs of its groups, sorted.
        broader: Pairs of a group and a wider one, sorted.
    """

    version: str
    groups: tuple[str, ...]
    broader: tuple[tuple[str, str], ...]


def write_registry(
    session: Session, registry: Registry, nodes_of: Callable[[list[str]], dict[str, EntityNode]]
) -> None:
    """Bring the groups up to date if the registry changed; every node becomes stale, as names come from it."""
    if session.execute_read(_version) == registry.version:
        return
    while session.execute_write(lambda tx: tx.run(cypher.MARK_ALL, limit=_MARKED).single(strict=True)["marked"]):
        pass
    session.execute_write(_write, registry, nodes_of)


def _version(tx: ManagedTransaction) -> str | None:
    record = tx.run(cypher.REGISTRY).single()
    return record["registry"] if record else None


def _write(tx: ManagedTransaction, registry: Registry, nodes_of: Callable[[list[str]], dict[str, EntityNode]]) -> None:
    tx.run(cypher.LOCK, layout=LAYOUT).consume()
    tx.run(cypher.REMOVE_BROADER).consume()
    make_known(tx, registry.groups, nodes_of)
    rows = [{"subject_iri": group, "object_iri": wider} for group, wider in registry.broader]
    tx.run(cypher.CREATE_BROADER, rows=rows).consume()
    tx.run(cypher.SET_REGISTRY, registry=registry.version).consume()
