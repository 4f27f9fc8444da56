"""Where a node stands beside what articles state of it: what an analyst decided, and what it hangs under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.parameters import Iri
from kg.query.sparql import select

if TYPE_CHECKING:
    from kg.query.sparql import Queryable

_DECIDED = """SELECT DISTINCT ?kind ?from ?note WHERE {
  ?entity prov:wasInfluencedBy ?decision . ?decision dcterms:type ?kind ; prov:used ?from
  OPTIONAL { ?decision rdfs:comment ?note }
}"""
_ABOVE = "SELECT DISTINCT ?other WHERE { ?entity skos:broader|dcterms:isVersionOf ?other }"
_BELOW = "SELECT DISTINCT ?other WHERE { ?other skos:broader|dcterms:isVersionOf ?entity }"


@dataclass(frozen=True, slots=True, order=True)
class Decided:
    """What an analyst decided of a node.

    Attributes:
        kind: ``merge`` or ``split``.
        node: IRI of the node whose mentions came here.
        note: Why, or empty.
    """

    kind: str
    node: str
    note: str


def decided(store: Queryable, iri: str) -> tuple[Decided, ...]:
    """The decisions that led mentions to a node, sorted."""
    rows = select(store, _DECIDED, {"entity": Iri(iri)})
    return tuple(sorted(Decided(*row) for row in rows.texts()))


def above(store: Queryable, iri: str) -> tuple[str, ...]:
    """IRIs of the wider groups right above a group, or of the document a version is one of; sorted."""
    return _others(store, _ABOVE, iri)


def below(store: Queryable, iri: str) -> tuple[str, ...]:
    """IRIs of the groups right below a group, or of a document's versions; sorted."""
    return _others(store, _BELOW, iri)


def _others(store: Queryable, text: str, iri: str) -> tuple[str, ...]:
    rows = select(store, text, {"entity": Iri(iri)})
    return tuple(sorted(other for (other,) in rows.texts()))
