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
        for predicate in PREDICATES:
            if predicate is Predicate.TARGETS and one.type is EntityType.AGENCY:
                continue
            probability = linear_model(str(predicate)).probability(pair.features)
            if probability >= THRESHOLD:
                confidence = probability * candidate.probability
                yield Statement(
                    measure(pair.measure), predicate, name(one.name), spans, confidence, f"{predicate}-model"
                )


def whole_roles(reader: Reader) -> Iterator[Statement]:
    """``targets`` and ``addressedTo`` of documents and programmes: 「《通知》要求各地…」「面向小微企业的“惠企贷”」."""
    for whole in wholes(reader):
        for predicate in PREDICATES:
            if predicate is Predicate.ADDRESSED_TO and reader.names[whole.subject].type is EntityType.PROGRAMME:
                continue
            if predicate is Predicate.TARGETS and reader.names[whole.people].type is EntityType.AGENCY:
                continue
            probability = linear_model(f"whole-{predicate}").probability(whole.features)
            if probability >= THRESHOLD:
                subject, people = name(whole.subject), name(whole.people)
                yield Statement(subject, predicate, people, whole.spans, probability, f"whole-{predicate}-model")
