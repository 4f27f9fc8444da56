"""Compares store and property graph, statement by statement, and says what differs."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from kg.mirror import cypher
from kg.mirror.entities import entity_nodes
from kg.mirror.layout import BROADER, RELATIONSHIPS
from kg.mirror.source import Source, batches
from kg.mirror.target import connected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from neo4j import Session

    from kg.mirror.evidence import Row
    from kg.mirror.sync import Progress
    from kg.mirror.target import Target
    from kg.store import Store

_ARTICLES = 200
_ENTITIES = 1_000


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Something that is not the same on both sides.

    Attributes:
        what: ``article``, ``entity`` or the relationship's type.
        iri: Its key.
        how: Missing on the mirror, there without being in the store, or there with other contents.
        detail: The properties that differ, for ``changed``.
    """

    what: str
    iri: str
    how: Literal["missing", "extra", "changed"]
    detail: str = ""


def verify(store: Store, target: Target, *, progress: Progress | None = None) -> list[Difference]:
    """Compare every article, entity and statement by key and contents.

    Both sides are read in batches of articles: neither is ever held whole.

    Args:
        store: The truth.
        target: The graph.
        progress: Told how far it has come, in articles.

    Returns:
        What differs, sorted; empty when the graph is exactly in step.

    Raises:
        MirrorError: The graph does not answer, refuses the user, or fails.
    """
    source = Source(store)
    with connected(target) as driver, driver.session(database=target.database, fetch_size=5_000) as session:
        found = [
            *_articles(session, source, progress),
            *_strangers(session, source),
            *_entities(session, source),
            *_registry(session, source),
        ]
    return sorted(set(found))


def _articles(session: Session, source: Source, progress: Progress | None) -> Iterator[Difference]:
    mirrored = {str(row["properties"]["iri"]): _digest(row["properties"]) for row in session.run(cypher.ALL_ARTICLES)}
    for iri in sorted(mirrored.keys() - source.digests.keys()):
        yield Difference("article", iri, "extra")
    done = 0
    for batch in batches(sorted(source.digests), _ARTICLES):
        wanted: dict[str, dict[str, Row]] = {kind: {} for kind in RELATIONSHIPS}
        for iri in batch:
            sheet = source.article(iri)
            if iri not in mirrored:
                yield Difference("article", iri, "missing")
            elif mirrored[iri] != _digest(sheet.properties):
                yield Difference("article", iri, "changed")
            for kind, arrows in sheet.arrows.items():
                for arrow in arrows:
                    wanted[kind][str(arrow.properties["iri"])] = {
                        "(from)": arrow.subject,
                        "(to)": arrow.object,
                        **arrow.properties,
                    }
        for kind, rows in wanted.items():
            yield from _relationships(session, kind, batch, rows)
        done += len(batch)
        if progress:
            progress(done, len(source.digests))


def _relationships(session: Session, kind: str, articles: list[str], wanted: dict[str, Row]) -> Iterator[Difference]:
    for record in session.run(cypher.relationships_of(kind), articles=articles):
        there: Row = {"(from)": record["subject"], "(to)": record["object"], **record["properties"]}
        iri = str(there.get("iri"))
        # pop, so that a second relationship of the same key is one too many.
        here = wanted.pop(iri, None)
        if here is None:
            yield Difference(kind, iri, "extra")
        elif _digest(here) != _digest(there):
            yield Difference(kind, iri, "changed", _differing(here, there))
    for iri in wanted:
        yield Difference(kind, iri, "missing")


def _strangers(session: Session, source: Source) -> Iterator[Difference]:
    """Relationships of our types whose article the store does not have."""
    for kind in RELATIONSHIPS:
        for row in session.run(cypher.articles_with(kind)):
            if row["article"] not in source.digests:
                yield Difference(kind, str(row["article"]), "extra", f"{row['count']} relationships")


def _entities(session: Session, source: Source) -> Iterator[Difference]:
    """Nodes: those missing show as mentions without an end, so it is enough to go through those that are there."""
    rows = ((row["properties"], row["labels"]) for row in session.run(cypher.ALL_ENTITIES))
    for batch in _chunks(rows):
        nodes = entity_nodes(source, [str(properties["iri"]) for properties, _ in batch])
        for properties, labels in batch:
            node = nodes.get(str(properties["iri"]))
            if node is None:
                yield Difference("entity", str(properties["iri"]), "extra")
                continue
            here = {"(labels)": sorted(node.labels), **node.properties}
            there = {"(labels)": sorted(set(labels) - {"Entity"}), **properties}
            if _digest(here) != _digest(there):
                yield Difference("entity", node.iri, "changed", _differing(here, there))


def _registry(session: Session, source: Source) -> Iterator[Difference]:
    there = [(row["subject"], row["object"]) for row in session.run(cypher.ALL_BROADER)]
    here = set(source.registry.broader)
    for (group, wider), count in Counter(there).items():
        if count > 1 or (group, wider) not in here:
            yield Difference(BROADER, str(group), "extra", str(wider))
    for group, wider in here - set(there):
        yield Difference(BROADER, group, "missing", wider)


def _chunks(rows: Iterable[tuple[Row, list[str]]]) -> Iterator[list[tuple[Row, list[str]]]]:
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _ENTITIES:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _digest(row: Mapping[str, object]) -> bytes:
    """Stands for the properties, whichever side they come from."""
    return hashlib.sha256(repr(sorted(_plain(row).items())).encode()).digest()


def _differing(here: Mapping[str, object], there: Mapping[str, object]) -> str:
    one, other = _plain(here), _plain(there)
    return ", ".join(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """No property and an empty list are the same to both graphs' users; dates come back as the driver's own class."""
    return {name: _value(value) for name, value in row.items() if value is not None and value != []}


def _value(value: object) -> object:
    if isinstance(value, list):
        return [_value(one) for one in value]
    if isinstance(value, date) or hasattr(value, "iso_format"):
        return "date " + str(value)
    return value
