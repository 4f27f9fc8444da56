"""Which measures are for whom, with their terms: looked up group by group, and kept as long as a snapshot."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kg.days import moment
from kg.facts import Span
from kg.names import ONTOLOGY, AttributeName
from kg.query import ArticleText, Iri, Labels, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.query import Queryable
    from kg.serve.explorer.index import Index

# Types and predicates are filters: as patterns the engine joins all measures of the store with those of the group.
_OF_MEASURE = """SELECT DISTINCT ?graph ?step ?document WHERE { GRAPH ?graph {
  ?step pk:targets ?target FILTER EXISTS { ?step a pk:Measure } OPTIONAL { ?document pk:setsOut ?step } } }"""
_OF_INSTRUMENT = """SELECT DISTINCT ?graph ?step ?document WHERE { GRAPH ?graph {
  ?document pk:targets ?target ; pk:setsOut ?step } }"""
# By itself: joined with the two above it took ten times as long.
_CONFIDENCE = """SELECT ?graph ?subject ?confidence WHERE { GRAPH ?graph {
  ?record rdf:object ?target ; rdf:predicate ?predicate ; rdf:subject ?subject ; pk:confidence ?confidence
  FILTER(?predicate = pk:targets) } }"""
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

_TEXTS = 500
"""How many articles' texts are kept."""
_PLACES = 5000
"""Of how many measures it is kept where they stand."""


@dataclass(frozen=True, slots=True)
class Step:
    """A measure in an article, the instrument that sets it out there, and whose it is.

    Attributes:
        measure: Its IRI.
        document: The instrument's IRI, or empty.
        article: The article's IRI.
        published: When that was published, to sort by.
        group: The IRI of the group it is for.
        by_instrument: Whether the whole instrument is for the group, not this measure alone.
        confidence: That it is for the group, in (0, 1].
        quantity: How much, as stated; several joined.
        begins: The first day (``YYYY-MM-DD``), or empty; like the next two the measure's own, else its instrument's.
        ends: The last day, or empty. Where two articles differ, the longer term counts.
        regions: Where it applies as stated; empty where nothing is stated.
    """

    measure: str
    document: str
    article: str
    published: float
    group: str
    by_instrument: bool
    confidence: float
    quantity: str
    begins: str
    ends: str
    regions: frozenset[str]

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one, whomever it is for."""
        return self.measure, self.document, self.article


class Offers:
    """The measures of one state of the store. Any number of threads may share it.

    Args:
        store: Where they are.
        index: Its articles, and the groups they speak of.
    """

    def __init__(self, store: Queryable, index: Index) -> None:
        self._store = store
        self._index = index
        self._steps: dict[str, tuple[Step, ...]] = {}
        self.labels = Labels(store, "zh")
        self.text = lru_cache(_TEXTS)(self._text)
        self.places = lru_cache(_PLACES)(self._places)

    def steps(self, groups: Sequence[str]) -> dict[tuple[str, str, str], Step]:
        """Each measure once for each instrument and article, with the nearest group it is for.

        Args:
            groups: IRIs, the nearest first.
        """
        found: dict[tuple[str, str, str], Step] = {}
        for group in groups:
            if group not in self._index.groups:
                continue
            if group not in self._steps:
                self._steps[group] = tuple(self._found(group))
            for step in self._steps[group]:
                found.setdefault(step.key, step)
        return found

    @cached_property
    def repealed(self) -> tuple[tuple[str, str], ...]:
        """Instruments that another repeals, each with the day from which on, or empty."""
        return tuple((thing, begins) for thing, begins in self._ask(_REPEALED))

    @cached_property
    def _published(self) -> Mapping[str, float]:
        return {article.iri: moment(article.published) for article in self._index.articles}

    def _found(self, group: str) -> Iterator[Step]:
        stated: dict[tuple[str, str], set[str]] = defaultdict(set)
        for query in _STATED:
            for thing, name, value in self._ask(query, target=group):
                stated[thing, name.removeprefix(ONTOLOGY)].add(value)
        sure = {(article, thing): float(said) for article, thing, said in self._ask(_CONFIDENCE, target=group)}
        for query, whole in ((_OF_MEASURE, False), (_OF_INSTRUMENT, True)):
            for article, measure, document in self._ask(query, target=group):

                def said(name: str, measure: str = measure, document: str = document) -> set[str]:
                    return stated.get((measure, name)) or stated.get((document, name)) or set()

                yield Step(
                    measure=measure,
                    document=document,
                    article=article,
                    published=self._published.get(article, float("-inf")),
                    group=group,
                    by_instrument=whole,
                    confidence=sure.get((article, document if whole else measure), 1.0),
                    quantity="；".join(sorted(stated.get((measure, AttributeName.QUANTITY), ()))),
                    begins=min(said(AttributeName.EFFECTIVE_FROM), default=""),
                    ends=max(said(AttributeName.VALID_UNTIL), default=""),
                    regions=frozenset(said(AttributeName.REGION)),
                )

    def _text(self, article: str) -> ArticleText:
        return ArticleText(self._store, article)

    def _places(self, article: str, measure: str) -> tuple[Span, ...]:
        """Where an article speaks of a measure."""
        found = self._ask(_MENTIONS, graph=article, step=measure)
        return tuple(sorted({Span(int(begin), int(end)) for begin, end in found}))

    def _ask(self, query: str, **values: str) -> list[tuple[str, ...]]:
        return list(select(self._store, query, {k: Iri(value) for k, value in values.items()}).texts())
