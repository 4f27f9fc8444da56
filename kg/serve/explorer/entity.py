"""An entity's page: what it is, what stands above and below it, and what is said of it, the newest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.query import Iri, Labels, select
from kg.query.answers import text
from kg.query.entity import readable
from kg.query.labels import best_name
from kg.query.statements import records_named
from kg.serve.explorer.published import published

if TYPE_CHECKING:
    from kg.query import Queryable, Statement

FIRST = 10
"""How many statements of a predicate are shown before the rest is asked for."""

_NAMES = """SELECT DISTINCT ?type ?name ?alias WHERE {
  { ?entity a ?type } UNION { ?entity skos:prefLabel ?name } UNION { ?entity skos:altLabel ?alias } }"""
_RELATIVES = """SELECT DISTINCT ?how ?other WHERE {
  { ?entity skos:broader ?other BIND("broader" AS ?how) }
  UNION { ?other skos:broader ?entity BIND("narrower" AS ?how) }
  UNION { ?entity org:subOrganizationOf ?other BIND("superior" AS ?how) }
  UNION { ?other org:subOrganizationOf ?entity BIND("subordinate" AS ?how) }
  UNION { ?entity org:changedBy/org:resultingOrganization ?other BIND("successor" AS ?how) }
  UNION { ?entity org:resultedFrom/org:originalOrganization ?other BIND("predecessor" AS ?how) }
  FILTER(?other != ?entity) }"""
_RELATED = ("broader", "narrower", "superior", "subordinate", "predecessor", "successor")
_SUBJECT = (
    "SELECT ?graph ?record ?predicate WHERE { GRAPH ?graph { ?record rdf:subject ?entity ; rdf:predicate ?predicate } }"
)
_OBJECT = (
    "SELECT ?graph ?record ?predicate WHERE { GRAPH ?graph { ?record rdf:object ?entity ; rdf:predicate ?predicate } }"
)
_ORDER = {str(name): i for i, name in enumerate((*AttributeName, *Predicate))}


@dataclass(frozen=True, slots=True)
class Section:
    """The statements of one predicate.

    Attributes:
        predicate: The ontology's local name.
        passive: Whether the entity is the object.
        total: How many there are.
        statements: The newest of them.
    """

    predicate: str
    passive: bool
    total: int
    statements: tuple[Statement, ...]

    @property
    def key(self) -> str:
        """``issues``, or ``^issues`` where the entity is what is issued."""
        return ("^" if self.passive else "") + self.predicate


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity.

    Attributes:
        iri: Its IRI.
        types: The ontology's local names.
        name: Its name.
        aliases: Its other names, sorted; English ones are in ``english``.
        english: Its English names.
        relatives: What stands ``broader``, ``narrower``, ``superior``, ``subordinate``, or came before or after it: IRI
            and name, by name.
        sections: Its statements: attributes first, then those it is the subject of, then the others.
    """

    iri: str
    types: tuple[str, ...]
    name: str
    aliases: tuple[str, ...]
    english: tuple[str, ...]
    relatives: dict[str, tuple[tuple[str, str], ...]]
    sections: tuple[Section, ...]


def entity_view(store: Queryable, iri: str, *, only: str = "", most: int = FIRST) -> EntityView:
    """Gather an entity's page; one that the store does not know has no types.

    Args:
        store: Where.
        iri: Which.
        only: The key of the one section to show, or empty for all.
        most: How many statements a section shows.
    """
    types, name, aliases, english = _names(store, iri)
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mark, query in (("", _SUBJECT), ("^", _OBJECT)):
        for graph, record, predicate in select(store, query, {"entity": Iri(iri)}).texts():
            key = mark + predicate.removeprefix(ONTOLOGY)
            if not only or key == only:
                said[key].append((graph, record))
    days = published(store, {article for found in said.values() for article, _ in found})
    keys = sorted(said, key=lambda key: (key[0] == "^", _ORDER.get(key.lstrip("^"), len(_ORDER))))
    sections = tuple(_section(store, key, said[key], days, most) for key in keys)
    return EntityView(iri, types, name or iri, aliases, english, _relatives(store, iri), sections)


def _section(store: Queryable, key: str, said: list[tuple[str, str]], days: dict[str, float], most: int) -> Section:
    """Of many statements only the newest articles' are looked up whole."""
    said.sort()
    newest = sorted(said, key=lambda pair: days[pair[0]], reverse=True)
    last = newest[:most][-1][0]
    wanted = [record for place, (article, record) in enumerate(newest) if place < most or article == last]
    records = sorted(records_named(store, wanted), key=lambda record: record.place)
    records.sort(key=lambda record: days[record.article], reverse=True)
    return Section(key.lstrip("^"), key[0] == "^", len(said), tuple(readable(store, records[:most])))


def _names(store: Queryable, iri: str) -> tuple[tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]:
    types: set[str] = set()
    preferred: list[object] = []
    others: set[str] = set()
    english: set[str] = set()
    for kind, label, alias in select(store, _NAMES, {"entity": Iri(iri)}):
        types.add(text(kind))
        preferred.append(label)
        for name in (label, alias):
            (english if getattr(name, "language", None) == "en" else others).add(text(name))
    shown = best_name(preferred)
    known = tuple(str(kind) for kind in EntityType if ONTOLOGY + kind in types)
    return known, shown, tuple(sorted(others - {shown, ""})), tuple(sorted(english - {shown, ""}))


def _relatives(store: Queryable, iri: str) -> dict[str, tuple[tuple[str, str], ...]]:
    labels = Labels(store, "zh")
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for how, other in select(store, _RELATIVES, {"entity": Iri(iri)}).texts():
        found[how].add((labels(other), other))
    return {how: tuple((iri, name) for name, iri in sorted(found[how])) for how in _RELATED if how in found}
