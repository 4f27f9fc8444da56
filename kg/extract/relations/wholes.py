"""Whom a whole document or programme is for: the bodies and groups named near it, in its title or in the headline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.relations import whole_features
from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.index import Named
    from kg.extract.mentions import Name
    from kg.extract.reader import Reader

_PEOPLE = frozenset({EntityType.TARGET_GROUP, EntityType.INSTITUTION, EntityType.AGENCY})
# What an article names beyond these is a list; weighing all of one with all of another would take quadratic time.
_MOST_MENTIONS, _MOST_NAMES = 20, 60
_NEAR = 2


class Whole(NamedTuple):
    """A document or programme and a body or group that may belong to it, by their names.

    Attributes:
        subject: The document or programme.
        people: The body or group.
        spans: Where both stand, in text order.
        features: What the role models look at.
    """

    subject: int
    people: int
    spans: tuple[Span, ...]
    features: list[str]


class Place(NamedTuple):
    """Where a document or programme is named near somebody.

    Attributes:
        away: How many clauses lie between them.
        clause: The number of the clause that names somebody.
        one: Somebody's mention.
        subject: The document's or programme's own.
    """

    away: int
    clause: int
    one: Named
    subject: Named


@dataclass(frozen=True, slots=True)
class About:
    """What an article is about, to tell its own documents from those it only cites.

    Attributes:
        headline: Where the headline ends.
        principal: The documents it shows being issued.
        sets_out: In how many clauses each document speaks.
        issued: The clause that gives each document out.
        most: In how many the one speaks that speaks in most.
    """

    headline: int
    principal: set[int]
    sets_out: Mapping[int, int]
    issued: Mapping[int, int]
    most: int

    def heads(self, one: Name) -> bool:
        """Whether the headline has a name."""
        return one.mentions[0].span.begin < self.headline


def wholes(reader: Reader) -> Iterator[Whole]:
    """Every document that the article shows, and every programme, with those who may belong to it, by their names."""
    about = _about(reader)
    speaking = {body for issue in reader.issued for body in issue.bodies}
    speaking |= {body for frame in reader.frames for body in frame.bodies}
    people = [i for i, one in enumerate(reader.names) if one.type in _PEOPLE and i not in speaking]
    for subject, mentions in sorted(_mentions(reader, about).items())[:_MOST_NAMES]:
        title = reader.names[subject].form
        near = _near(reader, mentions)
        of_subject = whole_features.of_subject(reader, subject, about)
        for other in people[:_MOST_NAMES]:
            name, place = reader.names[other], near.get(other)
            inside = next((form for form in (name.form, *name.aliases) if form in title), None)
            if place is not None or inside is not None or about.heads(name):
                features = [*of_subject, *whole_features.of_people(name, title, inside, about)]
                features += whole_features.of_place(reader, subject, place, about)
                ends = (place.one, place.subject) if place else (name.mentions[0].span, mentions[0][1])
                yield Whole(subject, other, tuple(sorted({Span(end.begin, end.end) for end in ends})), features)


def _about(reader: Reader) -> About:
    sets_out = Counter(document for frame in reader.frames for document in frame.instruments)
    issued: dict[int, int] = {}
    for issue in reader.issued:
        for document in issue.documents:
            issued.setdefault(document, issue.reading)
    return About(reader.text.find("\n"), reader.principal(), sets_out, issued, max(sets_out.values(), default=0))


def _mentions(reader: Reader, about: About) -> dict[int, list[tuple[int, Named]]]:
    """Where each document and programme is named, with the numbers of the clauses."""
    found: dict[int, list[tuple[int, Named]]] = {}
    for i, reading in enumerate(reader.readings):
        for one in reading.named:
            own = one.type is EntityType.INSTRUMENT and (one.name in about.principal or one.name in about.sets_out)
            if own or one.type is EntityType.PROGRAMME:
                found.setdefault(one.name, []).append((i, one))
    return found


def _near(reader: Reader, mentions: list[tuple[int, Named]]) -> dict[int, Place]:
    """For each name a few clauses away, where it comes nearest."""
    near: dict[int, Place] = {}
    for i, subject in mentions[:_MOST_MENTIONS]:
        for j in range(max(0, i - _NEAR), min(len(reader.readings), i + _NEAR + 1)):
            for one in reader.readings[j].named[:_MOST_NAMES]:
                away = abs(i - j)
                if one.type in _PEOPLE and (one.name not in near or away < near[one.name].away):
                    near[one.name] = Place(away, j, one, subject)
    return near
