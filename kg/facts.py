"""What an article says, as plain data: entities, relations, attributes, and the characters that say each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.names import AttributeName, EntityType, Predicate


class Span(NamedTuple):
    """Characters ``begin`` (inclusive) to ``end`` (exclusive) of an article's text, in code points (RFC 5147)."""

    begin: int
    end: int

    def quote(self, text: str) -> str:
        """The characters themselves."""
        return text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something an article speaks of.

    Attributes:
        id: Local to the article (``a1``, ``m3``); unique within its :class:`Facts`.
        type: What it is.
        name: The fullest form in the article; a measure's is its quote.
        mentions: Where the text names it, in text order; at least one.
        aliases: Its other forms in the article, in text order, without title brackets.
        level: 1 or 2, for a measure only.
        position: A level-1 measure's place in the article's list, from 1; None for all else.
        canonical: Its official full name where one is known; set by resolution.
        iri: Set by resolution.
        above: IRIs of what it hangs under: wider groups of a new group, the document of which it is a version; set by
            resolution.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    level: int | None = None
    position: int | None = None
    canonical: str | None = None
    iri: str | None = None
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """One entity's statement about another.

    Attributes:
        subject: An entity's local id.
        predicate: The statement's property.
        object: An entity's local id.
        evidence: The spans that say it, in text order; at least one.
        confidence: In (0, 1].
        rule: The name of the rule or model that said it.
    """

    subject: str
    predicate: Predicate
    object: str
    evidence: tuple[Span, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value an article gives of one entity. Fields as in :class:`Relation`; dates are ``YYYY-MM-DD``."""

    subject: str
    name: AttributeName
    value: str
    evidence: tuple[Span, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A mention or statement that was considered and refused.

    Attributes:
        span: Its characters.
        what: An entity type, predicate or attribute; what it would have been.
        why: English, one clause of a fixed wording.
        score: The probability or confidence it had, where one was given.
        because: Of that, the features of greatest weight with their weights, the heaviest first.
    """

    span: Span
    what: str
    why: str
    score: float | None = None
    because: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an article says. Empty for an article that is no policy news."""

    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    dropped: tuple[Dropped, ...] = ()
