"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import io

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.namespaces import RDF
from kg.query import Triples, write
from kg.serve.negotiation import GRAPHS, RESULTS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
}


def description(address: str, format: str) -> bytes:  # noqa: A002 - as elsewhere
    """Describe the endpoint at an address, in one of the formats of :data:`GRAPHS`."""
    service, dataset, graph = NamedNode(address), BlankNode("dataset"), BlankNode("graph")
    kind = NamedNode(RDF + "type")
    triples = [
        Triple(service, kind, _sd("Service")),
        Triple(service, _sd("endpoint"), service),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, kind, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), graph),
        Triple(graph, kind, _sd("Graph")),
        *(
            Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + _FORMAT_NAMES[name]))
            for name in (*RESULTS, *GRAPHS)
        ),
    ]
    out = io.BytesIO()
    write(Triples(tuple(triples)), format, out)
    return out.getvalue()


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
