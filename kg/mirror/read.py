"""Reads one article's graph as a node, its entities and its relationships."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.days import day
from kg.mirror.evidence import Evidence, Row
from kg.mirror.layout import ATTRIBUTES, LABELS, MENTIONS, STATES, TYPES
from kg.mirror.quads import ArticleQuads
from kg.mirror.quantity import read_quantity
from kg.mirror.seal import SEAL, seal
from kg.names import DATES, ONTOLOGY, AttributeName
from kg.namespaces import DCTERMS, ITSRDF, NIF, PROV, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.mirror.quads import Said

READ = (
    *(RDF + name for name in ("subject", "object")),
    *(ONTOLOGY + name for name in ("confidence", "rule")),
    *(PROV + name for name in ("wasQuotedFrom", "wasDerivedFrom")),
    *(NIF + name for name in ("beginIndex", "endIndex", "isString")),
    *(DCTERMS + name for name in ("title", "source")),
    *(SCHEMA + name for name in ("datePublished", "url", "articleSection")),
    ITSRDF + "taIdentRef",
)
"""The predicates that :func:`read_article` wants of an article's graph, beside its entities' types and the predicates
of its statements: half of all that is there."""

_CLASSES = frozenset(ONTOLOGY + name for name in LABELS)


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


def read_article(iri: str, version: str, said: Iterable[Said]) -> Sheet:
    """Read one article.

    Args:
        iri: The article.
        version: The store's digest of it.
        said: What its graph says, in any order; see :data:`READ`.
    """
    quads = ArticleQuads(iri, said)
    evidence = Evidence(quads)
    types = RDF + "type"
    entities = tuple(one for one in quads.subjects(types) if not _CLASSES.isdisjoint(quads.all(one, types)))
    known = frozenset(entities)
    arrows: dict[str, list[Arrow]] = {MENTIONS: _mentions(quads, evidence, entities)}
    for record in quads.subjects(RDF + "predicate"):
        kind, arrow = _statement(quads, evidence, record)
        if kind and arrow.object in known and (arrow.subject in known or kind == STATES):
            arrows.setdefault(kind, []).append(arrow)
    properties = _article(quads, version, evidence.text)
    return Sheet(iri, properties | {SEAL: _seal(properties, arrows)}, entities, arrows)


def _seal(properties: Row, arrows: dict[str, list[Arrow]]) -> str:
    return seal(properties, ((kind, a.subject, a.object, a.properties) for kind, some in arrows.items() for a in some))


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
        "sections": list(quads.all(quads.iri, SCHEMA + "articleSection")),
        "text": text,
    }
    return {name: value for name, value in properties.items() if value is not None}


def _mentions(quads: ArticleQuads, evidence: Evidence, entities: tuple[str, ...]) -> list[Arrow]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for place in quads.subjects(ITSRDF + "taIdentRef"):
        for entity in quads.all(place, ITSRDF + "taIdentRef"):
            places[entity].append(place)
    return [Arrow(quads.iri, entity, evidence.of_mention(places[entity])) for entity in entities]


def _statement(quads: ArticleQuads, evidence: Evidence, record: str) -> tuple[str | None, Arrow]:
    subject = quads.one(record, RDF + "subject") or ""
    name = (quads.one(record, RDF + "predicate") or "").removeprefix(ONTOLOGY)
    value = quads.one(record, RDF + "object") or ""
    sources = quads.all(record, PROV + "wasDerivedFrom")
    row: Row = {
        "iri": record,
        **evidence.of_statement(record, sources),
        "confidence": float(quads.one(record, ONTOLOGY + "confidence") or 0),
        "rule": quads.one(record, ONTOLOGY + "rule"),
        "derived": bool(sources),
        "derived_from": list(sources) or None,
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
