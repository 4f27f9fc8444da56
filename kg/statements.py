"""What an article states, one record a statement: the same said twice is one, and offers follow from the chain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import iris
from kg.facts import Relation
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.facts import Attribute, Facts, Span

CHAIN = "chain:issues-setsOut"
"""The rule of an offer that follows from an issuer's instrument setting the measure out."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one article.

    Attributes:
        iri: The record's IRI, made from the article, subject, predicate and value.
        subject: An entity's IRI.
        predicate: A predicate's or attribute's local name.
        value: An entity's IRI for a relation, else the attribute's words.
        is_relation: Whether ``value`` is an IRI.
        evidence: The spans that say it, in text order.
        confidence: In (0, 1].
        rule: What said it; of several, the surest.
        derived_from: The two statements it follows from, for an offer that the chain gives.
    """

    iri: str
    subject: str
    predicate: str
    value: str
    is_relation: bool
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    derived_from: tuple[str, ...] = ()


def statements(article_iri: str, facts: Facts) -> list[Statement]:
    """Turn facts into statements about IRIs.

    Args:
        article_iri: The article that says them.
        facts: What it says; every entity has its IRI.

    Returns:
        First what is stated, in the order of the facts; what two facts state of the same entities is one statement
        with the evidence of both. Then the offers that follow: where an issuer's instrument sets out a level-1 measure
        and the article does not say itself that he offers it.
    """
    iri = {entity.id: entity.iri or "" for entity in facts.entities}
    said: dict[str, Statement] = {}
    facts_in_order: tuple[Relation | Attribute, ...] = (*facts.relations, *facts.attributes)
    for fact in facts_in_order:
        new = _stated(article_iri, iri, fact)
        old = said.get(new.iri)
        said[new.iri] = _merged(old, new) if old else new
    for offer in _offers(article_iri, facts, said.values()):
        old = said.get(offer.iri)
        # A statement of the article's own stands; of several ways to derive one, the surest (then the first) stands.
        if old is None or (old.derived_from and _rank(offer) < _rank(old)):
            said[offer.iri] = offer
    return list(said.values())


def _stated(article_iri: str, iri: dict[str, str], fact: Relation | Attribute) -> Statement:
    if isinstance(fact, Relation):
        predicate, value, is_relation = str(fact.predicate), iri[fact.object], True
    else:
        predicate, value, is_relation = str(fact.name), fact.value, False
    subject = iri[fact.subject]
    return Statement(
        iris.statement(article_iri, subject, predicate, value),
        subject,
        predicate,
        value,
        is_relation,
        tuple(sorted(set(fact.evidence))),
        fact.confidence,
        fact.rule,
    )


def _merged(first: Statement, second: Statement) -> Statement:
    surer = min(first, second, key=lambda s: (-s.confidence, s.rule))
    return replace(surer, evidence=tuple(sorted({*first.evidence, *second.evidence})))


def _offers(article_iri: str, facts: Facts, said: Iterable[Statement]) -> Iterator[Statement]:
    """The chain ``issues`` then ``setsOut``, for level-1 measures. Its evidence is that of both statements."""
    level_one = {e.iri for e in facts.entities if e.type is EntityType.MEASURE and e.level == 1}
    stated = list(said)
    issued: dict[str, list[Statement]] = {}
    for statement in stated:
        if statement.predicate == Predicate.ISSUES:
            issued.setdefault(statement.value, []).append(statement)
    for sets_out in stated:
        if sets_out.predicate != Predicate.SETS_OUT or sets_out.value not in level_one:
            continue
        for issues in issued.get(sets_out.subject, ()):
            yield Statement(
                iris.statement(article_iri, issues.subject, Predicate.OFFERS, sets_out.value),
                issues.subject,
                str(Predicate.OFFERS),
                sets_out.value,
                True,
                tuple(sorted({*issues.evidence, *sets_out.evidence})),
                min(issues.confidence, sets_out.confidence),
                CHAIN,
                (issues.iri, sets_out.iri),
            )


def _rank(offer: Statement) -> tuple[float, tuple[str, ...]]:
    return -offer.confidence, offer.derived_from
