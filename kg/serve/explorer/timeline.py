"""Instruments by their days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.names import ONTOLOGY, AttributeName, EntityType
from kg.query import ask

if TYPE_CHECKING:
    from kg.query import Queryable, Rows
    from kg.serve.explorer.index import Index

_STATED = """SELECT DISTINCT ?instrument ?property ?value WHERE {
  VALUES ?property { pk:issuedOn pk:effectiveFrom pk:validUntil pk:region } ?instrument ?property ?value }"""
_ISSUED = "SELECT ?graph ?issuer ?instrument WHERE { GRAPH ?graph { ?issuer pk:issues ?instrument } }"
_REPEALED = "SELECT DISTINCT ?repealing ?instrument WHERE { ?repealing pk:repeals ?instrument }"
_DAY = 10


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
    published = {article.iri: article.published[:_DAY] for article in index.articles}
    stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for instrument, name, value in cast("Rows", ask(store, _STATED)).texts():
        stated[instrument][name.removeprefix(ONTOLOGY)].add(value)
    issuers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for graph, issuer, instrument in cast("Rows", ask(store, _ISSUED)).texts():
        issuers[instrument].add((names.get(issuer, issuer), issuer))
        if day := published.get(graph):
            stated[instrument]["reported"].add(day)
    repealing: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for other, instrument in cast("Rows", ask(store, _REPEALED)).texts():
        repealing[instrument].add((names.get(other, other), other))
    found = []
    for iri in stated.keys() & known:
        said = stated[iri]
        issued, begins = said[AttributeName.ISSUED_ON], said[AttributeName.EFFECTIVE_FROM]
        days = issued or begins or said["reported"]
        if days:
            found.append(
                Instrument(
                    iri=iri,
                    name=names[iri],
                    day=min(days),
                    reported=not (issued or begins),
                    begins=min(begins or issued, default=""),
                    ends=max(said[AttributeName.VALID_UNTIL], default=""),
                    regions=tuple(sorted(said[AttributeName.REGION])),
                    issuers=_by_name(issuers[iri]),
                    repealed_by=_by_name(repealing[iri]),
                )
            )
    return sorted(sorted(found, key=lambda i: (i.name, i.iri)), key=lambda i: i.day, reverse=True)


def _by_name(named: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((iri, name) for name, iri in sorted(named))
