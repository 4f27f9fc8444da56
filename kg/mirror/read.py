"""Reads one article's graph as a node, its entities and its relationships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.iris import digest
from kg.mirror.evidence import Evidence, Row, day
from kg.mirror.layout import ATTRIBUTES, LABELS, MENTION_PROPERTIES, MENTIONS, STATES, TYPES
from kg.mirror.quads import ArticleQuads
from kg.mirror.quantity import read_quantity
from kg.names import DATES, ONTOLOGY, AttributeName
from kg.namespaces import DCTERMS, ITSRDF, PROV, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relationship to be: the IRIs of the nodes it joins, and its properties (``iri`` is its key)."""

    subject: str
    object: str
    properties: Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article as nodes and relationships.

    Attributes:
        iri: The article.
        properties: Its node's; ``digest`` says which version this is.
        entities: The entities it speaks of, sorted.
        arrows: Its relationships by type, in the order of their keys.
    """

    iri: str
    properties: Row
    entities: tuple[str, ...]
    arrows: dict[str, list[Arrow]]


def read_article(iri: str, version: str, graph: Iterable[Quad]) -> Sheet:
    """Read one article.

    Args:
        iri: The article.
        version: The store's digest of it.
        graph: All quads of its graph, in any order.
    """
    quads = ArticleQuads(iri, graph)
    evidence = Evidence(quads)
    entities = _entities(quads)
    known = frozenset(entities)
    arrows: dict[str, list[Arrow]] = {MENTIONS: _mentions(quads, evidence, entities)}
    for record in quads.subjects():
        if RDF + "Statement" in quads.all(record, RDF + "type"):
            kind, arrow = _statement(quads, evidence, record)
            if kind and arrow.object in known and (arrow.subject in known or kind == STATES):
                arrows.setdefault(kind, []).append(arrow)
    return Sheet(iri, _article(quads, version, evidence.text), entities, arrows)


def _article(quads: ArticleQuads, version: str, text: str) -> Row:
    published = quads.one(quads.iri, SCHEMA + "datePublished")
    properties: Row = {
        "iri": quads.iri,
        "digest": version,
        "title": quads.one(quads.iri, DCTERMS + "title"),
        "published": day(published),
        # Neo4j keeps a moment's zone and ArcadeDB does not, so the moment itself stays in words.
        "published_at": published,
        "source": quads.one(quads.iri, DCTERMS + "source"),
        "url": quads.one(quads.iri, SCHEMA + "url"),
        "sections": quads.all(quads.iri, SCHEMA + "articleSection"),
        "text": text,
    }
    return {name: value for name, value in properties.items() if value is not None}


def _entities(quads: ArticleQuads) -> tuple[str, ...]:
    classes = {ONTOLOGY + name for name in LABELS}
    return tuple(subject for subject in quads.subjects() if not classes.isdisjoint(quads.all(subject, RDF + "type")))


def _mentions(quads: ArticleQuads, evidence: Evidence, entities: tuple[str, ...]) -> list[Arrow]:
    places: dict[str, list[str]] = {entity: [] for entity in entities}
    for place in quads.subjects():
        for entity in quads.all(place, ITSRDF + "taIdentRef"):
            places.setdefault(entity, []).append(place)
    arrows = []
    for entity in entities:
        properties = {"iri": f"{quads.iri}#mentions={digest(entity)}"} | evidence.of_places(places[entity])
        arrows.append(Arrow(quads.iri, entity, {name: properties[name] for name in MENTION_PROPERTIES}))
    return arrows


def _statement(quads: ArticleQuads, evidence: Evidence, record: str) -> tuple[str | None, Arrow]:
    subject = quads.one(record, RDF + "subject") or ""
    name = (quads.one(record, RDF + "predicate") or "").removeprefix(ONTOLOGY)
    value = quads.one(record, RDF + "object") or ""
    sources = quads.all(record, PROV + "wasDerivedFrom")
    row: Row = {
        "iri": record,
        **evidence.of_statement(record),
        "confidence": float(quads.one(record, ONTOLOGY + "confidence") or 0),
        "rule": quads.one(record, ONTOLOGY + "rule"),
        "derived": bool(sources),
        "derived_from": sources,
    }
    if name in ATTRIBUTES:
        return STATES, Arrow(quads.iri, subject, row | value_properties(name, value))
    return TYPES.get(name), Arrow(subject, value, row)


def value_properties(attribute: str, value: str) -> Row:
    """What an article gives of an entity: the words, and the date or the number with its unit where they are one."""
    quantity = read_quantity(value) if attribute == AttributeName.QUANTITY else None
    return {
        "attribute": attribute,
        "value": value,
        "date": day(value) if attribute in DATES else None,
        "number": quantity.value if quantity else None,
        "unit": quantity.unit if quantity else None,
        "bound": quantity.bound if quantity else None,
    }
