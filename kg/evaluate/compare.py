"""One article's extraction against its right answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.evaluate import differences
from kg.evaluate.answers import value
from kg.evaluate.pairing import paired
from kg.evaluate.similarity import normalised
from kg.evaluate.statements import Said, strata
from kg.evaluate.tally import Tally
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluate.answers import Answer, Triple
    from kg.evaluate.difference import Difference
    from kg.records import EntityRecord, Record

ENTITIES, RELATIONS, ATTRIBUTES = "entities", "relations", "attributes"
CANONICAL, LEFT_EMPTY = "canonical", "no policy, left empty"
TYPES = tuple(kind.value for kind in EntityType)

_NOTHING: Record = {"article": {}, "entities": [], "relations": [], "attributes": []}


@dataclass(slots=True)
class Comparison:
    """What one article adds to the score.

    Attributes:
        tallies: By entity type, predicate, attribute name, and by the totals named above.
        rules: Right and predicted statements by the rule that said them.
        confidences: The same by confidence.
        differences: All that was missed or wrong, in the order entities, canonical names, relations, attributes.
    """

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confidences: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    differences: list[Difference] = field(default_factory=list)


def compare(answer: Answer, record: Record | None, text: str = "") -> Comparison:
    """Score one article.

    Args:
        answer: What is right.
        record: What was extracted; None counts as nothing at all.
        text: The article's text, to show differences in their sentences.
    """
    record = record or _NOTHING
    entities = _entities(record)
    pairs = paired(answer.entities, entities)
    relations, attributes = _said(record, pairs)
    comparison = Comparison()
    _count_entities(comparison, answer, entities, pairs)
    _count(comparison, RELATIONS, relations, answer.relations, answer.required)
    _count(comparison, ATTRIBUTES, attributes, answer.attributes, answer.required_attributes)
    if not answer.policy:
        clean = not entities and not record.get("relations")
        comparison.tallies[LEFT_EMPTY] += Tally(clean, 1, clean, 1)
    comparison.differences += differences.found(answer, entities, pairs, relations, attributes, text)
    return comparison


def truths(answer: Answer, record: Record) -> list[bool]:
    """Whether each relation of a record, and then each attribute, is right."""
    relations, attributes = _said(record, paired(answer.entities, _entities(record)))
    return [one.triple in answer.relations for one in relations] + [
        one.triple in answer.attributes for one in attributes
    ]


def _entities(record: Record) -> list[EntityRecord]:
    return [entity for entity in record["entities"] if entity.get("type") in TYPES]


def _said(record: Record, pairs: dict[str, str]) -> tuple[list[Said], list[Said]]:
    """A record's relations between its entities, and its attributes, in the terms of the answer."""
    ids = {entity["id"] for entity in _entities(record)}
    relations = [
        Said((pairs.get(r["subject"]), r["predicate"], pairs.get(r["object"])), (r["subject"], r["object"]), r)
        for r in record.get("relations", [])
        if r["subject"] in ids and r["object"] in ids
    ]
    attributes = [
        Said((pairs.get(a["subject"]), a["name"], value(a["name"], a["value"])), (), a)
        for a in record.get("attributes", [])
    ]
    return relations, attributes


def _count_entities(
    comparison: Comparison, answer: Answer, entities: list[EntityRecord], pairs: dict[str, str]
) -> None:
    hit = set(pairs.values())
    for kind in TYPES:
        predicted = [e["id"] for e in entities if e["type"] == kind]
        wanted = [e["id"] for e in answer.entities if e["type"] == kind and e["id"] not in answer.optional]
        tally = Tally(sum(e in pairs for e in predicted), len(predicted), sum(e in hit for e in wanted), len(wanted))
        comparison.tallies[kind] += tally
        comparison.tallies[ENTITIES] += tally
    by_id = {entity["id"]: entity for entity in entities}
    for prediction, right in pairs.items():
        if right in answer.canonical:
            agrees = names_agree(by_id[prediction], answer.canonical[right])
            comparison.tallies[CANONICAL] += Tally(agrees, 1, agrees, 1)


def names_agree(entity: EntityRecord, right: Iterable[str]) -> bool:
    """Whether an entity's official name is one of the right ones."""
    return normalised(entity.get("canonical")) in map(normalised, right)


def _count(
    comparison: Comparison, total: str, said: list[Said], right: frozenset[Triple], required: frozenset[Triple]
) -> None:
    # The same statement said twice is said once: only its rules are counted apart.
    distinct = {(one.triple, one.ends) for one in said}
    triples = {triple for triple, _ in distinct}
    for triple, _ in distinct:
        tally = Tally(right=triple in right, predicted=1)
        comparison.tallies[triple[1]] += tally
        comparison.tallies[total] += tally
    for triple in required:
        tally = Tally(found=triple in triples, wanted=1)
        comparison.tallies[triple[1]] += tally
        comparison.tallies[total] += tally
    for by_rule, by_confidence, tally in strata(said, right):
        comparison.rules[by_rule] += tally
        comparison.confidences[by_confidence] += tally
