"""What one article's graph says, gathered by the store's engine: a statement is one row, and so is a piece of evidence.

Turning a term into words is what reading costs. So the engine joins what belongs to a statement, and gives the words of
its record once and not with each of its quads.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.facts import Span
from kg.mirror.layout import LABELS
from kg.names import ONTOLOGY
from kg.namespaces import ITSRDF, NIF, PROV, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable


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
        rows: What the store answers to :func:`question`, in any order.

    Attributes:
        about: What is said of the article itself, by predicate, each list sorted.
        entities: The entities it speaks of, sorted.
        statements: Sorted by their records.
        evidence: By record, the places that are quoted.
        mentions: By entity, the places that name it.
        sources: By the record of a derived statement, the records it follows from, sorted.
    """

    def __init__(self, iri: str, rows: Iterable[list[str]]) -> None:
        kinds: defaultdict[str, list[list[str]]] = defaultdict(list)
        for row in rows:
            kinds[row[0]].append(row)
        self.iri = iri
        self.about = _lists(kinds["about"])
        self.entities = tuple(sorted({row[1] for row in kinds["entity"]}))
        self.statements = [Statement(*row[1:]) for row in sorted(kinds["statement"])]
        self.evidence = _places(kinds["evidence"])
        self.mentions = _places(kinds["mention"])
        self.sources = _lists(kinds["source"])

    def one(self, predicate: str) -> str | None:
        """The first of what is said of the article, or None."""
        values = self.about.get(predicate)
        return values[0] if values else None


def _lists(rows: Iterable[list[str]]) -> dict[str, list[str]]:
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        lists[row[1]].append(row[2])
    return {key: sorted(values) for key, values in lists.items()}


def _places(rows: Iterable[list[str]]) -> dict[str, list[Span]]:
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for row in rows:
        places[row[1]].append(Span(int(row[2]), int(row[3])))
    return places


def _pairs(graph: str, subject: str, predicate: str, value: str) -> str:
    """Two columns."""
    # A SELECT of its own makes the engine go through a predicate once and join by hash, not look up each subject.
    return f"{{ SELECT {subject} {value} WHERE {{ GRAPH {graph} {{ {subject} <{predicate}> {value} }} }} }}"


_CLASSES = " ".join(f"<{ONTOLOGY}{name}>" for name in LABELS)
_BEGIN, _END = _pairs("<%s>", "?place", NIF + "beginIndex", "?b"), _pairs("<%s>", "?place", NIF + "endIndex", "?c")
_BRANCHES = {
    "statement": " ".join(
        (
            _pairs("<%s>", "?a", RDF + "subject", "?b"),
            _pairs("<%s>", "?a", RDF + "predicate", "?c"),
            _pairs("<%s>", "?a", RDF + "object", "?d"),
            f"OPTIONAL {_pairs('<%s>', '?a', ONTOLOGY + 'confidence', '?e')}",
            f"OPTIONAL {_pairs('<%s>', '?a', ONTOLOGY + 'rule', '?f')}",
        )
    ),
    "evidence": " ".join((_pairs("<%s>", "?a", PROV + "wasQuotedFrom", "?place"), _BEGIN, _END)),
    "mention": " ".join((_pairs("<%s>", "?place", ITSRDF + "taIdentRef", "?a"), _BEGIN, _END)),
    "source": _pairs("<%s>", "?a", PROV + "wasDerivedFrom", "?b"),
    "entity": f"{{ SELECT ?a WHERE {{ VALUES ?class {{ {_CLASSES} }} GRAPH <%s> {{ ?a a ?class }} }} }}",
    "about": "{ SELECT ?a ?b WHERE { GRAPH <%s> { <%s> ?a ?b } } }",
}
_QUESTION = "SELECT ?kind ?a ?b ?c ?d ?e ?f WHERE {{ {} }}".format(
    " UNION ".join(f'{{ {branch} BIND("{kind}" AS ?kind) }}' for kind, branch in _BRANCHES.items())
)


def question(iri: str) -> str:
    """What to ask the store about an article: a row has the kind of row it is and then up to six columns."""
    return _QUESTION.replace("%s", iri)
