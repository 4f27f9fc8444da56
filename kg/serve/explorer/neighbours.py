"""What an entity is directly connected with: the map grows by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.draw.entities import entities
from kg.names import ONTOLOGY, EntityType, Predicate
from kg.query import Iri, select

if TYPE_CHECKING:
    from kg.draw.entities import Entity
    from kg.query import Queryable

MOST = 24
"""How many neighbours one step adds."""

# What only follows is left out: the map has the way that it follows by.
_EDGES = """SELECT ?predicate ?other (COUNT(DISTINCT ?record) AS ?said) WHERE {
  %s ?record rdf:predicate ?predicate FILTER NOT EXISTS { ?record prov:wasDerivedFrom ?source }
} GROUP BY ?predicate ?other"""
_OUT = _EDGES % "?record rdf:subject ?entity ; rdf:object ?other FILTER(isIRI(?other))"
_IN = _EDGES % "?record rdf:object ?entity ; rdf:subject ?other ."
_PREDICATES = {str(predicate): i for i, predicate in enumerate(Predicate)}


@dataclass(frozen=True, slots=True)
class Edge:
    """Statements of one predicate between two entities.

    Attributes:
        subject: An IRI.
        predicate: The ontology's local name.
        value: An IRI.
        said: How many statements there are.
    """

    subject: str
    predicate: str
    value: str
    said: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One step of the map.

    Attributes:
        entities: The entity itself and its neighbours.
        edges: Between it and them.
        more: How many neighbours are left for further steps.
    """

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    more: int


def neighbourhood(store: Queryable, iri: str, skip: int = 0, most: int = MOST) -> Neighbourhood:
    """Gather an entity's neighbours; none of an IRI that the store does not know.

    Args:
        store: Where.
        iri: Which entity.
        skip: How many of its neighbours are shown already.
        most: How many to add.
    """
    edges = sorted([*_edges(store, iri, _OUT, leaving=True), *_edges(store, iri, _IN, leaving=False)], key=_rank)
    others = list(dict.fromkeys(other for edge in edges for other in (edge.subject, edge.value) if other != iri))
    chosen = {iri, *others[skip : skip + most]}
    known = entities(store, chosen)
    kept = tuple(edge for edge in edges if edge.subject in known and edge.value in known)
    order = {kind: i for i, kind in enumerate(EntityType)}
    found = sorted(known.values(), key=lambda entity: (order[entity.type], entity.name, entity.iri))
    return Neighbourhood(tuple(found), kept, max(0, len(others) - skip - most))


def _rank(edge: Edge) -> tuple[int, int, str, str]:
    """In the ontology's order, the most said first."""
    return _PREDICATES.get(edge.predicate, 0), -edge.said, edge.subject, edge.value


def _edges(store: Queryable, iri: str, query: str, *, leaving: bool) -> list[Edge]:
    found = []
    for predicate, other, said in select(store, query, {"entity": Iri(iri)}).texts():
        ends = (iri, other) if leaving else (other, iri)
        found.append(Edge(ends[0], predicate.removeprefix(ONTOLOGY), ends[1], int(said)))
    return found
