"""The picture for other tools: GraphML, GEXF (Gephi) and Cytoscape's JSON, with the places found here."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from kg.draw.looks import looks
from kg.names import AttributeName
from kg.network import known
from kg.query import ArticleText

if TYPE_CHECKING:
    import networkx

    from kg.draw.picture import Node, Picture
    from kg.query import Queryable
    from kg.query.statements import Record

NETWORKS = ("graphml", "gexf", "cytoscape")

_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def network_file(store: Queryable, picture: Picture, format: str) -> bytes:  # noqa: A002 - the option's own name
    """Write nodes and statements as one file: names and columns as in ``kg export --format graphml``.

    Args:
        store: Where the quotes are.
        picture: With its places. What its folds hide is written too.
        format: One of :data:`NETWORKS`.
    """
    import networkx as nx  # noqa: PLC0415 - only these formats pay for it

    graph = picture_network(store, picture)
    for node in picture.nodes:
        graph.nodes[node.entity.iri].update(x=round(node.x), y=round(node.y))
    out = io.BytesIO()
    if format == "graphml":
        nx.write_graphml(graph, out)
    elif format == "gexf":
        for node in picture.nodes:
            graph.nodes[node.entity.iri].update(label=graph.nodes[node.entity.iri]["name"], viz=_viz(node))
        nx.write_gexf(graph, out)
        return _TODAY.sub(b"", out.getvalue(), count=1)  # the same graph, the same bytes, on any day
    else:
        written = nx.cytoscape_data(graph)
        for element, node in zip(written["elements"]["nodes"], picture.nodes, strict=True):
            element["position"] = {"x": round(node.x), "y": round(node.y)}
        out.write(json.dumps(written, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")
    return out.getvalue()


def picture_network(store: Queryable, picture: Picture) -> networkx.MultiDiGraph[str]:
    """Nodes by IRI and edges keyed by the statement's IRI, for networkx."""
    import networkx as nx  # noqa: PLC0415 - only these formats pay for it

    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    attributes: dict[str, dict[str, set[str]]] = {}
    for record in picture.records:
        if record.predicate in set(AttributeName):
            attributes.setdefault(record.subject, {}).setdefault(record.predicate, set()).add(record.value)
    for node in picture.nodes:
        entity = node.entity
        row: dict[str, Any] = {"type": str(entity.type), "name": entity.name, "aliases": " | ".join(entity.aliases)}
        row["statements"] = node.weight
        row.update({name: " | ".join(sorted(values)) for name, values in attributes.get(entity.iri, {}).items()})
        graph.add_node(entity.iri, **known(row))
    texts: dict[str, ArticleText] = {}
    for arrow in picture.arrows:
        for record in arrow.records:
            if record.article not in texts:
                texts[record.article] = ArticleText(store, record.article)
            edge = (record.subject, record.value, record.iri, _edge(record, texts[record.article]))
            graph.add_edges_from([edge])  # type: ignore[list-item] # the stubs know no keys
    return graph


def _edge(record: Record, text: ArticleText) -> dict[str, Any]:
    said: dict[str, Any] = {
        "predicate": record.predicate,
        "article": text.title,
        "published": text.published,
        "quote": " … ".join(span.quote(text.text) for span in record.evidence),
        "confidence": record.confidence,
        "rule": record.rule,
        "derived": record.derived,
    }
    return known(said)


def _viz(node: Node) -> dict[str, Any]:
    """What Gephi opens the graph with."""
    fill, stroke, _ = looks()["types"][node.entity.type]["light"]
    colour = stroke if node.entity.type != "Agency" else fill
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {
        "position": {"x": float(round(node.x)), "y": float(-round(node.y)), "z": 0.0},
        "size": float(round(max(10.0, min(node.width, 60.0)))),
        "color": {"r": r, "g": g, "b": b, "a": 1.0},
    }
