"""The four analyses: a table, a network and a picture of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg.analyse import centrality, ties
from kg.analyse.network import Network, network
from kg.draw.selection import Selection
from kg.errors import UsageError
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.query import Queryable

Cell: TypeAlias = str | int | float
Row: TypeAlias = dict[str, Cell]

FORMATS = ("table", "json", "csv", "graphml")
_NAMED = 3


@dataclass(slots=True)
class Analysis:
    """What was found.

    Attributes:
        name: One of :data:`ANALYSES`.
        network: What was analysed.
        rows: The table, the most telling row first; every row has the same columns. Types are the ontology's names.
        nodes: What was found of each node that is in the picture, the most telling one first.
        edges: What was found of each pair that is joined in it; empty: as in the network.
        sampled: Whether betweenness is an estimate.
    """

    name: str
    network: Network
    rows: list[Row]
    nodes: dict[int, Row] = field(default_factory=dict)
    edges: dict[tuple[int, int], Row] = field(default_factory=dict)
    sampled: bool = False


def analyse(store: Queryable, name: str, selection: Selection | None = None) -> Analysis:
    """Analyse the graph, or the part of it that a selection chooses.

    Measures are no nodes of it: what a measure says is said of what sets it out or offers it. The same store gives the
    same answer; what draws lots has a fixed seed.

    Args:
        store: What is analysed.
        name: One of :data:`ANALYSES`.
        selection: Which part; its limit means nothing here.

    Raises:
        UsageError: There is no such analysis, or nothing to analyse.
    """
    if name not in ANALYSES:
        raise UsageError("no analysis {name}; there are {known}", name=name, known=", ".join(ANALYSES))
    found = network(store, selection or Selection())
    if not found.entities:
        raise UsageError("there is nothing to analyse")
    return ANALYSES[name](found)


def _centrality(network: Network) -> Analysis:
    degree, between, rank = (
        centrality.degree(network),
        centrality.betweenness(network),
        centrality.pagerank(network.graph),
    )
    order = sorted(range(len(rank)), key=lambda i: (-degree[i], -round(rank[i], 9), i))
    rows: dict[int, Row] = {
        i: {
            **_who(network, i),
            "articles": network.articles[i],
            "measures": network.measures[i],
            "degree": degree[i],
            "betweenness": round(between[i], 4),
            "pagerank": round(rank[i], 4),
        }
        for i in order
    }
    return Analysis("centrality", network, list(rows.values()), rows, sampled=len(rank) > centrality.EXACT_UP_TO)


def _communities(network: Network) -> Analysis:
    degree = centrality.degree(network)
    rows: list[Row] = []
    nodes: dict[int, Row] = {}
    for number, members in enumerate(ties.communities(network), 1):
        first = sorted(members, key=lambda i: (-degree[i], i))
        nodes.update({i: {"community": number, "degree": degree[i]} for i in first})
        rows.append(
            {
                "community": number,
                "size": len(members),
                "agencies": _names(network, first, EntityType.AGENCY, EntityType.INSTITUTION),
                "instruments": _names(network, first, EntityType.INSTRUMENT),
                "for": _names(network, first, EntityType.TARGET_GROUP, EntityType.PROGRAMME),
            }
        )
    return Analysis("communities", network, rows, nodes)


def _co_issuing(network: Network) -> Analysis:
    names = {entity.iri: entity.name for entity in network.entities}
    pairs = ties.co_issuing(network)
    rows: list[Row] = []
    edges: dict[tuple[int, int], Row] = {}
    nodes: dict[int, Row] = {}
    for (one, other), said in sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        articles = {record.article for records in said.values() for record in records}
        edges[one, other] = {"instruments": len(said), "articles": len(articles)}
        first, second = (network.entities[i].name for i in (one, other))
        which = "; ".join(sorted(names[iri] for iri in said))
        rows.append({"first": first, "second": second, **edges[one, other], "which": which})
        for i in (one, other):
            partners = int(nodes.get(i, {}).get("partners", 0)) + 1
            nodes[i] = {"partners": partners}
    return Analysis("co-issuing", network, rows, nodes, edges)


def _bridges(network: Network) -> Analysis:
    degree = centrality.degree(network)
    rows: list[Row] = []
    edges: dict[tuple[int, int], Row] = {}
    nodes: dict[int, Row] = {}
    for bridge in ties.bridges(network):
        one, other = (network.entities[i] for i in (bridge.one, bridge.other))
        rows.append(
            {
                "from": other.name,
                "type": str(other.type),
                "to": one.name,
                "its type": str(one.type),
                "cut off": bridge.size,
            }
        )
        ends = (bridge.one, bridge.other)
        edges[ends if network.graph.has_edge(*ends) else ends[::-1]] = {"cut off": bridge.size}
        nodes.update({i: {"degree": degree[i]} for i in ends})
    return Analysis("bridges", network, rows, nodes, edges)


def _who(network: Network, i: int) -> Row:
    entity = network.entities[i]
    return {"name": entity.name, "type": str(entity.type)}


def _names(network: Network, members: Sequence[int], *types: EntityType) -> str:
    return "; ".join([network.entities[i].name for i in members if network.entities[i].type in types][:_NAMED])


ANALYSES: dict[str, Callable[[Network], Analysis]] = {
    "centrality": _centrality,
    "communities": _communities,
    "co-issuing": _co_issuing,
    "bridges": _bridges,
}
"""Each by its name."""
