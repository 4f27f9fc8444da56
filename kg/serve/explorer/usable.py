"""The measures that a kind of firm or person can use in a region on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.facts import Span
from kg.names import ONTOLOGY, AttributeName
from kg.query import ArticleText, Iri, Labels, ask
from kg.serve.explorer.concepts import NATIONWIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.query import Queryable, Quotation, Rows
    from kg.serve.explorer.concepts import Concepts

_OF_MEASURE = """SELECT DISTINCT ?graph ?step ?document WHERE { GRAPH ?graph {
  ?step pk:targets ?target ; a pk:Measure OPTIONAL { ?document pk:setsOut ?step } } }"""
_OF_INSTRUMENT = """SELECT DISTINCT ?graph ?step ?document WHERE { GRAPH ?graph {
  ?document pk:targets ?target ; pk:setsOut ?step } }"""
_STATED = """SELECT DISTINCT ?property ?value WHERE {
  VALUES ?property { pk:quantity pk:effectiveFrom pk:validUntil pk:issuedOn pk:region } ?thing ?property ?value }"""
_REPEALING = """SELECT DISTINCT ?repealing ?begins WHERE {
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


@dataclass(frozen=True, slots=True)
class _Step:
    """A measure in an article, the instrument that sets it out there, and whose it is."""

    measure: str
    document: str
    article: str
    group: str
    by_instrument: bool


def usable(store: Queryable, groups: Sequence[str], regions: Iterable[str] | None, day: str) -> list[Usable]:
    """Find the measures in force.

    Not before the measure, or else its instrument, takes effect, nor after the last day of either, nor when another
    instrument has repealed it; what the articles do not state hinders nothing. Where two articles differ, the longer
    term counts.

    Args:
        store: Where.
        groups: IRIs of the group and of all above it, the nearest first.
        regions: Names of the region and of all above it; None for everywhere. What states no region is always found.
        day: A day, ``YYYY-MM-DD``.

    Returns:
        The measures, those of the newest article first, and within one as it was found.
    """
    terms = _Terms(store, day, None if regions is None else frozenset(regions))
    return list(_shown(store, [(step, term) for step in _steps(store, groups) if (term := terms.of(step))]))


@dataclass(frozen=True, slots=True)
class _Term:
    quantity: str
    begins: str
    ends: str
    regions: tuple[str, ...]


class _Terms:
    """From when to when and where measures can be used; looks each instrument up once."""

    def __init__(self, store: Queryable, day: str, regions: frozenset[str] | None) -> None:
        self._store = store
        self._day = day
        self._regions = regions
        self._known: dict[str, dict[str, set[str]]] = {}
        self._gone: dict[str, bool] = {}

    def of(self, step: _Step) -> _Term | None:
        """A measure's term, or None where it cannot be used on the day or in the region."""
        own, whole = self._stated(step.measure), self._stated(step.document)
        regions = own[AttributeName.REGION] or whole[AttributeName.REGION]
        if self._regions is not None and regions and not regions & self._regions:
            return None
        begins = min(own[AttributeName.EFFECTIVE_FROM] or whole[AttributeName.EFFECTIVE_FROM], default="")
        ends = max(own[AttributeName.VALID_UNTIL] or whole[AttributeName.VALID_UNTIL], default="")
        if begins > self._day or (ends and ends < self._day) or self._repealed(step.document):
            return None
        return _Term("；".join(sorted(own[AttributeName.QUANTITY])), begins, ends, tuple(sorted(regions)))

    def _stated(self, thing: str) -> dict[str, set[str]]:
        if thing not in self._known:
            found: dict[str, set[str]] = defaultdict(set)
            for name, value in _ask(self._store, _STATED, thing=thing) if thing else ():
                found[name.removeprefix(ONTOLOGY)].add(value)
            self._known[thing] = found
        return self._known[thing]

    def _repealed(self, document: str) -> bool:
        if document not in self._gone:
            repealing = _ask(self._store, _REPEALING, thing=document) if document else ()
            self._gone[document] = any(begins <= self._day for _, begins in repealing)
        return self._gone[document]


def _steps(store: Queryable, groups: Sequence[str]) -> list[_Step]:
    """Each measure once for each instrument and article, with the nearest group it is for."""
    found: dict[tuple[str, str, str], _Step] = {}
    for group in groups:
        for query, by_instrument in ((_OF_MEASURE, False), (_OF_INSTRUMENT, True)):
            for article, measure, document in sorted(_ask(store, query, target=group)):
                key = (measure, document, article)
                found.setdefault(key, _Step(measure, document, article, group, by_instrument))
    return list(found.values())


def _shown(store: Queryable, found: list[tuple[_Step, _Term]]) -> Iterator[Usable]:
    labels = Labels(store, "zh")
    texts = {iri: ArticleText(store, iri) for iri in {step.article for step, _ in found}}
    mentions = {(step.article, step.measure): _mentions(store, step) for step, _ in found}
    found.sort(key=lambda pair: (pair[0].article, mentions[pair[0].article, pair[0].measure], pair[0].document))
    for step, term in sorted(found, key=lambda pair: texts[pair[0].article].published, reverse=True):
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
        )


def _mentions(store: Queryable, step: _Step) -> tuple[Span, ...]:
    found = _ask(store, _MENTIONS, graph=step.article, step=step.measure)
    return tuple(sorted({Span(int(begin), int(end)) for begin, end in found}))


def regions_above(regions: Concepts, region: str) -> list[str]:
    """A region, those it lies in, and the whole country."""
    return list(dict.fromkeys((*regions.above(region), NATIONWIDE)))


def _ask(store: Queryable, query: str, **values: str) -> list[tuple[str, ...]]:
    rows = cast("Rows", ask(store, query, {name: Iri(value) for name, value in values.items()}))
    return [tuple(str(getattr(term, "value", "")) for term in row) for row in rows]
