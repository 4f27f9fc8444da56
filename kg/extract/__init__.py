"""From an article's text to the facts it states: pure functions, no files, no clock, no network, no RDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.days import CHINA
from kg.extract.assembly import assemble
from kg.extract.attributes import attributes
from kg.extract.confidence import calibrated
from kg.extract.frames import frames
from kg.extract.issuing import issues
from kg.extract.levels import levels
from kg.extract.measures import chosen
from kg.extract.names import find_names
from kg.extract.official import official
from kg.extract.policy import NO_POLICY, verdict
from kg.extract.reader import Reader
from kg.extract.reading import read
from kg.extract.relations import statements
from kg.extract.selection import selected, weighed
from kg.extract.structure import parse
from kg.facts import Dropped, Facts
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.article import Article
    from kg.extract.mentions import Name

__all__ = ["extract"]


def extract(article: Article) -> Facts:
    """Read what an article says about policy.

    Args:
        article: The article. Its text is read, and its date where the text gives a day without a year.

    Returns:
        Entities, relations and attributes, each with the characters that say it; empty facts for an article that
        reports no action of an agency or institution. The same article always gives the same facts.
    """
    return facts_of(article.text, find_names(article.text), _day(article))


def _day(article: Article) -> date | None:
    """The article's day where policy is made: its own zone's, or Beijing's for one given in another."""
    return article.published.astimezone(CHINA).date() if article.published is not None else None


def facts_of(text: str, names: Sequence[Name], published: date | None) -> Facts:
    """The facts of a text whose names are known."""
    reader, dropped = reader_of(text, names)
    measures = reader.measures
    if not verdict(reader).policy:
        return Facts(dropped=tuple(Dropped(m.span, EntityType.MEASURE, NO_POLICY, m.probability) for m in measures))
    stated = list(statements(reader))
    kept = selected(reader, stated)
    facts = assemble(
        names,
        kept,
        measures,
        levels(reader.readings, measures),
        weighed(stated, kept),
        attributes(reader, stated, published),
    )
    return replace(calibrated(facts), dropped=tuple(dropped))


def reader_of(text: str, names: Sequence[Name]) -> tuple[Reader, list[Dropped]]:
    """A text read up to its measures, and the clauses that came near to be some."""
    readings = read(parse(text), names)
    issued = list(issues(text, readings))
    own = official(text, readings)
    if own is not None and (own.bodies or all(issue.reading != own.opening for issue in issued)):
        issued = sorted([*(issue for issue in issued if issue.reading != own.opening), own.issue()])
    by_reading = {issue.reading: issue for issue in issued}
    framed = frames(text, readings, by_reading)
    measures, dropped = chosen(text, readings, framed, by_reading)
    return Reader(text, names, readings, framed, issued, measures), dropped
