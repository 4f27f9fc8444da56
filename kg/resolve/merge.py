"""Entities of one article that turned out to be one become one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kg.facts import Attribute, Dropped, Entity, Facts, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

_Statement = TypeVar("_Statement", Relation, Attribute)


def merge(facts: Facts) -> Facts:
    """Join entities with the same IRI, and rewrite and join what is said of them.

    The first keeps its local id. The longest name stays the name; the others, and all aliases, become aliases.
    A statement made twice keeps all its evidence and the higher confidence, with the rule that gave it. A
    relation that would join an entity with itself is dropped and said.
    """
    groups: dict[str, list[Entity]] = {}
    for entity in facts.entities:
        groups.setdefault(entity.iri or entity.id, []).append(entity)
    if len(groups) == len(facts.entities):
        return facts
    ids = {entity.id: group[0].id for group in groups.values() for entity in group}
    entities = tuple(_joined(group) for group in groups.values())
    relations, dropped = [], list(facts.dropped)
    for relation in facts.relations:
        moved = replace(relation, subject=ids[relation.subject], object=ids[relation.object])
        if moved.subject == moved.object:
            why = "subject and object are one body under two names"
            dropped.append(Dropped(moved.evidence[0], moved.predicate, why, moved.confidence))
        else:
            relations.append(moved)
    attributes = [replace(attribute, subject=ids[attribute.subject]) for attribute in facts.attributes]
    return Facts(
        entities,
        _once(((r.subject, r.predicate, r.object), r) for r in relations),
        _once(((a.subject, a.name, a.value), a) for a in attributes),
        tuple(dropped),
    )


def _joined(group: list[Entity]) -> Entity:
    if len(group) == 1:
        return group[0]
    first = group[0]
    name = max((entity.name for entity in group), key=len)  # the first of the longest
    mentions = sorted({span for entity in group for span in entity.mentions})
    forms = [form for entity in group for form in (entity.name, *entity.aliases)]
    aliases = tuple(dict.fromkeys(form for form in forms if form != name))
    levels = [entity.level for entity in group if entity.level is not None]
    positions = [entity.position for entity in group if entity.position is not None]
    return replace(
        first,
        name=name,
        mentions=tuple(mentions),
        aliases=aliases,
        level=min(levels, default=None),
        position=min(positions, default=None),
    )


def _once(statements: Iterable[tuple[tuple[str, str, str], _Statement]]) -> tuple[_Statement, ...]:
    found: dict[tuple[str, str, str], _Statement] = {}
    for key, statement in statements:
        found[key] = _stronger(found[key], statement) if key in found else statement
    return tuple(found.values())


def _stronger(known: _Statement, again: _Statement) -> _Statement:
    better = again if again.confidence > known.confidence else known
    return replace(better, evidence=tuple(sorted({*known.evidence, *again.evidence})))
