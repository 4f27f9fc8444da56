"""Brings the property graph in step with the store.

The state is kept on the mirror's side, where it cannot part from what it tells of: an article's digest stands on its
node, and a node that may be behind its articles is marked ``stale``. Both change in the transaction that makes them
true, so a run that is killed leaves a graph from which the next one goes on.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.errors import MirrorError
from kg.mirror import cypher
from kg.mirror.entities import entity_nodes
from kg.mirror.identity import identity
from kg.mirror.layout import BROADER, LAYOUT, NO_LAYOUT, RELATIONSHIPS
from kg.mirror.registry import mark_all, write_registry
from kg.mirror.report import MirrorReport
from kg.mirror.source import Source, batches
from kg.mirror.state import Plan, State, plan, read_digests, read_state
from kg.mirror.target import connected
from kg.mirror.write import Batch, remove_articles, stale_entities, write_articles, write_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from neo4j import ManagedTransaction, Session

    from kg.mirror.entities import EntityNode
    from kg.mirror.read import Sheet
    from kg.mirror.target import Target
    from kg.store import Store

_STATEMENTS = 4_000  # relationships a transaction: large enough to be quick, small enough for a server's memory
_ARTICLES = 500
_ENTITIES = 2_000
_DROPPED = 10_000


_REMEMBERED = 50_000  # nodes of a graph that is being filled, so that they are not read again for each batch


T = TypeVar("T")


class Progress(Protocol):
    """Told how far a run has come."""

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` articles are dealt with."""


def mirror(store: Store, target: Target, *, full: bool = False, progress: Progress | None = None) -> MirrorReport:
    """Bring a property graph in step with a store.

    Only articles that changed since the last run go over the wire.

    Args:
        store: The truth.
        target: The graph.
        full: Remove all that is ours from the graph first and make it anew.
        progress: Told how far it has come.

    Returns:
        What was done.

    Raises:
        MirrorError: The graph does not answer, refuses the user, or fails; or it mirrors another store, whose articles
            would go.
    """
    source = Source(store)
    own = identity(store.place)
    with connected(target) as driver, driver.session(database=target.database) as session:
        state = read_state(session)
        if full or state.layout not in (None, LAYOUT):
            _drop(session)
            state = State()
        digests = read_digests(session)
        todo = plan(source.digests, digests)
        if todo.remove and state.store not in (None, own):
            raise MirrorError(
                "{uri} mirrors another store, with {count} articles that are not in this one; "
                "kg mirror --full makes it anew",
                uri=target.uri,
                count=len(todo.remove),
            )
        if state.store != own:  # for the first time: from now on both are there
            make_schema(session)
            state = replace(state, filling=not digests)
            adopt = {"layout": LAYOUT, "store": own, "filling": state.filling or None}
            session.execute_write(lambda tx: tx.run(cypher.ADOPT, adopt).consume())
        elif state.filling:  # and killed: nobody knows which nodes fell behind since
            mark_all(session)
            session.execute_write(_filled)
            state = replace(state, filling=False)
        if state.registry != source.registry_version:
            write_registry(session, source)
        report = MirrorReport(
            new=len(todo.write) - len(todo.known),
            replaced=len(todo.known),
            unchanged=todo.unchanged,
            removed=len(todo.remove),
        )
        _articles(session, source, todo, report, progress, filling=state.filling)
        if state.filling:
            session.execute_write(_filled)
        while _sweep(session, source, report):
            _articles(session, source, plan(source.digests, read_digests(session)), report)
        return report


def make_schema(session: Session) -> None:
    """Make the constraints and indexes that are not there yet."""
    for statement in cypher.SCHEMA:
        session.run(statement).consume()


def _filled(tx: ManagedTransaction) -> None:
    tx.run(cypher.FILLED).consume()


def _articles(
    session: Session,
    source: Source,
    todo: Plan,
    report: MirrorReport,
    progress: Progress | None = None,
    *,
    filling: bool = False,
) -> None:
    done, total = 0, len(todo.remove) + len(todo.write)
    for gone in batches(todo.remove, _ARTICLES):
        session.execute_write(remove_articles, gone)
        done += len(gone)
        if progress:
            progress(done, total)
    nodes = Nodes(source) if filling else None
    for batch in ahead(_batches(source, todo.write, nodes)):
        relationships, entities = session.execute_write(write_articles, batch)
        report.statements += relationships
        report.entities += entities
        done += len(batch.sheets)
        if progress:
            progress(done, total)


class Nodes:
    """Entities as the whole store has them, read once for most of their articles."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._read: dict[str, EntityNode] = {}

    def __call__(self, iris: Iterable[str]) -> dict[str, EntityNode]:
        """Some entities, by IRI."""
        wanted = set(iris)
        if len(self._read) > _REMEMBERED:
            self._read.clear()
        self._read |= entity_nodes(self._source, wanted - self._read.keys())
        return {iri: node for iri in wanted if (node := self._read.get(iri))}


def _batches(source: Source, articles: tuple[str, ...], nodes: Nodes | None) -> Iterator[Batch]:
    batch: list[Sheet] = []
    size = 0
    for sheet in source.articles(articles):
        batch.append(sheet)
        size += 1 + sum(map(len, sheet.arrows.values()))
        if size >= _STATEMENTS or len(batch) == _ARTICLES:
            yield _with_entities(source, batch, nodes)
            batch, size = [], 0
    if batch:
        yield _with_entities(source, batch, nodes)


def _with_entities(source: Source, sheets: list[Sheet], nodes: Nodes | None) -> Batch:
    iris = {iri for sheet in sheets for iri in sheet.entities}
    if nodes is None:
        return Batch(sheets, source.labels(iris), {})
    whole = nodes(iris)
    return Batch(sheets, {iri: node.labels for iri, node in whole.items()}, whole)


def ahead(batches: Iterator[T]) -> Iterator[T]:
    """Read the next batch while the graph's server is busy with this one."""
    with ThreadPoolExecutor(1) as reader:
        following = reader.submit(next, batches, None)
        while (batch := following.result()) is not None:
            following = reader.submit(next, batches, None)
            yield batch


def _sweep(session: Session, source: Source, report: MirrorReport) -> int:
    """Make every stale node anew from the store; only now, as all its articles are there.

    Returns:
        How many nodes went because they need another label: their articles are to be written again.
    """
    relabelled = 0
    while stale := session.execute_read(stale_entities, _ENTITIES):
        nodes = entity_nodes(source, stale)
        written, removed, again = session.execute_write(write_entities, stale, nodes)
        report.entities += written
        report.entities_removed += removed
        relabelled += again
    return relabelled


def _drop(session: Session) -> None:
    """Remove all that is ours, batch by batch. One that is killed halfway is begun again by the next run."""
    session.execute_write(lambda tx: tx.run(cypher.LOCK, layout=NO_LAYOUT).consume())
    drops = [cypher.drop_relationships(kind) for kind in (*RELATIONSHIPS, BROADER)]
    drops += [cypher.drop_nodes(label) for label in ("Article", "Entity", "Mirror")]
    for drop in drops:
        while session.execute_write(_dropped, drop):
            pass


def _dropped(tx: ManagedTransaction, drop: str) -> int:
    return int(tx.run(drop, limit=_DROPPED).single(strict=True)["gone"])
