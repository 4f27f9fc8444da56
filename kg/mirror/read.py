"""Reads one article's graph as a node, its entities and its relationships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.days import day
from kg.mirror.evidence import Evidence, Row
from kg.mirror.layout import ATTRIBUTES, MENTIONS, STATES, TYPES
from kg.mirror.quantity import read_quantity
from kg.mirror.seal import SEAL, seal
from kg.names import DATES, ONTOLOGY, AttributeName
from kg.namespaces import DCTERMS, SCHEMA

if TYPE_CHECKING:
    from kg.mirror.told import Statement, Told


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relationship to be: the IRIs of the nodes it joins, and its properties."""

    subject: str
    object: str
    properties: Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article as nodes and relationships.

    Attributes:
        iri: The article.
        properties: Its node's; ``digest`` says which version this is, ``seal`` stands for all that is written of it.
        entities: The entities it speaks of, sorted.
        arrows: Its relationships by type, in the order of their keys.
    """

    iri: str
    properties: Row
    entities: tuple[str, ...]
    arrows: dict[str, list[Arrow]]


def read_article(told: Told, version: str) -> Sheet:
    """Make nodes and relationships of what an article's graph says.

    Args:
        told: The graph.
        version: The store's digest of it.
    """
    evidence = Evidence(told)
    known = frozenset(told.entities)
    mentions = [Arrow(told.iri, one, evidence.of_mention(told.mentions.get(one, ()))) for one in told.entities]
    arrows = {MENTIONS: mentions}
    for statement in told.statements:
        kind, arrow = _statement(told, evidence, statement)
        if kind and arrow.object in known and (arrow.subject in known or kind == STATES):
            arrows.setdefault(kind, []).append(arrow)
    properties = _article(told, version, evidence.text)
    return Sheet(told.iri, properties | {SEAL: _seal(properties, arrows)}, told.entities, arrows)


def _seal(properties: Row, arrows: dict[str, list[Arrow]]) -> str:
    return seal(properties, ((kind, a.subject, a.object, a.properties) for kind, some in arrows.items() for a in some))


def _article(told: Told, version: str, text: str) -> Row:
    published = told.one(SCHEMA + "datePublished")
    properties: Row = {
        "iri": told.iri,
        "digest": version,
        "title": told.one(DCTERMS + "title"),
        "published": day(published),
        # Neo4j keeps a moment's zone and ArcadeDB does not, so the moment itself stays in words.
        "published_at": published,
        "source": told.one(DCTERMS + "source"),
        "url": told.one(SCHEMA + "url"),
        "sections": told.about.get(SCHEMA + "articleSection", []),
        "text": text,
    }
    return {name: value for name, value in properties.items() if value is not None}


def _statement(told: Told, evidence: Evidence, said: Statement) -> tuple[str | None, Arrow]:
    sources = told.sources.get(said.record)
    row: Row = {
        "iri": said.record,
        **evidence.of_statement(said.record, sources or ()),
        "confidence": float(said.confidence or 0),
        "rule": said.rule or None,
        "derived": bool(sources),
        "derived_from": sources,
    }
    name = said.predicate.removeprefix(ONTOLOGY)
    if name in ATTRIBUTES:
        return STATES, Arrow(told.iri, said.subject, row | value_properties(name, said.object))
    return TYPES.get(name), Arrow(said.subject, said.object, row)


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
