"""An analysis as a file."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.export import csv_table
from kg.network import known

if TYPE_CHECKING:
    import networkx

    from kg.analyse.analysis import Analysis, Row


def written(analysis: Analysis, format: str) -> bytes:  # noqa: A002 - the option's own name
    """Write it.

    Args:
        analysis: From :func:`kg.analyse.analyse`.
        format: ``json`` (an array of rows), ``csv`` (the rows) or ``graphml`` (the network, with what was found).

    Raises:
        UsageError: There is no such format.
    """
    if format == "json":
        return json.dumps(analysis.rows, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    if format == "csv":
        return csv_table(analysis.rows)
    if format == "graphml":
        return _graphml(analysis)
    raise UsageError("no format {format}; there are {formats}", format=format, formats="json, csv, graphml")


def _graphml(analysis: Analysis) -> bytes:
    import networkx as nx  # noqa: PLC0415 - only this format pays for it

    network = analysis.network
    directed = analysis.name != "co-issuing"
    graph: networkx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    for i in sorted(analysis.nodes):
        entity = network.entities[i]
        about: Row = {"name": entity.name, "type": str(entity.type), "articles": network.articles[i]}
        graph.add_node(entity.iri, **known({**about, **analysis.nodes[i]}))
    joined = network.graph.subgraph(analysis.nodes).edges(data=True)
    edges = analysis.edges or {(a, b): {"articles": data["weight"]} for a, b, data in joined}
    for (a, b), found in edges.items():
        graph.add_edge(network.entities[a].iri, network.entities[b].iri, **found)
    out = io.BytesIO()
    nx.write_graphml(graph, out)
    return out.getvalue()
