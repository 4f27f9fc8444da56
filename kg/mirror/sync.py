"""Brings the property graph in step with the store.

The state is kept on the mirror's side, where it cannot part from what it tells of: an article's digest stands on its
node, and a node that may be behind its articles is marked ``stale``. Both change in the transaction that makes them
true, so a run that is killed leaves a graph from which the next one goes on.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.errors import MirrorError
from kg.mirror import cypher
from kg.mirror.entities import entity_nodes
from kg.mirror.identity import identity
from kg.mirror.layout import BROADER, LAYOUT, NO_LAYOUT, RELATIONSHIPS
from kg.mirror.registry import write_registry
from kg.mirror.report import MirrorReport
from kg.mirror.source import Source, batches
from kg.mirror.state import Plan, State, plan, read_digests, read_state
from kg.mirror.target import connected
from kg.mirror.write import remove_articles, stale_entities, write_articles, write_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import ManagedTransaction, Session

    from kg.mirror.read import Sheet
    from kg.mirror.target import Target
    from kg.store import Store

_STATEMENTS = 4_000  # relationships a transaction: large enough to be quick, small enough for a server's memory
_ARTICLES = 500
_ENTITIES = 2_000
_DROPPED = 10_000


T = TypeVar("T")
Batch = tuple[list["Sheet"], dict[str, tuple[str, ...]]]
"""Articles, and what the entities are that they speak of."""


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
        todo = plan(source.digests, read_digests(session))
        if todo.remove and state.store not in (None, own):
            raise MirrorError(
                "{uri} mirrors another store, with {count} articles that are not in this one; "
                "kg mirror --full makes it anew",
                uri=target.uri,
                count=len(todo.remove),
            )
        if state.store != own:  # for the first time: from now on both are there
            make_schema(session)
            session.execute_write(lambda tx: tx.run(cypher.ADOPT, layout=LAYOUT, store=own).consume())
        if state.registry != source.registry_version:
            write_registry(session, source)
        report = MirrorReport(
            new=len(todo.write) - len(todo.known),
            replaced=len(todo.known),
            unchanged=todo.unchanged,
            removed=len(todo.remove),
        )
        _articles(session, source, todo, report, progress)
        while _sweep(session, source, report):
            _articles(session, source, plan(source.digests, read_digests(session)), report, None)
        return report


def make_schema(session: Session) -> None:
    """Make the constraints and indexes that are not there yet."""
    for statement in cypher.SCHEMA:
        session.run(statement).consume()


def _articles(session: Session, source: Source, todo: Plan, report: MirrorReport, progress: Progress | None) -> None:
    done, total = 0, len(todo.remove) + len(todo.write)
    for gone in batches(todo.remove, _ARTICLES):
        session.execute_write(remove_articles, gone)
        done += len(gone)
        if progress:
            progress(done, total)
    for sheets, labels in ahead(_sheets(source, todo.write)):
        report.statements += session.execute_write(write_articles, sheets, labels)
        done += len(sheets)
        if progress:
            progress(done, total)


def _sheets(source: Source, articles: tuple[str, ...]) -> Iterator[Batch]:
    batch: list[Sheet] = []
    size = 0
    for iri in articles:
        sheet = source.article(iri)
        batch.append(sheet)
        size += 1 + sum(map(len, sheet.arrows.values()))
        if size >= _STATEMENTS or len(batch) == _ARTICLES:
            yield _labelled(source, batch)
            batch, size = [], 0
    if batch:
        yield _labelled(source, batch)


def _labelled(source: Source, sheets: list[Sheet]) -> Batch:
    return sheets, source.labels(iri for sheet in sheets for iri in sheet.entities)


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
