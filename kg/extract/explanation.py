"""What the extraction considered on its way to an article's facts and left out, each with its reason.

Nothing here decides: what is told is the difference between what was weighed and what the facts hold, so it cannot
tell another story than :func:`kg.extract.extract` acts on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import reader_of
from kg.extract.linear import linear_model
from kg.extract.measures import LOW, NEAR, REPEATED, candidates, described
from kg.extract.names import find_names
from kg.extract.policy import NO_POLICY, Verdict, verdict
from kg.extract.relations import statements
from kg.extract.selection import name_features
from kg.facts import Dropped
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.article import Article
    from kg.extract.measures import Candidate, Described
    from kg.extract.reader import Reader
    from kg.extract.statements import Statement, Thing
    from kg.facts import Facts, Span

PASSING, UNSAID = "the policy is not about it", "nothing is said of it"
ENDLESS, WEAK = "what it speaks of is left out", "it is not sure enough"
# Whose words a clause reports, and how it is meant, where that tells why it is no measure.
_FRAMES = {
    "outsider": "an outsider speaks",
    "leader": "a leader speaks in general",
    "statistics": "figures are reported",
}
_MEANINGS = {
    "question": "it asks a question",
    "evaluation": "it evaluates",
    "statistic": "it gives figures",
    "goal": "it states a goal",
    "has=result": "it reports a result",
    "has=background": "it tells of the background",
}


@dataclass(frozen=True, slots=True)
class Considered:
    """What was weighed.

    Attributes:
        verdict: Whether the article reports policy, and why.
        dropped: What was left out, in text order.
    """

    verdict: Verdict
    dropped: tuple[Dropped, ...]


def considered(article: Article, facts: Facts) -> Considered:
    """Tell what was left out of an article's facts.

    Args:
        article: The article.
        facts: What :func:`kg.extract.extract` says of it.

    Returns:
        Clauses that are no measures though they state an act, names the policy is not about, statements that were not
        sure enough, and the verdict on the article as a whole.
    """
    reader, _ = reader_of(article.text, find_names(article.text))
    stated = list(statements(reader))
    found = verdict(reader)
    read = reader.text, reader.readings, reader.frames, reader.issued_in()
    clauses = zip(described(*read), candidates(*read), strict=True)
    dropped = [
        *_clauses(reader, list(clauses), facts, found),
        *_names(reader, stated, facts, found),
        *(_statements(reader, stated, facts) if found.policy else ()),
    ]
    once = dict.fromkeys(dropped)  # no set: of equal keys the first in the text comes first, whatever the hash seed
    return Considered(found, tuple(sorted(once, key=lambda one: (one.span, one.what, one.why))))


def _clauses(
    reader: Reader, clauses: Sequence[tuple[Described, Candidate]], facts: Facts, found: Verdict
) -> Iterator[Dropped]:
    """The clauses that came near to be measures, and those that are none for who speaks or how it is meant."""
    measures = [entity for entity in facts.entities if entity.type is EntityType.MEASURE]
    spans, quotes = {measure.mentions[0] for measure in measures}, {measure.name for measure in measures}
    refused = set() if found.policy else {measure.span for measure in reader.measures}
    model = linear_model("measure")
    for clause, one in clauses:
        if one.span in spans:
            continue
        why = _why(reader, clause)
        if one.words in quotes:
            why = REPEATED
        elif one.span in refused:
            why = NO_POLICY
        elif one.probability >= NEAR:
            why = why or LOW
        elif reader.readings[one.reading].head.verb is None:
            continue
        if why:
            because = model.heaviest(clause.features)
            yield Dropped(one.span, EntityType.MEASURE, why, round(one.probability, 2), because)


def _why(reader: Reader, clause: Described) -> str:
    """What speaks against the clause besides its score; may be nothing."""
    frame = _FRAMES.get(reader.frames[clause.reading].kind, "")
    return frame or next((why for feature, why in _MEANINGS.items() if feature in clause.features), "")


def _names(reader: Reader, stated: Sequence[Statement], facts: Facts, found: Verdict) -> Iterator[Dropped]:
    """The names that are not among the facts."""
    kept = {entity.mentions[0] for entity in facts.entities if entity.type is not EntityType.MEASURE}
    weighed = dict(name_features(reader, stated))
    for i, one in enumerate(reader.names):
        span = one.mentions[0].span
        if span in kept:
            continue
        if not found.policy:
            yield Dropped(span, one.type, NO_POLICY, one.confidence)
        elif i in weighed:
            model = linear_model(str(one.type))
            score, because = model.probability(weighed[i]), model.heaviest(weighed[i])
            yield Dropped(span, one.type, PASSING, round(score, 2), because)
        else:
            yield Dropped(span, one.type, UNSAID, one.confidence)


def _statements(reader: Reader, stated: Sequence[Statement], facts: Facts) -> Iterator[Dropped]:
    """The statements that are not among the facts."""

    def place(thing: Thing) -> Span:
        if thing.kind == "name":
            return reader.names[thing.number].mentions[0].span
        return reader.measures[thing.number].span

    places = {entity.id: entity.mentions[0] for entity in facts.entities}
    kept, said = set(places.values()), {(places[r.subject], r.predicate, places[r.object]) for r in facts.relations}
    for one in stated:
        ends = place(one.subject), place(one.object)
        if (ends[0], one.predicate, ends[1]) not in said:
            why = WEAK if kept.issuperset(ends) else ENDLESS
            yield Dropped(one.evidence[-1], one.predicate, why, round(one.confidence, 2))
