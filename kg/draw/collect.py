"""From a selection to the statements that are drawn."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from kg.days import CHINA, moment
from kg.errors import UsageError
from kg.names import AttributeName, Predicate
from kg.query import Iri, Rows, Triples, find, run, select
from kg.query.articles import articles
from kg.query.find import ARTICLE
from kg.query.statements import all_records, records_about, records_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.draw.selection import Selection
    from kg.query import Queryable
    from kg.query.statements import Record

_MOST_CANDIDATES = 5
_LABELLED = tuple(
    f"SELECT DISTINCT ?entity WHERE {{ ?entity skos:{label} ?name }}" for label in ("prefLabel", "altLabel")
)
_BROADER = """SELECT DISTINCT ?target WHERE {
  { ?group skos:prefLabel|skos:altLabel ?name }
  UNION { BIND(STRLANG(?name, "zh") AS ?label) ?group skos:prefLabel|skos:altLabel ?label }
  ?group skos:broader* ?target }"""


def collect(store: Queryable, selection: Selection) -> tuple[list[Record], frozenset[str]]:
    """Gather the statements a selection chooses.

    Returns:
        The statements, in the order of their IRIs, and the entities that must be drawn whatever else is left out.

    Raises:
        UsageError: When a name fits nothing, or several things.
        QueryError: When the query cannot be answered.
    """
    chosen = [bool(selection.about), bool(selection.article), bool(selection.query)]
    if sum(chosen) > 1:
        raise UsageError("choose one of --about, --article and --query")
    records, kept = _chosen(store, selection)
    if selection.since:
        records = _since(store, records, selection.since)
    if selection.region:
        records = _around(records, {r.subject for r in records if _is_region(r, selection.region)})
    if selection.group:
        targets = select(store, _BROADER, {"name": selection.group})
        records = _for_groups(records, {iri for row in targets for iri in _iris(row)})
    return records, kept


def _chosen(store: Queryable, selection: Selection) -> tuple[list[Record], frozenset[str]]:
    if selection.article:
        return records_of(store, _one(store, selection.article, article=True)[0]), frozenset()
    if selection.about:
        iri, is_article = _one(store, selection.about)
        if is_article:
            return records_of(store, iri), frozenset()
        return _neighbourhood(store, iri, selection.hops), frozenset({iri})
    if selection.query:
        return _queried(store, selection)
    return all_records(store), frozenset()


def _one(store: Queryable, wanted: str, *, article: bool = False) -> tuple[str, bool]:
    found = [thing for thing in find(store, wanted) if not article or thing.type == ARTICLE]
    if not found:
        raise UsageError("nothing in the store is called {name}", name=wanted)
    if len(found) > 1:
        shown = "; ".join(f"{thing.name} <{thing.iri}>" for thing in found[:_MOST_CANDIDATES])
        more = " …" if len(found) > _MOST_CANDIDATES else ""
        raise UsageError("{count} things are called {name}: {names}", count=len(found), name=wanted, names=shown + more)
    return found[0].iri, found[0].type == ARTICLE


def _neighbourhood(store: Queryable, start: str, hops: int) -> list[Record]:
    records: dict[str, Record] = {}
    seen = {start}
    frontier = [start]
    for _ in range(max(1, hops)):
        reached: set[str] = set()
        for iri in frontier:
            for record in records_about(store, iri):
                records[record.iri] = record
                reached.add(record.subject)
                if record.is_entity:
                    reached.add(record.value)
        frontier = sorted(reached - seen)
        seen |= reached
    # What those at the rim say among themselves belongs to the picture too.
    for iri in frontier:
        for record in records_about(store, iri):
            if record.subject in seen and (record.value in seen or not record.is_entity):
                records[record.iri] = record
    return [records[iri] for iri in sorted(records)]


def _queried(store: Queryable, selection: Selection) -> tuple[list[Record], frozenset[str]]:
    answer = run(store, selection.query or "", selection.parameters)
    named: set[str] = set()
    if isinstance(answer, Triples):
        for triple in answer.triples:
            named.update(_iris((triple.subject, triple.object)))
    elif isinstance(answer, Rows):
        words: set[str] = set()
        for row in answer:
            named.update(_iris(row))
            words.update(getattr(cell, "value", "") for cell in row if hasattr(cell, "datatype"))
        for word in sorted(words):
            named.update(_named(store, word))
    records: dict[str, Record] = {}
    for iri in sorted(named):
        for record in records_about(store, iri):
            if record.subject in named and (record.value in named or not record.is_entity):
                records[record.iri] = record
    return [records[iri] for iri in sorted(records)], frozenset(named)


def _named(store: Queryable, word: str) -> set[Iri]:
    """What a word is the name of; else what it is another name of."""
    for question in _LABELLED:
        if found := {iri for row in select(store, question, {"name": word}) for iri in _iris(row)}:
            return found
    return set()


def _iris(terms: Iterable[object]) -> list[Iri]:
    return [Iri(value) for term in terms if (value := getattr(term, "value", "")) and not hasattr(term, "datatype")]


def _since(store: Queryable, records: list[Record], day: date) -> list[Record]:
    begin = datetime.combine(day, time(), CHINA).timestamp()
    recent = {line.iri for line in articles(store) if moment(line.published) >= begin}
    return [record for record in records if record.article in recent]


def _is_region(record: Record, region: str) -> bool:
    return record.predicate == AttributeName.REGION and record.value == region


def _for_groups(records: list[Record], groups: set[Iri]) -> list[Record]:
    aimed = {
        r.subject for r in records if r.predicate in (Predicate.TARGETS, Predicate.ADDRESSED_TO) and r.value in groups
    }
    return _around(records, aimed)


def _around(records: list[Record], core: set[str]) -> list[Record]:
    """What instruments and measures say, what they set out says, and who issues or offers any of them."""
    setting_out = [r for r in records if r.predicate == Predicate.SETS_OUT]
    inner = core | {r.value for r in setting_out if r.subject in core}
    outer = inner | {r.subject for r in setting_out if r.value in inner}
    giving = (Predicate.ISSUES, Predicate.OFFERS, Predicate.SETS_OUT)
    return [r for r in records if r.subject in inner or (r.predicate in giving and r.value in outer and r.is_entity)]
