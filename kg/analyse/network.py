"""What is analysed: entities but measures, joined where an article says something of both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.draw.collect import collect
from kg.draw.entities import entities
from kg.draw.overview import overview
from kg.names import EntityType

if TYPE_CHECKING:
    import networkx

    from kg.draw.entities import Entity
    from kg.draw.selection import Selection
    from kg.query import Queryable
    from kg.query.statements import Record


@dataclass(frozen=True, slots=True)
class Network:
    """The graph of a store, or a part of it.

    Attributes:
        graph: Directed, nodes numbered in the order of their IRIs; ``weight`` of an edge is the number of articles.
        entities: What each node stands for.
        records: The statements between them.
        articles: How many articles speak of each node.
        measures: How many measures each sets out or offers.
    """

    graph: networkx.DiGraph[int]
    entities: list[Entity]
    records: list[Record]
    articles: list[int]
    measures: list[int]


def network(store: Queryable, selection: Selection) -> Network:
    """Build it.

    A measure is a sentence, not an actor: what it says is said of what sets it out or offers it.
    """
    import networkx as nx  # noqa: PLC0415 - only an analysis pays for it

    said, _ = collect(store, selection)
    known = entities(store, {r.subject for r in said} | {r.value for r in said if r.is_entity})
    measures = frozenset(iri for iri, entity in known.items() if entity.type is EntityType.MEASURE)
    records = [
        r
        for r in overview(said, measures)
        if r.is_entity and r.subject in known and r.value in known and r.subject != r.value
    ]
    listed = [known[iri] for iri in known if iri in {end for r in records for end in (r.subject, r.value)}]
    index = {entity.iri: i for i, entity in enumerate(listed)}
    graph: networkx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(listed)))
    for subject, value, _ in sorted({(index[r.subject], index[r.value], r.article) for r in records}):
        weight = graph[subject][value]["weight"] + 1 if graph.has_edge(subject, value) else 1
        graph.add_edge(subject, value, weight=weight)
    speaking = Counter(end for end, _ in {(end, r.article) for r in said for end in (r.subject, r.value)})
    given = Counter(giver for giver, _ in {(r.subject, r.value) for r in said if r.value in measures})
    return Network(
        graph, listed, records, [speaking[entity.iri] for entity in listed], [given[entity.iri] for entity in listed]
    )
