"""Compares store and property graph, statement by statement, and says what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.mirror import cypher
from kg.mirror.entities import entity_nodes
from kg.mirror.layout import BROADER, MENTIONS, RELATIONSHIPS
from kg.mirror.seal import SEAL, Seal, node_seal, plain
from kg.mirror.source import Source, batches
from kg.mirror.state import read_state
from kg.mirror.target import connected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from neo4j import Session

    from kg.mirror.evidence import Row
    from kg.mirror.sync import Progress
    from kg.mirror.target import Target
    from kg.store import Store

_SEALED = 1_000  # articles whose relationships are held at once
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


def verify(store: Store, target: Target, *, full: bool = False, progress: Progress | None = None) -> list[Difference]:
    """Compare every article, entity and statement by key and contents.

    Everything that is in the graph is read, one number made of each article with its relationships and of each node,
    and held against the seal that was worked out from the store when it was written; the store's side says by its
    digests whether that is still the version it has. Where a number differs, both sides are read to tell what does;
    nodes are then all compared, as they gather what articles say. Neither side is ever held whole.

    Args:
        store: The truth.
        target: The graph.
        full: Trust no seal: read all of the store, too.
        progress: Told how far it has come, in articles.

    Returns:
        What differs, sorted; empty when the graph is exactly in step.

    Raises:
        MirrorError: The graph does not answer, refuses the user, or fails.
    """
    source = Source(store)
    # All records at once: the server goes on while those that came are looked at, and nothing piles up here.
    with connected(target) as driver, driver.session(database=target.database, fetch_size=-1) as session:
        trusting = not full and read_state(session).registry == source.registry_version
        doubtful, found = _seals(session, source, progress)
        found += _articles(session, source, source.digests.keys() if full else doubtful)
        found += _entities(session, source, trusting=trusting and not found and not doubtful)
        found += _registry(session, source)
    return sorted(set(found))


def _seals(session: Session, source: Source, progress: Progress | None) -> tuple[set[str], list[Difference]]:
    """Articles of which the graph may not hold what the store has, and relationships of articles it does not have."""
    doubtful: set[str] = set()
    counts: Counter[str] = Counter()
    for done, batch in enumerate(batches(sorted(source.digests), _SEALED)):
        seals: defaultdict[str, Seal] = defaultdict(Seal)
        for kind in RELATIONSHIPS:
            found = session.run(cypher.gathered(kind), articles=batch).single(strict=True)["found"]
            counts[kind] += len(found)
            for subject, object_, properties in found:
                article = str(subject if kind == MENTIONS else properties.get("article"))
                seals[article].arrow(kind, subject, object_, properties)
        doubtful |= set(batch).difference(_as_sealed(session, source, batch, seals))
        if progress:
            progress(done * _SEALED + len(batch), len(source.digests))
    extra: list[Difference] = []
    for kind in RELATIONSHIPS:
        if session.run(cypher.count_relationships(kind)).single(strict=True)["there"] != counts[kind]:
            extra += _strangers(session, source, kind)
    return doubtful, extra


def _as_sealed(session: Session, source: Source, articles: list[str], seals: Mapping[str, Seal]) -> Iterator[str]:
    """Those of some articles that are there in the store's version and as they were written."""
    for iri, properties in session.run(cypher.ARTICLES_OF, articles=articles):
        if properties.get("digest") == source.digests[iri]:
            seals[iri].article(properties)
            if str(seals[iri]) == properties.get(SEAL):
                yield iri


def _strangers(session: Session, source: Source, kind: str) -> Iterator[Difference]:
    for article, there in session.run(cypher.count_by_article(kind)):
        if article not in source.digests:
            yield Difference(kind, str(article), "extra", f"{there} relationships")


def _articles(session: Session, source: Source, doubtful: Iterable[str]) -> Iterator[Difference]:
    mirrored = {iri for (iri,) in session.run(cypher.ARTICLE_IRIS)}
    for iri in mirrored - source.digests.keys():
        yield Difference("article", iri, "extra")
    for batch in batches(sorted(doubtful), _ARTICLES):
        there = {row["iri"]: row["properties"] for row in session.run(cypher.ARTICLES_OF, articles=batch)}
        wanted: dict[str, dict[str, Row]] = {kind: {} for kind in RELATIONSHIPS}
        for sheet in source.articles(batch):
            if sheet.iri not in there:
                yield Difference("article", sheet.iri, "missing")
            elif differing := _differing(plain(sheet.properties), plain(there[sheet.iri])):
                yield Difference("article", sheet.iri, "changed", differing)
            for kind, arrows in sheet.arrows.items():
                for arrow in arrows:
                    row = {"(from)": arrow.subject, "(to)": arrow.object, **arrow.properties}
                    wanted[kind][_key(kind, row)] = row
        for kind, rows in wanted.items():
            yield from _relationships(session, kind, batch, rows)


def _key(kind: str, row: Mapping[str, object]) -> str:
    """What a relationship is known by: its statement's record; for a mention, the nodes it joins."""
    return f"{row['(from)']} {row['(to)']}" if kind == MENTIONS else str(row.get("iri"))


def _relationships(session: Session, kind: str, articles: list[str], wanted: dict[str, Row]) -> Iterator[Difference]:
    for record in session.run(cypher.relationships_of(kind), articles=articles):
        there: Row = {"(from)": record["subject"], "(to)": record["object"], **record["properties"]}
        key = _key(kind, there)
        # pop, so that a second relationship of the same key is one too many.
        here = wanted.pop(key, None)
        if here is None:
            yield Difference(kind, key, "extra")
        elif differing := _differing(plain(here), plain(there)):
            yield Difference(kind, key, "changed", differing)
    for key in wanted:
        yield Difference(kind, key, "missing")


def _entities(session: Session, source: Source, *, trusting: bool) -> Iterator[Difference]:
    """Nodes: those missing show as mentions without an end, so it is enough to go through those that are there.

    Args:
        session: To the graph.
        source: The store.
        trusting: Whether one that is as it was written needs no look at the store.
    """
    known = source.entities() if trusting else set()
    rows = ((row["properties"], row["labels"]) for row in session.run(cypher.ALL_ENTITIES))
    for batch in _chunks(row for row in rows if not (row[0]["iri"] in known and _is_as_sealed(*row))):
        nodes = entity_nodes(source, [str(properties["iri"]) for properties, _ in batch])
        for properties, labels in batch:
            node = nodes.get(str(properties["iri"]))
            if node is None:
                yield Difference("entity", str(properties["iri"]), "extra")
                continue
            here = plain({"(labels)": sorted(node.labels), **node.properties})
            there = plain({"(labels)": _own(labels), **properties})
            if differing := _differing(here, there):
                yield Difference("entity", node.iri, "changed", differing)


def _is_as_sealed(properties: Row, labels: list[str]) -> bool:
    return properties.get(SEAL) == node_seal(_own(labels), properties)


def _own(labels: Iterable[str]) -> list[str]:
    return sorted(set(labels) - {"Entity"})


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


def _differing(here: Row, there: Row) -> str:
    """The names of the properties that differ."""
    return ", ".join(sorted(name for name in here.keys() | there.keys() if _typed(here, name) != _typed(there, name)))


def _typed(row: Row, name: str) -> tuple[type, object]:
    value = row.get(name)
    return type(value), value  # 1, 1.0 and true are three things
