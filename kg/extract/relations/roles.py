"""Whom a measure, a document or a programme is for and who is told to act, as the role models judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.linear import linear_model
from kg.extract.relations.pairs import pairs
from kg.extract.relations.wholes import wholes
from kg.extract.statements import Statement, measure, name
from kg.facts import Span
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reader import Reader

THRESHOLD = 0.2  # what is kept in the end, the measure's and the group's own probability decide as well
PREDICATES = (Predicate.TARGETS, Predicate.ADDRESSED_TO)


def roles(reader: Reader) -> Iterator[Statement]:
    """``targets`` and ``addressedTo`` of measures: 「对小微企业给予补贴」「各地要抓紧整改」."""
    issuers: dict[int, set[int]] = {}
    for issue in reader.issued:
        for document in issue.documents:
            issuers.setdefault(document, set()).update(issue.bodies)
    for pair in pairs(reader):
        candidate, one = reader.measures[pair.measure], pair.named
        frame = reader.frames[candidate.reading]
        speaks = one.name in frame.bodies or any(one.name in issuers.get(d, ()) for d in frame.instruments)
        if one.type is not EntityType.TARGET_GROUP and speaks:
            continue  # who speaks is not who is spoken to
        spans = tuple(sorted({Span(one.begin, one.end), candidate.span}))
        for predicate, model, probability in _judged(one.type, pair.features):
            confidence = probability * candidate.probability
            yield Statement(measure(pair.measure), predicate, name(one.name), spans, confidence, f"{model}-model")


def whole_roles(reader: Reader) -> Iterator[Statement]:
    """``targets`` and ``addressedTo`` of documents and programmes: 「《通知》要求各地…」「面向小微企业的“惠企贷”」."""
    for whole in wholes(reader):
        is_document = reader.names[whole.subject].type is EntityType.INSTRUMENT  # a programme tells nobody to act
        for predicate, model, probability in _judged(reader.names[whole.people].type, whole.features, "whole-"):
            if predicate is Predicate.TARGETS or is_document:
                subject, people = name(whole.subject), name(whole.people)
                yield Statement(subject, predicate, people, whole.spans, probability, f"{model}-model")


def _judged(people: EntityType, features: list[str], prefix: str = "") -> Iterator[tuple[Predicate, str, float]]:
    """What the models find probable enough of a body or group, each with the model's name; no agency is a target."""
    for predicate in PREDICATES:
        if predicate is Predicate.TARGETS and people is EntityType.AGENCY:
            continue
        model = f"{prefix}{predicate}"
        probability = linear_model(model).probability(features)
        if probability >= THRESHOLD:
            yield predicate, model, probability
