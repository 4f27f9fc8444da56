"""The measures that a kind of firm or person can use in a region on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, cast

from kg.facts import Span
from kg.names import ONTOLOGY, AttributeName
from kg.query import ArticleText, Iri, Labels, ask
from kg.serve.explorer.concepts import NATIONWIDE
from kg.serve.explorer.published import published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.query import Queryable, Quotation, Rows
    from kg.serve.explorer.concepts import Concepts

_OF_MEASURE = """SELECT DISTINCT ?graph ?step ?document WHERE { GRAPH ?graph {
  ?step pk:targets ?target ; a pk:Measure OPTIONAL { ?document pk:setsOut ?step } } }"""
_OF_INSTRUMENT = """SELECT DISTINCT ?graph ?step ?document WHERE { GRAPH ?graph {
  ?document pk:targets ?target ; pk:setsOut ?step } }"""
# By itself: joined with the two above it took ten times as long.
_CONFIDENCE = """SELECT ?graph ?subject ?confidence WHERE { GRAPH ?graph {
  ?record rdf:object ?target ; rdf:predicate pk:targets ; rdf:subject ?subject ; pk:confidence ?confidence } }"""
# Three questions, and a filter: the engine joins a UNION or VALUES with all that the store states.
_STATED = tuple(
    f"""SELECT DISTINCT ?thing ?property ?value WHERE {{ {pattern} ?thing ?property ?value
  FILTER(?property IN (pk:quantity, pk:effectiveFrom, pk:validUntil, pk:region)) }}"""
    for pattern in (
        "?thing pk:targets ?target .",
        "?document pk:targets ?target ; pk:setsOut ?thing .",
        "?step pk:targets ?target . ?thing pk:setsOut ?step .",
    )
)
_REPEALED = """SELECT DISTINCT ?thing ?begins WHERE {
  ?repealing pk:repeals ?thing OPTIONAL { ?repealing pk:effectiveFrom ?begins } }"""
_MENTIONS = """SELECT ?begin ?end WHERE { GRAPH ?graph {
  ?mention itsrdf:taIdentRef ?step ; nif:beginIndex ?begin ; nif:endIndex ?end } }"""


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


@dataclass(frozen=True, slots=True)
class _Step:
    """A measure in an article, the instrument that sets it out there, and whose it is."""

    measure: str
    document: str
    article: str
    group: str
    by_instrument: bool
    confidence: float


def usable(
    store: Queryable,
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
        store: Where.
        groups: IRIs of the group and of all above it, the nearest first.
        regions: Names of the region and of all above it; None for everywhere. What states no region is always found.
        day: A day, ``YYYY-MM-DD``.
        most: How many to look up whole.
        but: Groups whose measures are left out.
        least: The confidence that a measure is for the group, from which on it is listed.

    Returns:
        How many there are, and those of the newest articles, within one as the text has them.
    """
    terms = _Terms(store, groups, day, None if regions is None else frozenset(regions))
    left_out = _steps(store, but).keys()
    steps = [step for key, step in _steps(store, groups).items() if key not in left_out]
    found = [(step, term) for step in steps if step.confidence >= least and (term := terms.of(step))]
    days = published(store, {step.article for step, _ in found})
    found.sort(key=lambda pair: pair[0].article)
    found.sort(key=lambda pair: days[pair[0].article], reverse=True)
    last = found[:most][-1][0].article if found else ""
    chosen = [pair for place, pair in enumerate(found) if place < most or pair[0].article == last]
    return len(found), list(islice(_shown(store, chosen), most))


@dataclass(frozen=True, slots=True)
class _Term:
    quantity: str
    begins: str
    ends: str
    regions: tuple[str, ...]


class _Terms:
    """From when to when and where measures can be used."""

    def __init__(self, store: Queryable, groups: Sequence[str], day: str, regions: frozenset[str] | None) -> None:
        self._day = day
        self._regions = regions
        self._stated: dict[tuple[str, str], set[str]] = defaultdict(set)
        for group, query in product(groups, _STATED):
            for thing, name, value in _ask(store, query, target=group):
                self._stated[thing, name.removeprefix(ONTOLOGY)].add(value)
        self._gone = {thing for thing, begins in _ask(store, _REPEALED) if begins <= day}

    def of(self, step: _Step) -> _Term | None:
        """A measure's term, or None where it cannot be used on the day or in the region."""
        regions = self._said(step, AttributeName.REGION)
        if self._regions is not None and regions and not regions & self._regions:
            return None
        begins = min(self._said(step, AttributeName.EFFECTIVE_FROM), default="")
        ends = max(self._said(step, AttributeName.VALID_UNTIL), default="")
        if begins > self._day or (ends and ends < self._day) or step.document in self._gone:
            return None
        quantity = "；".join(sorted(self._stated.get((step.measure, AttributeName.QUANTITY), ())))
        return _Term(quantity, begins, ends, tuple(sorted(regions)))

    def _said(self, step: _Step, name: str) -> set[str]:
        """Of the measure itself, else of its instrument."""
        return self._stated.get((step.measure, name)) or self._stated.get((step.document, name)) or set()


def _steps(store: Queryable, groups: Sequence[str]) -> dict[tuple[str, str, str], _Step]:
    """Each measure once for each instrument and article, with the nearest group it is for."""
    found: dict[tuple[str, str, str], _Step] = {}
    for group in groups:
        sure = {(article, thing): float(said) for article, thing, said in _ask(store, _CONFIDENCE, target=group)}
        for query, by_instrument in ((_OF_MEASURE, False), (_OF_INSTRUMENT, True)):
            for article, measure, document in _ask(store, query, target=group):
                confidence = sure.get((article, document if by_instrument else measure), 1.0)
                step = _Step(measure, document, article, group, by_instrument, confidence)
                found.setdefault((measure, document, article), step)
    return found


def _shown(store: Queryable, found: list[tuple[_Step, _Term]]) -> Iterator[Usable]:
    labels = Labels(store, "zh")
    texts = {iri: ArticleText(store, iri) for iri in {step.article for step, _ in found}}
    mentions = {(step.article, step.measure): _mentions(store, step) for step, _ in found}
    places = {iri: place for place, iri in enumerate(dict.fromkeys(step.article for step, _ in found))}
    for step, term in sorted(
        found, key=lambda pair: (places[pair[0].article], mentions[pair[0].article, pair[0].measure], pair[0].document)
    ):
        text = texts[step.article]
        yield Usable(
            measure=step.measure,
            name=labels(step.measure),
            quantity=term.quantity,
            group=step.group,
            by_instrument=step.by_instrument,
            instrument=(step.document, labels(step.document) if step.document else ""),
            regions=term.regions,
            begins=term.begins,
            ends=term.ends,
            article=step.article,
            title=text.title,
            published=text.published,
            url=text.url,
            sentences=text.quote(mentions[step.article, step.measure]),
            confidence=step.confidence,
        )


def _mentions(store: Queryable, step: _Step) -> tuple[Span, ...]:
    found = _ask(store, _MENTIONS, graph=step.article, step=step.measure)
    return tuple(sorted({Span(int(begin), int(end)) for begin, end in found}))


def regions_above(regions: Concepts, region: str) -> list[str]:
    """A region, those it lies in, and the whole country."""
    return list(dict.fromkeys((*regions.above(region), NATIONWIDE)))


def _ask(store: Queryable, query: str, **values: str) -> list[tuple[str, ...]]:
    return list(cast("Rows", ask(store, query, {name: Iri(value) for name, value in values.items()})).texts())
