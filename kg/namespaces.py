"""The namespaces of the graph's terms, and the prefixes people may use for them without declaring them."""

from __future__ import annotations

from kg.names import BASE, ONTOLOGY

DCTERMS = "http://purl.org/dc/terms/"
ITSRDF = "http://www.w3.org/2005/11/its/rdf#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SHACL = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "pk": ONTOLOGY,
    "dcterms": DCTERMS,
    "eli": "http://data.europa.eu/eli/ontology#",
    "itsrdf": ITSRDF,
    "nif": NIF,
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefix to namespace, for queries and for what is written as Turtle or TriG."""

ONTOLOGY_GRAPH = BASE + "ontology"
"""The graph that holds the ontology. Like its terms it does not move with the base."""
