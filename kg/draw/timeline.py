"""Instruments by date and agency: a lane for each who issues, a mark for each instrument."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.days import day
from kg.draw.collect import collect
from kg.draw.drawing import Drawing
from kg.draw.entities import entities
from kg.draw.looks import words
from kg.draw.selection import Selection
from kg.draw.svg.lanes import lanes
from kg.draw.timepage import timepage
from kg.errors import UsageError
from kg.names import EntityType, Predicate
from kg.query import ArticleText
from kg.query.days import dated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import Queryable, Quotation
    from kg.query.days import Dated
    from kg.query.statements import Record


@dataclass(frozen=True, slots=True)
class Issue:
    """One instrument.

    Attributes:
        day: When it was issued, else when it takes effect; where no article says either, when the first that tells of
            it was published.
        stated: Whether an article says the day.
        name: Its name.
        issuers: Who issues it, by name, sorted.
        title: The article that tells of it first.
        url: Where that is, or empty.
        quotes: The sentences that say who issues it.
    """

    day: date
    stated: bool
    name: str
    issuers: tuple[str, ...]
    title: str
    url: str
    quotes: tuple[Quotation, ...]


class Timeline(Drawing):
    """Instruments in the order of time.

    Args:
        issues: By day and name.
        title: Its heading.
        language: ``zh`` or ``en``.
        left_out: How many issuers are left out.
    """

    def __init__(self, issues: list[Issue], title: str, language: str, left_out: int = 0) -> None:
        self.issues = issues
        self.title = title
        self.language = language
        self.left_out = left_out

    def html(self) -> str:
        """One page: the picture, and under it each instrument with its sentence, article and link."""
        return timepage(self.issues, self.svg(), self.title, self.language)

    def svg(self) -> str:
        """The picture."""
        return lanes(self.issues, self.title, self.language, self.left_out)


def timeline(store: Queryable, selection: Selection | None = None, *, language: str = "zh") -> Timeline:
    """Put the instruments that a selection chooses in the order of time.

    Args:
        store: What is drawn from.
        selection: What of it. Its limit is the number of issuers, those of the most instruments.
        language: ``zh`` or ``en``.

    Raises:
        UsageError: When nothing is chosen, or no instrument has a day and an issuer.
    """
    chosen = selection or Selection()
    records, _ = collect(store, chosen)
    known = entities(store, {r.subject for r in records} | {r.value for r in records if r.is_entity})
    said: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        issued = record.predicate == Predicate.ISSUES and record.value in known and record.subject in known
        if issued and known[record.value].type is EntityType.INSTRUMENT:
            said[record.value].append(record)
    texts = {iri: ArticleText(store, iri) for iri in {record.article for about in said.values() for record in about}}
    days = dated(
        ((record.subject, record.predicate, record.value) for record in records if not record.is_entity),
        ((iri, record.article) for iri, about in said.items() for record in about),
        {iri: text.published for iri, text in texts.items()},
    )
    names = {iri: entity.name for iri, entity in known.items()}
    kept, left_out = _busiest(said, chosen.limit)
    issues = []
    for iri, about in said.items():
        issuers = sorted({names[record.subject] for record in about if record.subject in kept})
        if issuers and iri in days:
            issues.append(_issue(names[iri], about, issuers, days[iri], texts))
    if not issues:
        raise UsageError("there is no instrument with a day and an issuer to draw")
    issues.sort(key=lambda issue: (issue.day, issue.name))
    return Timeline(issues, str(words(language)["timeline"]), language, left_out)


def _busiest(said: dict[str, list[Record]], limit: int | None) -> tuple[set[str], int]:
    issued: dict[str, set[str]] = defaultdict(set)
    for iri, about in said.items():
        for record in about:
            issued[record.subject].add(iri)
    order = sorted(issued, key=lambda iri: (-len(issued[iri]), iri))
    return set(order[:limit]), len(order) - len(order[:limit])


def _issue(name: str, about: list[Record], issuers: list[str], when: Dated, texts: Mapping[str, ArticleText]) -> Issue:
    told = {record.article for record in about}
    first = min(told, key=lambda iri: (day(texts[iri].published) or date.max, iri))
    text = texts[first]
    quotes = {quote.text: quote for r in about if r.article == first for quote in text.quote(r.evidence)}
    link = text.url if text.url.startswith(("http://", "https://")) else ""
    return Issue(when.day, not when.reported, name, tuple(issuers), text.title, link, tuple(quotes.values()))
