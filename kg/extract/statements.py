"""Statements between the things an article speaks of, before these have ids."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.facts import Span
    from kg.names import AttributeName, Predicate


class Thing(NamedTuple):
    """A name or a measure of the article, by its number."""

    kind: str
    number: int


@lru_cache(maxsize=1024)
def name(number: int) -> Thing:
    """The article's name of that number."""
    return Thing("name", number)


@lru_cache(maxsize=1024)
def measure(number: int) -> Thing:
    """The article's measure of that number."""
    return Thing("measure", number)


class Statement(NamedTuple):
    """Subject, predicate, object, and what says so. Fields as in :class:`kg.facts.Relation`."""

    subject: Thing
    predicate: Predicate
    object: Thing
    evidence: tuple[Span, ...]
    confidence: float
    rule: str


class Value(NamedTuple):
    """An attribute of one thing. Fields as in :class:`kg.facts.Attribute`."""

    subject: Thing
    name: AttributeName
    value: str
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
