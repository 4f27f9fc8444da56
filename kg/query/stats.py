"""How much the store holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.query.sparql import select

if TYPE_CHECKING:
    from kg.query.sparql import Queryable

_QUADS = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
_GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
_ARTICLES = "SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a schema:NewsArticle }"
_TYPES = """SELECT ?type (COUNT(DISTINCT ?entity) AS ?n) WHERE {
  GRAPH ?article { ?entity a ?type . ?article a schema:NewsArticle } FILTER(STRSTARTS(STR(?type), "%s"))
} GROUP BY ?type"""
_PREDICATES = """SELECT ?predicate (COUNT(DISTINCT ?record) AS ?n) WHERE { ?record rdf:predicate ?predicate }
GROUP BY ?predicate"""
_DERIVED = "SELECT (COUNT(DISTINCT ?record) AS ?n) WHERE { ?record a rdf:Statement ; prov:wasDerivedFrom ?source }"


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of a store.

    Attributes:
        articles: How many articles.
        quads: How many quads in all graphs.
        graphs: How many named graphs, those of the ontology and registry included.
        entities: By type, every type of the ontology in its order.
        statements: By predicate and attribute, every one of the ontology in its order.
        derived: How many of the statements follow from others.
    """

    articles: int
    quads: int
    graphs: int
    entities: dict[str, int]
    statements: dict[str, int]
    derived: int


def stats(store: Queryable) -> Stats:
    """Count what the store holds."""
    types = _by_name(store, _TYPES % ONTOLOGY)
    predicates = _by_name(store, _PREDICATES)
    return Stats(
        articles=_number(store, _ARTICLES),
        quads=_number(store, _QUADS),
        graphs=_number(store, _GRAPHS),
        entities={name: types.get(name, 0) for name in EntityType},
        statements={name: predicates.get(name, 0) for name in (*Predicate, *AttributeName)},
        derived=_number(store, _DERIVED),
    )


def _number(store: Queryable, text: str) -> int:
    return next((int(getattr(row[0], "value", 0)) for row in select(store, text)), 0)


def _by_name(store: Queryable, text: str) -> dict[str, int]:
    rows = select(store, text)
    return {iri.removeprefix(ONTOLOGY): int(number) for iri, number in rows.texts()}
