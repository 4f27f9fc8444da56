"""From names, measures and statements to facts: what the policy is about is kept, and gets its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.statements import Statement, Thing, Value, measure, name
from kg.facts import Attribute, Entity, Facts, Relation
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kg.extract.levels import Level
    from kg.extract.measures import Candidate
    from kg.extract.mentions import Name

_LETTERS = {
    EntityType.AGENCY: "a",
    EntityType.INSTITUTION: "n",
    EntityType.INSTRUMENT: "i",
    EntityType.PROGRAMME: "p",
    EntityType.TARGET_GROUP: "t",
    EntityType.MEASURE: "m",
}
_LOWEST = 0.01


def assemble(
    names: Sequence[Name],
    kept: Collection[int],
    measures: Sequence[Candidate],
    levels: Sequence[Level],
    statements: Iterable[Statement],
    values: Iterable[Value],
) -> Facts:
    """Give ids in text order and put every statement once, at its highest confidence."""
    best: dict[tuple[Thing, str, Thing], Statement] = {}
    for statement in statements:
        key = (statement.subject, statement.predicate, statement.object)
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    ids, entities = _entities(names, kept, measures, levels)
    relations = sorted(
        (
            Relation(ids[s.subject], s.predicate, ids[s.object], s.evidence, _confidence(s.confidence), s.rule)
            for s in best.values()
            if s.subject in ids and s.object in ids
        ),
        key=lambda r: (r.evidence, r.subject, r.predicate, r.object),
    )
    once = {(v.subject, v.name, v.value): v for v in values if v.subject in ids}
    attributes = sorted(
        (
            Attribute(ids[v.subject], v.name, v.value, v.evidence, _confidence(v.confidence), v.rule)
            for v in once.values()
        ),
        key=lambda a: (a.evidence, a.subject, a.name, a.value),
    )
    return Facts(tuple(entities), tuple(relations), tuple(attributes))


def _confidence(value: float) -> float:
    return round(min(1.0, max(_LOWEST, value)), 2)


def _entities(
    names: Sequence[Name], kept: Collection[int], measures: Sequence[Candidate], levels: Sequence[Level]
) -> tuple[dict[Thing, str], list[Entity]]:
    ids: dict[Thing, str] = {}
    counts = dict.fromkeys(_LETTERS, 0)
    entities: list[Entity] = []

    def next_id(kind: EntityType) -> str:
        counts[kind] += 1
        return f"{_LETTERS[kind]}{counts[kind]}"

    for i in sorted(kept, key=lambda i: names[i].mentions[0].span):
        one = names[i]
        ids[name(i)] = next_id(one.type)
        spans = tuple(mention.span for mention in one.mentions)
        entities.append(Entity(ids[name(i)], one.type, one.form, spans, one.aliases))
    for i, (candidate, level) in enumerate(zip(measures, levels, strict=True)):
        ids[measure(i)] = next_id(EntityType.MEASURE)
        entities.append(_measure(ids[measure(i)], candidate, level))
    return ids, entities


def _measure(identifier: str, candidate: Candidate, level: Level) -> Entity:
    return Entity(
        identifier, EntityType.MEASURE, candidate.words, (candidate.span,), level=level.level, position=level.position
    )
