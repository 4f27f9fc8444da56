"""Writes articles to the property graph, a batch a transaction, so that each is there whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mirror import cypher
from kg.mirror.layout import ARTICLE_PROPERTIES, LAYOUT, MENTIONS, RELATIONSHIPS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from neo4j import ManagedTransaction

    from kg.mirror.entities import EntityNode
    from kg.mirror.evidence import Row
    from kg.mirror.read import Arrow, Sheet

FROM_ARTICLE = frozenset({MENTIONS, STATES})


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are written in one transaction.

    Attributes:
        sheets: The articles.
        labels: What their entities are, from the whole store: a node's labels are not one article's matter.
        nodes: The entities themselves, from the whole store, for a graph that is being filled; else empty.
    """

    sheets: Sequence[Sheet]
    labels: Mapping[str, tuple[str, ...]]
    nodes: Mapping[str, EntityNode]


def write_articles(tx: ManagedTransaction, batch: Batch) -> tuple[int, int]:
    """Put articles in the place of their old versions.

    Entities that were spoken of before or are now become stale: :func:`write_entities` is to follow. Only in a graph
    that is being filled they are written whole and once.

    Returns:
        The number of relationships and of whole nodes written.
    """
    filling = tx.run(cypher.LOCK, layout=LAYOUT).single(strict=True)["filling"]
    sheets = batch.sheets
    articles = [sheet.iri for sheet in sheets]
    there = dict(tx.run(cypher.DIGESTS_OF, articles=articles).single(strict=True)["there"])
    sheets = [sheet for sheet in sheets if there.get(sheet.iri) != sheet.properties["digest"]]
    _take_away(tx, [sheet.iri for sheet in sheets if sheet.iri in there])
    nodes = 0
    if filling and batch.nodes:
        nodes = _make_whole(tx, batch.nodes)
    else:
        make_known(tx, {iri for sheet in sheets for iri in sheet.entities}, batch.labels)
    # What follows is not waited for, so that the server is busy with one while the next is packed.
    tx.run(cypher.ARTICLES, rows=[sheet.properties for sheet in sheets])
    for kind in RELATIONSHIPS:
        rows = [_rows(kind, arrows) for sheet in sheets if (arrows := sheet.arrows.get(kind))]
        if rows:
            tx.run(cypher.create_relationships(kind, from_article=kind in FROM_ARTICLE), articles=rows)
    return sum(len(arrows) for sheet in sheets for arrows in sheet.arrows.values()), nodes


def _rows(kind: str, arrows: list[Arrow]) -> list[object]:
    """One article's relationships of a type, as :func:`kg.mirror.cypher.create_relationships` takes them."""
    own = cypher.own_properties(kind)
    rows = [[a.subject, a.object, *(a.properties[name] for name in own)] for a in arrows]
    return [*(arrows[0].properties.get(name) for name in ARTICLE_PROPERTIES), rows]


def remove_articles(tx: ManagedTransaction, articles: Sequence[str]) -> None:
    """Remove articles with all their relationships; the entities they spoke of become stale."""
    tx.run(cypher.LOCK, layout=LAYOUT).consume()
    _take_away(tx, list(articles))
    tx.run(cypher.REMOVE_ARTICLES, articles=list(articles)).consume()


def _take_away(tx: ManagedTransaction, articles: list[str]) -> None:
    if articles:
        tx.run(cypher.MARK_MENTIONED, articles=articles).consume()
        for kind in RELATIONSHIPS:
            tx.run(cypher.remove_relationships(kind), articles=articles).consume()


def make_known(tx: ManagedTransaction, iris: Iterable[str], labels: Mapping[str, tuple[str, ...]]) -> None:
    """Make nodes for entities that have none, and mark all of them stale."""
    wanted = set(iris) & labels.keys()
    known = set(tx.run(cypher.MARK_KNOWN, iris=sorted(wanted)).single(strict=True)["known"])
    new: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for iri in sorted(wanted - known):
        new[labels[iri]].append(iri)
    for some, without in sorted(new.items()):
        tx.run(cypher.create_entities(some), iris=without).consume()


def _make_whole(tx: ManagedTransaction, nodes: Mapping[str, EntityNode]) -> int:
    """Create those nodes that are not there yet, and say how many these are."""
    known = set(tx.run(cypher.KNOWN, iris=sorted(nodes)).single(strict=True)["known"])
    new: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for iri in sorted(nodes.keys() - known):
        new[nodes[iri].labels].append(nodes[iri].properties)
    for labels, rows in sorted(new.items()):
        tx.run(cypher.create_whole_entities(labels), rows=rows)
    return len(nodes) - len(known)


def stale_entities(tx: ManagedTransaction, limit: int) -> dict[str, tuple[str, ...]]:
    """Some nodes that may be behind their articles, with their present labels."""
    found = tx.run(cypher.STALE, limit=limit).single(strict=True)["stale"]
    return {iri: tuple(sorted(set(labels) - {"Entity"})) for iri, labels in found}


def write_entities(
    tx: ManagedTransaction, stale: dict[str, tuple[str, ...]], nodes: dict[str, EntityNode]
) -> tuple[int, int, int]:
    """Make nodes say what their articles now say.

    A node that is to bear another label goes, and its articles with it as far as their digests: they are to be
    written again.

    Args:
        tx: A transaction.
        stale: Which nodes, with their labels.
        nodes: What they are to be, by IRI; those that no article supports are not among them.

    Returns:
        How many were written, how many removed as no article supports them, and how many are to come back.
    """
    tx.run(cypher.LOCK, layout=LAYOUT).consume()
    relabelled = [iri for iri, node in nodes.items() if stale[iri] != node.labels]
    gone = sorted(stale.keys() - nodes.keys())
    if relabelled:
        tx.run(cypher.FORGET_ARTICLES_OF, iris=relabelled).consume()
    if relabelled or gone:
        tx.run(cypher.REMOVE_ENTITIES, iris=relabelled + gone).consume()
    rows = [node.properties for iri, node in nodes.items() if stale[iri] == node.labels]
    tx.run(cypher.SET_PROPERTIES, rows=rows).consume()
    return len(rows), len(gone), len(relabelled)
