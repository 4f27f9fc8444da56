"""The measures that a kind of firm or person can use in a region on a day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.serve.explorer.concepts import NATIONWIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.query import Quotation
    from kg.serve.explorer.concepts import Concepts
    from kg.serve.explorer.offers import Offers, Step


@dataclass(frozen=True, slots=True)
class Usable:
    """A measure that can be used.

    Attributes:
        measure: Its IRI.
        name: Its words.
        quantity: How much, as stated; several joined.
        group: The IRI of the group it is for: the one asked for, or one above it.
        by_instrument: Whether the whole instrument is for the group, not this measure alone.
        instrument: What sets it out: IRI and title; both empty where the article names none.
        regions: Where it applies as stated, sorted; empty where nothing is stated.
        begins: The first day (``YYYY-MM-DD``), or empty.
        ends: The last day, or empty.
        article: IRI of the article that says it.
        title: The article's headline.
        published: When it was published (ISO 8601), or empty.
        url: Where, or empty.
        sentences: What it says, with the measure's words marked.
        confidence: That it is for the group, in (0, 1].
    """

    measure: str
    name: str
    quantity: str
    group: str
    by_instrument: bool
    instrument: tuple[str, str]
    regions: tuple[str, ...]
    begins: str
    ends: str
    article: str
    title: str
    published: str
    url: str
    sentences: tuple[Quotation, ...]
    confidence: float


def usable(
    offers: Offers,
    groups: Sequence[str],
    regions: Iterable[str] | None,
    day: str,
    most: int,
    *,
    but: Sequence[str] = (),
    least: float = 0.0,
) -> tuple[int, list[Usable]]:
    """Find the measures in force.

    Not before the measure, or else its instrument, takes effect, nor after the last day of either, nor when another
    instrument has repealed it; what the articles do not state hinders nothing. Where two articles differ, the longer
    term counts.

    Args:
        offers: What is searched.
        groups: IRIs of the group and of all above it, the nearest first.
        regions: Names of the region and of all above it; None for everywhere. What states no region is always found.
        day: A day, ``YYYY-MM-DD``.
        most: How many to look up whole.
        but: Groups whose measures are left out.
        least: The confidence that a measure is for the group, from which on it is listed.

    Returns:
        How many there are, and those of the newest articles, within one as the text has them.
    """
    where = None if regions is None else frozenset(regions)
    gone = {thing for thing, begins in offers.repealed if begins <= day}
    left_out = offers.steps(but).keys()
    found = [
        step
        for key, step in offers.steps(groups).items()
        if key not in left_out and step.confidence >= least and step.document not in gone
        if step.begins <= day and (not step.ends or day <= step.ends)
        if where is None or not step.regions or step.regions & where
    ]
    found.sort(key=lambda step: step.article)
    found.sort(key=lambda step: step.published, reverse=True)
    last = found[:most][-1].article if found else ""
    chosen = [step for place, step in enumerate(found) if place < most or step.article == last]
    return len(found), list(islice(_shown(offers, chosen), most))


def _shown(offers: Offers, found: list[Step]) -> Iterator[Usable]:
    rank = {iri: place for place, iri in enumerate(dict.fromkeys(step.article for step in found))}
    for step in sorted(found, key=lambda s: (rank[s.article], offers.places(s.article, s.measure), s.document)):
        text = offers.text(step.article)
        yield Usable(
            measure=step.measure,
            name=offers.labels(step.measure),
            quantity=step.quantity,
            group=step.group,
            by_instrument=step.by_instrument,
            instrument=(step.document, offers.labels(step.document) if step.document else ""),
            regions=tuple(sorted(step.regions)),
            begins=step.begins,
            ends=step.ends,
            article=step.article,
            title=text.title,
            published=text.published,
            url=text.url,
            sentences=text.quote(offers.places(step.article, step.measure)),
            confidence=step.confidence,
        )


def regions_above(regions: Concepts, region: str) -> list[str]:
    """A region, those it lies in, and the whole country."""
    return list(dict.fromkeys((*regions.above(region), NATIONWIDE)))
