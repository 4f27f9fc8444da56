"""The statement records of the store, as plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.facts import Span
from kg.names import ONTOLOGY
from kg.query.parameters import Iri
from kg.query.sparql import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Literal, NamedNode

    from kg.query.sparql import Queryable


@dataclass(frozen=True, slots=True)
class Record:
    """What one article says once.

    Attributes:
        iri: The record's own name.
        article: The article's IRI.
        subject: An entity's IRI.
        predicate: The ontology's local name (``issues``, ``effectiveFrom``).
        value: An entity's IRI, or an attribute's value.
        is_entity: Whether ``value`` is an entity's IRI.
        confidence: In (0, 1].
        rule: What said it.
        evidence: The characters that say it, in text order; for a derived statement those of its two sources.
        derived: Whether it follows from other statements instead of standing in the text.
    """

    iri: str
    article: str
    subject: str
    predicate: str
    value: str
    is_entity: bool
    confidence: float
    rule: str
    evidence: tuple[Span, ...]
    derived: bool

    @property
    def place(self) -> tuple[str, int, str]:
        """Sorts statements by article and then by the text, by the last words that say each: a list item's own."""
        return self.article, max((span.begin for span in self.evidence), default=0), self.iri


_RECORD = """SELECT ?graph ?record ?subject ?predicate ?object ?confidence ?rule WHERE { GRAPH ?graph {
  %s
  ?record rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    pk:confidence ?confidence ; pk:rule ?rule
} }"""
_QUOTED = "SELECT ?record ?evidence WHERE { GRAPH ?graph { %s ?record prov:wasQuotedFrom ?evidence } }"
_DERIVED = "SELECT ?record ?source WHERE { GRAPH ?graph { %s ?record prov:wasDerivedFrom ?source } }"
_SPAN = re.compile(r"#char=(\d+),(\d+)$")

_ALL = {"": ""}
_ABOUT = {"as subject": "?record rdf:subject ?about .", "as object": "?record rdf:object ?about ."}


def all_records(store: Queryable) -> list[Record]:
    """Every statement of every article, in the order of their IRIs."""
    return _gather(store, _ALL, {})


def records_about(store: Queryable, entity: str) -> list[Record]:
    """Every statement that has an entity as its subject or object."""
    return _gather(store, _ABOUT, {"about": Iri(entity)})


def records_of(store: Queryable, article: str) -> list[Record]:
    """Every statement of one article."""
    return _gather(store, _ALL, {"graph": Iri(article)})


def records_named(store: Queryable, iris: Iterable[str]) -> list[Record]:
    """The statements of these IRIs, in their order; one that the store does not know is left out."""
    return [record for iri in sorted(set(iris)) for record in _gather(store, _ALL, {"record": Iri(iri)})]


def _gather(store: Queryable, patterns: dict[str, str], values: dict[str, Iri]) -> list[Record]:
    quoted: dict[str, set[Span]] = {}
    sources: dict[str, list[str]] = {}
    found = []
    for pattern in patterns.values():
        for record, evidence in _rows(store, _QUOTED % pattern, values):
            if place := _SPAN.search(evidence.value):
                quoted.setdefault(record.value, set()).add(Span(int(place[1]), int(place[2])))
        for record, source in _rows(store, _DERIVED % pattern, values):
            sources.setdefault(record.value, []).append(source.value)
        found += list(_rows(store, _RECORD % pattern, values))
    _quote_sources(store, quoted, sources)
    records = {}
    for graph, record, subject, predicate, value, confidence, rule in found:
        iri = record.value
        spans = set(quoted.get(iri, ())).union(*(quoted.get(source, ()) for source in sources.get(iri, ())))
        records[iri] = Record(
            iri=iri,
            article=graph.value,
            subject=subject.value,
            predicate=predicate.value.removeprefix(ONTOLOGY),
            value=value.value,
            is_entity=not hasattr(value, "datatype"),
            confidence=float(confidence.value),
            rule=rule.value,
            evidence=tuple(sorted(spans)),
            derived=iri in sources,
        )
    return [records[iri] for iri in sorted(records)]


def _quote_sources(store: Queryable, quoted: dict[str, set[Span]], sources: dict[str, list[str]]) -> None:
    """Find the evidence of statements that others were derived from, where the pattern itself did not reach them."""
    for source in sorted({source for found in sources.values() for source in found} - quoted.keys()):
        for (evidence,) in _rows(store, "SELECT ?e WHERE { ?source prov:wasQuotedFrom ?e }", {"source": Iri(source)}):
            if place := _SPAN.search(evidence.value):
                quoted.setdefault(source, set()).add(Span(int(place[1]), int(place[2])))


def _rows(store: Queryable, text: str, values: dict[str, Iri]) -> Iterable[tuple[NamedNode | Literal, ...]]:
    return cast("Iterable[tuple[NamedNode | Literal, ...]]", select(store, text, values))
