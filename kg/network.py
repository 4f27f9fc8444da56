"""The store as a property graph: entities joined by statements, each with the words that say it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Triple

from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.namespaces import NIF, PROV, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad

    from kg.store import Store

Cells: TypeAlias = dict[str, str | int | float | bool]
"""One node or edge: column to value; what is not known is the empty string."""

_TYPES = {ONTOLOGY + kind: str(kind) for kind in EntityType}
_PREDICATES = {ONTOLOGY + predicate: str(predicate) for predicate in Predicate}
_ATTRIBUTES = {ONTOLOGY + name: str(name) for name in AttributeName}
_NUMBERS = {ONTOLOGY + name: name for name in ("level", "position")}
_XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_Said: TypeAlias = dict[str, dict[str, list[str]]]


def network(store: Store) -> networkx.MultiDiGraph[str]:
    """The property graph for networkx: nodes by IRI, edges keyed by the statement's IRI.

    Characters that no XML file can hold are replaced by U+FFFD, so that it can be written as GraphML.
    """
    import networkx as nx  # noqa: PLC0415 - csv does without it

    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in nodes(store):
        graph.add_node(str(row["iri"]), **known(row, "iri"))
    for row in edges(store):
        about = known(row, "iri", "source", "target")
        edge = (str(row["source"]), str(row["target"]), str(row["iri"]), about)
        graph.add_edges_from([edge])  # type: ignore[list-item] # the stubs know no keys
    return graph


def known(row: Cells, *but: str) -> Cells:
    """The columns that say something, with text as XML can hold it, but those named."""
    return {
        column: _XML_FORBIDS.sub("\ufffd", value) if isinstance(value, str) else value
        for column, value in row.items()
        if column not in but and value != ""
    }


def nodes(store: Store) -> list[Cells]:
    """Every entity that an article speaks of, sorted by IRI. Several values of one kind are joined by `` | ``."""
    merged: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article in store.articles():
        for iri, values in _said(store.graph(article)).items():
            if not _TYPES.keys().isdisjoint(values.get(RDF + "type", ())):
                for predicate, objects in values.items():
                    merged[iri][predicate].update(objects)
    return [_node(iri, values) for iri, values in sorted(merged.items())]


def _node(iri: str, values: defaultdict[str, set[str]]) -> Cells:
    names = sorted(values[SKOS + "prefLabel"])
    row: Cells = {
        "iri": iri,
        "type": " | ".join(sorted(_TYPES[t] for t in values[RDF + "type"] if t in _TYPES)),
        "name": names[0] if names else "",
        "aliases": " | ".join(sorted({*names[1:], *values[SKOS + "altLabel"]})),
    }
    for predicate, column in {**_NUMBERS, **_ATTRIBUTES}.items():
        row[column] = " | ".join(sorted(values[predicate]))
    return row


def edges(store: Store) -> list[Cells]:
    """Every statement between two entities, by article and then by IRI; one for each article that says it."""
    rows = []
    for article in store.articles():
        said = _said(store.graph(article))
        records = (iri for iri, values in said.items() if values.get(RDF + "predicate", [""])[0] in _PREDICATES)
        rows += [_edge(article, iri, said) for iri in sorted(records)]
    return rows


def _edge(article: str, iri: str, said: _Said) -> Cells:
    record = said[iri]
    evidence = sorted((int(said[e][NIF + "beginIndex"][0]), e) for e in record.get(PROV + "wasQuotedFrom", []))
    spans = [said[e] for _, e in evidence]
    return {
        "iri": iri,
        "source": record[RDF + "subject"][0],
        "target": record[RDF + "object"][0],
        "predicate": _PREDICATES[record[RDF + "predicate"][0]],
        "article": article,
        "quote": " … ".join(span[NIF + "anchorOf"][0] for span in spans),
        "begin": min((int(span[NIF + "beginIndex"][0]) for span in spans), default=""),
        "end": max((int(span[NIF + "endIndex"][0]) for span in spans), default=""),
        "confidence": float(record[ONTOLOGY + "confidence"][0]),
        "rule": record[ONTOLOGY + "rule"][0],
        "derived": PROV + "wasDerivedFrom" in record,
    }


def _said(quads: Iterable[Quad]) -> _Said:
    said: _Said = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        said[_text(quad.subject)][quad.predicate.value].append(_text(quad.object))
    return said


def _text(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value
