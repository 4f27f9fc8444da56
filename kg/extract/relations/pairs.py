"""The bodies and groups in reach of each measure: in its own clause, in its condition, or carried as its subject."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.official import official
from kg.extract.relations import role_features
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frame import Frame
    from kg.extract.index import Named
    from kg.extract.measures import Candidate
    from kg.extract.reader import Reader
    from kg.extract.reading import Reading
    from kg.facts import Span

_PEOPLE = frozenset({EntityType.TARGET_GROUP, EntityType.INSTITUTION, EntityType.AGENCY})
_FARTHEST_CLAUSE, _FARTHEST_SENTENCE = 12, 12
_FARTHEST_TOPIC = 6
_MOST_NAMES = 6


class Pair(NamedTuple):
    """A measure and a body or group in its reach.

    Attributes:
        measure: The number of the measure.
        named: The mention.
        features: What the role models look at.
    """

    measure: int
    named: Named
    features: list[str]


@dataclass(slots=True)
class Governing:
    """The subject that later clauses go on with, and how many clauses and sentences ago it stood."""

    subjects: tuple[Named, ...] = ()
    clauses: int = 0
    sentences: int = 0
    paragraph: int = -1
    modals: frozenset[str] = frozenset()
    ordered: bool = False
    opening: tuple[Named, ...] = ()
    sentence: object = field(default=None)

    def move_to(self, reading: Reading, frame: Frame) -> None:
        """Go on to the next clause: a paragraph that is no list item ends the subject's reach."""
        if reading.paragraph != self.paragraph:
            self.paragraph = reading.paragraph
            if reading.clause.enumerator is None:
                self.subjects = self.opening = ()
        if reading.sentence is not self.sentence:
            self.sentence, self.clauses, self.sentences = reading.sentence, 0, self.sentences + 1
        else:
            self.clauses += 1
        if (number := reading.clause.enumerator) is not None:
            self.opening = self.subjects if number.ordinal == 1 else self.opening
            self.subjects = self.opening  # 「要求各地：一是机构要…；二是…」: the second item is told to 各地 again
        own = tuple(one for one in reading.head.subjects if one.type in _PEOPLE and one.name not in frame.bodies)
        if own or any(one.type in _PEOPLE for one in reading.head.speakers):
            self.subjects, self.clauses, self.sentences = own, 0, 0
            self.modals, self.ordered = reading.head.modals, reading.head.ordered

    def in_reach(self) -> tuple[Named, ...]:
        """The subjects that still govern."""
        near = self.clauses <= _FARTHEST_CLAUSE and self.sentences <= _FARTHEST_SENTENCE
        return self.subjects if near else ()


def pairs(reader: Reader) -> Iterator[Pair]:
    """Every measure with each body and group in its reach, in text order."""
    by_reading: dict[int, list[int]] = {}
    for i, candidate in enumerate(reader.measures):
        by_reading.setdefault(candidate.reading, []).append(i)
    governing, own = Governing(), official(reader.text, reader.readings)
    for i, reading in enumerate(reader.readings):
        if own is not None and i == own.opening:
            governing = Governing()  # whom a preamble speaks of, it does not tell what to do
        governing.move_to(reading, reader.frames[i])
        for number in by_reading.get(i, ()):
            yield from _pairs_of(reader, number, governing, alone=len(by_reading[i]) == 1)


def _pairs_of(reader: Reader, number: int, governing: Governing, *, alone: bool) -> Iterator[Pair]:
    """The pairs of one measure; one of several in its clause has only what stands inside its own words."""
    candidate = reader.measures[number]
    reading, frame = reader.readings[candidate.reading], reader.frames[candidate.reading]
    seen = set()
    for k, one in enumerate(reading.named):
        inside = alone or (candidate.span.begin <= one.begin < candidate.span.end)
        if one.type in _PEOPLE and one not in reading.head.speakers and inside:
            seen.add(one.name)
            yield Pair(number, one, role_features.own(reader.text, reading, frame, k))
    for one, features in _around(reader, candidate, governing):
        if one.name not in seen:
            seen.add(one.name)
            yield Pair(number, one, features)


def _around(reader: Reader, candidate: Candidate, governing: Governing) -> Iterator[tuple[Named, list[str]]]:
    """Those outside the measure's own clause, with what the role models look at; who is the nearer comes first."""
    text, reading, frame = reader.text, reader.readings[candidate.reading], reader.frames[candidate.reading]
    for one in _conditions(reader.readings, candidate.reading, candidate.span):
        yield one, role_features.condition(text, reading, frame, one)
    for one in governing.in_reach():
        features = role_features.carried(text, reading, frame, one)
        features += role_features.distance(text, one, governing.clauses, governing.sentences)
        listed = reading.clause.enumerator is not None
        features += role_features.governed(governing.modals, listed=listed, ordered=governing.ordered)
        yield one, features
    for how, one, away in _put_forward(reader, candidate.reading):
        features = role_features.topic(text, reading, frame, one, candidate.span)
        yield one, features + role_features.put_forward(text, how, one, away)


def _put_forward(reader: Reader, i: int) -> Iterator[tuple[str, Named, int]]:
    """Whom an earlier clause of the sentence put forward, how, and how many clauses ago.

    A clause opens with him, 「对骗税的企业，从严查办，将其信用降为D级」「医院发现疫情，应当报告」, or tells him
    to act, 「引导银行降低利率，简化手续」.
    """
    begin, bodies = reader.readings[i].clause.span.begin, reader.frames[i].bodies
    earlier = [one for one in reader.same_sentence(i, _FARTHEST_TOPIC) if one.clause.span.begin < begin]
    for away, reading in enumerate(reversed(earlier), start=1):
        for k, one in enumerate(reading.named[:_MOST_NAMES]):
            how = role_features.put_how(reader.text, reading, k)
            told = one.type in _PEOPLE and one not in reading.head.speakers and one.name not in bodies
            if told and how is not None:
                yield how, one, away


def _conditions(readings: Sequence[Reading], i: int, span: Span) -> Iterator[Named]:
    """The names in the conditions that belong to the measure of clause ``i``, or that stand right before it."""
    j = i - 1
    while j >= 0 and readings[j].sentence is readings[i].sentence:
        right_before = j == i - 1 and readings[j].head.kind in {"preposition", "purpose"}
        if readings[j].clause.span.begin < span.begin and not right_before:
            break
        yield from (one for one in readings[j].named if one.type in _PEOPLE)
        j -= 1
