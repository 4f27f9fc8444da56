"""What articles' graphs say, gathered by the store's engine: a statement is one row, with all that belongs to it.

Turning a term into words is what reading costs. So the engine joins what belongs to a statement or an entity, gives the
words of its IRI once, and writes places and sources into one cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.facts import Span
from kg.mirror.layout import LABELS
from kg.names import ONTOLOGY
from kg.namespaces import ITSRDF, NIF, PROV, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Statement(NamedTuple):
    """A statement's record.

    Attributes:
        record: Its IRI.
        subject: What it speaks of.
        predicate: A property of the ontology.
        object: An IRI, or a literal's words.
        confidence: A number as the store writes it; empty if there is none.
        rule: Which rule or model said it.
    """

    record: str
    subject: str
    predicate: str
    object: str
    confidence: str
    rule: str


class Told:
    """One article's graph.

    Args:
        iri: The article, and its graph's name.
        rows: What the store answers to each of the :func:`questions`, without the article's number, in any order.

    Attributes:
        about: What is said of the article itself, by predicate, each list sorted.
        entities: The entities it speaks of, sorted.
        statements: Sorted by their records.
        evidence: By record, the places that are quoted.
        mentions: By entity, the places that name it.
        sources: By the record of a derived statement, the records it follows from, sorted.
    """

    def __init__(self, iri: str, rows: Mapping[str, Iterable[list[str]]]) -> None:
        self.iri = iri
        self.about: dict[str, list[str]] = {}
        for predicate, value in sorted(rows["about"]):
            self.about.setdefault(predicate, []).append(value)
        self.mentions = {entity: _spans(places) for entity, places in rows["entity"]}
        self.entities = tuple(sorted(self.mentions))
        self.statements: list[Statement] = []
        self.evidence: dict[str, list[Span]] = {}
        self.sources: dict[str, list[str]] = {}
        for *said, places, sources in sorted(rows["statement"]):
            statement = Statement(*said)
            self.statements.append(statement)
            self.evidence[statement.record] = _spans(places)
            if sources:
                self.sources[statement.record] = sorted(sources.split(_BETWEEN))

    def one(self, predicate: str) -> str | None:
        """The first of what is said of the article, or None."""
        values = self.about.get(predicate)
        return values[0] if values else None


_BETWEEN = " "  # in no IRI and in no number


def _spans(places: str) -> list[Span]:
    ends = map(int, places.replace(",", _BETWEEN).split(_BETWEEN)) if places else iter(())
    return list(map(Span, ends, ends))


def _pairs(subject: str, predicate: str, value: str) -> str:
    """Three columns: the article's number among those that are asked about, a subject, and what is said of it."""
    # A SELECT of its own makes the engine go through a predicate once and join by hash, not look up each subject.
    return (
        f"{{ SELECT ?n {subject} {value} WHERE "
        f"{{ VALUES (?graph ?n) {{ %s }} GRAPH ?graph {{ {subject} <{predicate}> {value} }} }} }}"
    )


def _gathered(words: str, name: str, *patterns: str) -> str:
    """A column more, if there is anything: what patterns say of ``?a``, in one cell."""
    return (
        f'OPTIONAL {{ SELECT ?n ?a (GROUP_CONCAT({words}; SEPARATOR="{_BETWEEN}") AS {name}) '
        f"WHERE {{ {' '.join(patterns)} }} GROUP BY ?n ?a }}"
    )


_PLACE = (_pairs("?place", NIF + "beginIndex", "?begin"), _pairs("?place", NIF + "endIndex", "?end"))
_WHERE = 'CONCAT(STR(?begin), ",", STR(?end))'
_CLASSES = ", ".join(f"<{ONTOLOGY}{name}>" for name in LABELS)
_QUESTIONS = {
    "about": "SELECT ?n ?a ?b WHERE { VALUES (?graph ?n) { %s } GRAPH ?graph { ?graph ?a ?b } }",
    # FILTER, not a second VALUES: with that the engine looks up each class in each graph.
    "entity": "SELECT ?n ?a ?places WHERE {{ {} }}".format(
        " ".join(
            (
                f"{{ SELECT ?n ?a WHERE {{ VALUES (?graph ?n) {{ %s }} GRAPH ?graph {{ ?a <{RDF}type> ?class }} "
                f"FILTER(?class IN ({_CLASSES})) }} }}",
                _gathered(_WHERE, "?places", _pairs("?place", ITSRDF + "taIdentRef", "?a"), *_PLACE),
            )
        )
    ),
    "statement": "SELECT ?n ?a ?b ?c ?d ?e ?f ?places ?sources WHERE {{ {} }}".format(
        " ".join(
            (
                _pairs("?a", RDF + "subject", "?b"),
                _pairs("?a", RDF + "predicate", "?c"),
                _pairs("?a", RDF + "object", "?d"),
                f"OPTIONAL {_pairs('?a', ONTOLOGY + 'confidence', '?e')}",
                f"OPTIONAL {_pairs('?a', ONTOLOGY + 'rule', '?f')}",
                _gathered(_WHERE, "?places", _pairs("?a", PROV + "wasQuotedFrom", "?place"), *_PLACE),
                _gathered("STR(?source)", "?sources", _pairs("?a", PROV + "wasDerivedFrom", "?source")),
            )
        )
    ),
}


def questions(iris: Sequence[str]) -> Iterable[tuple[str, str]]:
    """What to ask the store about articles, by the kind of rows that come: each begins with the article's number."""
    numbered = " ".join(f"(<{iri}> {number})" for number, iri in enumerate(iris))
    return ((kind, asked.replace("%s", numbered)) for kind, asked in _QUESTIONS.items())
