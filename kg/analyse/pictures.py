"""A picture of an analysis."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.analyse import ties
from kg.draw import Graph
from kg.draw.looks import words
from kg.draw.picture import Arrow, Node, Picture

if TYPE_CHECKING:
    from kg.analyse.analysis import Analysis
    from kg.query import Queryable
    from kg.query.statements import Record

_SIZES = {"centrality": "degree", "communities": "degree", "co-issuing": "partners", "bridges": "degree"}
_ISSUES_WITH = "issuesWith"


def picture(store: Queryable, analysis: Analysis, limit: int | None, language: str = "zh") -> Graph:
    """Draw an analysis: the most telling nodes, their size what was found of them.

    Args:
        store: Where the sentences are.
        analysis: From :func:`kg.analyse.analyse`.
        limit: At most so many nodes; None: all.
        language: ``zh`` or ``en``.

    Returns:
        A picture like any other: a click on an arrow shows the sentences.

    Raises:
        UsageError: When nothing was found to be drawn.
    """
    network = analysis.network
    measured = _SIZES[analysis.name]
    chosen = sorted(analysis.nodes, key=lambda i: (-float(analysis.nodes[i][measured]), i))[:limit]
    place = {i: at for at, i in enumerate(sorted(chosen))}
    nodes = [Node(network.entities[i], int(analysis.nodes[i][measured])) for i in place]
    index = {node.entity.iri: at for at, node in enumerate(nodes)}
    records = [record for record in _records(analysis) if record.subject in index and record.value in index]
    drawn = Picture(nodes, _arrows(records, index), records=records, left_out=len(analysis.nodes) - len(nodes))
    if analysis.name == "communities":
        drawn.groups = [int(analysis.nodes[i]["community"]) for i in place]
    title = str(words(language)[analysis.name])
    return Graph(store, drawn, title, language, "layered" if analysis.name == "bridges" else "communities")


def _records(analysis: Analysis) -> list[Record]:
    network = analysis.network
    if analysis.name == "co-issuing":
        return [
            replace(
                record,
                iri=f"{record.iri}#{instrument}#{at}",
                subject=network.entities[one].iri,
                predicate=_ISSUES_WITH,
                value=network.entities[other].iri,
            )
            for (one, other), said in ties.co_issuing(network).items()
            for instrument, records in said.items()
            for at, record in enumerate(records)
        ]
    kept = {(network.entities[a].iri, network.entities[b].iri) for a, b in analysis.edges}
    return [r for r in network.records if not kept or (r.subject, r.value) in kept]


def _arrows(records: list[Record], index: dict[str, int]) -> list[Arrow]:
    bundles: dict[tuple[int, str, int], list[Record]] = defaultdict(list)
    for record in records:
        bundles[index[record.subject], record.predicate, index[record.value]].append(record)
    return [Arrow(*key, bundle, derived=False) for key, bundle in sorted(bundles.items())]
