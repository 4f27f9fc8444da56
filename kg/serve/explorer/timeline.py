"""Instruments by their days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import ONTOLOGY, AttributeName, EntityType
from kg.query import select
from kg.query.days import dated

if TYPE_CHECKING:
    from datetime import date

    from kg.query import Queryable
    from kg.serve.explorer.index import Index

_STATED = """SELECT DISTINCT ?instrument ?property ?value WHERE {
  VALUES ?property { pk:issuedOn pk:effectiveFrom pk:validUntil pk:region } ?instrument ?property ?value }"""
_ISSUED = "SELECT ?graph ?issuer ?instrument WHERE { GRAPH ?graph { ?issuer pk:issues ?instrument } }"
_REPEALED = "SELECT DISTINCT ?repealing ?instrument WHERE { ?repealing pk:repeals ?instrument }"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument on the timeline.

    Attributes:
        iri: Its IRI.
        name: Its title.
        day: Where it stands: the day it was issued, else the one it takes effect, else that of the first article that
            says who issues it.
        reported: Whether ``day`` is only the article's.
        begins: The first day it is in force, or empty.
        ends: The last, or empty.
        regions: Where it applies, sorted.
        issuers: Who issues it: IRI and name, by name.
        repealed_by: What repeals it: IRI and name, by name.
    """

    iri: str
    name: str
    day: str
    reported: bool
    begins: str
    ends: str
    regions: tuple[str, ...]
    issuers: tuple[tuple[str, str], ...]
    repealed_by: tuple[tuple[str, str], ...]


def instruments(store: Queryable, index: Index) -> list[Instrument]:
    """Gather the instruments of which an article states a date or an issuer, the newest first."""
    names = {entry.iri: entry.name for entry in index.entries if entry.kind != EntityType.MEASURE}
    known = {entry.iri for entry in index.entries if entry.kind == EntityType.INSTRUMENT}
    stated = [(iri, name.removeprefix(ONTOLOGY), value) for iri, name, value in _rows(store, _STATED)]
    regions: dict[str, set[str]] = defaultdict(set)
    for iri, name, value in stated:
        if name == AttributeName.REGION:
            regions[iri].add(value)
    issued = _rows(store, _ISSUED)
    issuers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, issuer, iri in issued:
        issuers[iri].add((names.get(issuer, issuer), issuer))
    repealing: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for other, iri in _rows(store, _REPEALED):
        repealing[iri].add((names.get(other, other), other))
    published = {article.iri: article.published for article in index.articles}
    days = dated(stated, ((iri, graph) for graph, _, iri in issued), published)
    found = [
        Instrument(
            iri=iri,
            name=names[iri],
            day=days[iri].day.isoformat(),
            reported=days[iri].reported,
            begins=_written(days[iri].begins),
            ends=_written(days[iri].ends),
            regions=tuple(sorted(regions[iri])),
            issuers=_by_name(issuers[iri]),
            repealed_by=_by_name(repealing[iri]),
        )
        for iri in days.keys() & known
    ]
    return sorted(sorted(found, key=lambda i: (i.name, i.iri)), key=lambda i: i.day, reverse=True)


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _rows(store: Queryable, query: str) -> list[tuple[str, ...]]:
    return list(select(store, query).texts())


def _by_name(named: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((iri, name) for name, iri in sorted(named))
