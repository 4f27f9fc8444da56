"""Puts what was missed or wrong into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.difference import Difference
from kg.evaluate.quoting import Quoting
from kg.evaluate.similarity import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.evaluate.answers import Answer
    from kg.evaluate.statements import Said
    from kg.records import EntityRecord


def found(
    answer: Answer,
    entities: Sequence[EntityRecord],
    pairs: dict[str, str],
    relations: Sequence[Said],
    attributes: Sequence[Said],
    text: str,
) -> Iterator[Difference]:
    """Yield every difference of one article: entities, canonical names, relations, attributes.

    Args:
        answer: What is right.
        entities: The predicted entities.
        pairs: For a prediction's id its answer's.
        relations: The predicted relations.
        attributes: The predicted attributes.
        text: The article's text, or nothing.
    """
    quoting = Quoting(text)
    right = {entity["id"]: entity for entity in answer.entities}
    predicted = {entity["id"]: entity for entity in entities}
    yield from _entities(answer, entities, pairs, quoting)
    for prediction, known in pairs.items():
        names = answer.canonical.get(known, ())
        entity = predicted[prediction]
        if names and normalised(entity.get("canonical")) not in map(normalised, names):
            what = f"{_label(entity)}: {entity.get('canonical')}, not {names[0]}"
            yield Difference(answer.article, "wrong", "canonical", what, "", quoting.at(entity.get("mentions", ())))
    yield from _relations(answer, relations, right, predicted, quoting)
    yield from _attributes(answer, attributes, right, predicted, quoting)


def _entities(
    answer: Answer, entities: Sequence[EntityRecord], pairs: dict[str, str], quoting: Quoting
) -> Iterator[Difference]:
    hit = set(pairs.values())
    for entity in answer.entities:
        if entity["id"] not in hit and entity["id"] not in answer.optional:
            sentence = quoting.naming(_label(entity), *entity.get("aliases", ()))
            yield Difference(answer.article, "missing", entity["type"], _label(entity), "", sentence)
    for entity in entities:
        if entity["id"] not in pairs:
            sentence = quoting.at(entity.get("mentions", ())[:1])
            yield Difference(answer.article, "wrong", entity["type"], _label(entity), "", sentence)


def _relations(
    answer: Answer,
    said: Sequence[Said],
    right: dict[str, EntityRecord],
    predicted: dict[str, EntityRecord],
    quoting: Quoting,
) -> Iterator[Difference]:
    got = {one.triple for one in said}
    for subject, predicate, target in sorted(answer.required - got, key=str):
        one, other = _label(right[str(subject)]), _label(right[str(target)])
        sentence = quoting.naming(other, one)
        yield Difference(answer.article, "missing", predicate, f"{one} {predicate} {other}", "", sentence)
    for one_said in said:
        if one_said.triple not in answer.relations:
            one, other = (_label(predicted[end]) for end in one_said.ends)
            predicate = one_said.triple[1]
            yield _wrong(answer, one_said, f"{one} {predicate} {other}", quoting)


def _attributes(
    answer: Answer,
    said: Sequence[Said],
    right: dict[str, EntityRecord],
    predicted: dict[str, EntityRecord],
    quoting: Quoting,
) -> Iterator[Difference]:
    got = {one.triple for one in said}
    for subject, name, written in sorted(answer.required_attributes - got, key=str):
        label = _label(right[str(subject)])
        sentence = quoting.naming(str(written), label)
        yield Difference(answer.article, "missing", name, f"{label} {name} {written}", "", sentence)
    for one_said in said:
        if one_said.triple not in answer.attributes:
            _, name, written = one_said.triple
            entity = predicted.get(one_said.record["subject"])
            label = _label(entity) if entity else "?"
            yield _wrong(answer, one_said, f"{label} {name} {written}", quoting)


def _wrong(answer: Answer, said: Said, what: str, quoting: Quoting) -> Difference:
    sentence = quoting.at(said.record.get("evidence", ()))
    return Difference(answer.article, "wrong", said.triple[1], what, said.record.get("rule", ""), sentence)


def _label(entity: EntityRecord) -> str:
    return entity.get("name") or entity.get("text") or ""
