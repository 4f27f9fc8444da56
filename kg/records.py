"""The JSON form of what an article says: what ``kg extract --format json`` prints and ``kg evaluate`` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from kg.names import EntityType

if TYPE_CHECKING:
    from kg.article import Article
    from kg.facts import Attribute, Entity, Facts, Relation, Span


class EntityRecord(TypedDict):
    """An entity; a measure has ``text`` and ``level``, all others a ``name``."""

    id: str
    type: str
    name: NotRequired[str]
    text: NotRequired[str]
    level: NotRequired[int | None]
    aliases: NotRequired[list[str]]
    canonical: NotRequired[str | None]
    iri: NotRequired[str | None]
    mentions: NotRequired[list[list[int]]]


class RelationRecord(TypedDict):
    """A statement between two entities of the record."""

    subject: str
    predicate: str
    object: str
    evidence: NotRequired[list[list[int]]]
    confidence: NotRequired[float]
    rule: NotRequired[str]


class AttributeRecord(TypedDict):
    """A value given of one entity of the record."""

    subject: str
    name: str
    value: str
    evidence: NotRequired[list[list[int]]]
    confidence: NotRequired[float]
    rule: NotRequired[str]


class Record(TypedDict):
    """One article's facts."""

    article: dict[str, Any]
    entities: list[EntityRecord]
    relations: list[RelationRecord]
    attributes: list[AttributeRecord]


def record(article: Article, facts: Facts) -> Record:
    """Write an article's facts in their JSON form, in their order; spans are ``[begin, end]`` in code points."""
    return {
        "article": {
            "id": article.id,
            "path": article.path,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "source": article.source,
            "url": article.url,
        },
        "entities": [_entity(entity) for entity in facts.entities],
        "relations": [_relation(relation) for relation in facts.relations],
        "attributes": [_attribute(attribute) for attribute in facts.attributes],
    }


def _entity(entity: Entity) -> EntityRecord:
    written: EntityRecord = {"id": entity.id, "type": entity.type.value}
    if entity.type is EntityType.MEASURE:
        written["text"] = entity.name
        written["level"] = entity.level
    else:
        written["name"] = entity.name
    written["aliases"] = list(entity.aliases)
    written["canonical"] = entity.canonical
    written["iri"] = entity.iri
    written["mentions"] = _pairs(entity.mentions)
    return written


def _relation(relation: Relation) -> RelationRecord:
    return {
        "subject": relation.subject,
        "predicate": relation.predicate.value,
        "object": relation.object,
        "evidence": _pairs(relation.evidence),
        "confidence": relation.confidence,
        "rule": relation.rule,
    }


def _attribute(attribute: Attribute) -> AttributeRecord:
    return {
        "subject": attribute.subject,
        "name": attribute.name.value,
        "value": attribute.value,
        "evidence": _pairs(attribute.evidence),
        "confidence": attribute.confidence,
        "rule": attribute.rule,
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.begin, span.end] for span in spans]
