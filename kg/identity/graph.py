"""The decisions as a named graph of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.identity.decisions import Decision, Decisions, Merge, Split
from kg.names import BASE
from kg.namespaces import DCTERMS, PROV, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Store

GRAPH = BASE + "decisions"
"""Like the ontology's, it does not move with the base."""

DECIDED_BY = NamedNode(PROV + "wasInfluencedBy")
"""In an article's graph, from a node to each decision that led the article there."""

_NODES = {PROV + "used": "iri", PROV + "generated": "into", DCTERMS + "source": "article"}
_WORDS = {DCTERMS + "subject": "name", RDFS + "comment": "note"}
_CLASS, _KIND = NamedNode(PROV + "Activity"), NamedNode(DCTERMS + "type")
_KINDS: dict[str, type[Decision]] = {"merge": Merge, "split": Split}


def quads_of(decisions: Iterable[Decision]) -> list[Quad]:
    """Write decisions as RDF."""
    return [quad for decision in decisions for quad in _quads(decision)]


def decisions_of(store: Store) -> Decisions:
    """The decisions that are in force in a store."""
    return Decisions(_read(store.graph(GRAPH)))


def _quads(decision: Decision) -> Iterator[Quad]:
    graph, subject = NamedNode(GRAPH), NamedNode(decision.id)
    yield Quad(subject, NamedNode(RDF + "type"), _CLASS, graph)
    yield Quad(
        subject, _KIND, Literal(next(name for name, kind in _KINDS.items() if isinstance(decision, kind))), graph
    )
    for term, field in _NODES.items():
        if value := getattr(decision, field, ""):
            yield Quad(subject, NamedNode(term), NamedNode(value), graph)
    for term, field in _WORDS.items():
        if value := getattr(decision, field, ""):
            yield Quad(subject, NamedNode(term), Literal(value), graph)


def _read(quads: Iterable[Quad]) -> Iterator[Decision]:
    found: dict[str, dict[str, str]] = {}
    for quad in quads:
        found.setdefault(str(quad.subject), {})[quad.predicate.value] = getattr(quad.object, "value", "")
    for said in found.values():
        fields = {field: said[term] for term, field in (_NODES | _WORDS).items() if term in said}
        yield _KINDS[said[_KIND.value]](**fields)
