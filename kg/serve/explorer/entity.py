"""An entity's page: what it is, what stands above and below it, and what is said of it, the newest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.query import Iri, Labels, ask
from kg.query.articles import moment
from kg.query.entity import readable
from kg.query.labels import best_name
from kg.query.statements import records_about

if TYPE_CHECKING:
    from kg.query import Queryable, Rows, Statement
    from kg.query.statements import Record

FIRST = 10
"""How many statements of a predicate are shown before the rest is asked for."""

_NAMES = """SELECT DISTINCT ?type ?name ?alias WHERE {
  ?entity a ?type OPTIONAL { ?entity skos:prefLabel ?name } OPTIONAL { ?entity skos:altLabel ?alias } }"""
_RELATIVES = """SELECT DISTINCT ?how ?other WHERE {
  { ?entity skos:broader ?other BIND("broader" AS ?how) }
  UNION { ?other skos:broader ?entity BIND("narrower" AS ?how) }
  UNION { ?entity org:subOrganizationOf ?other BIND("superior" AS ?how) }
  UNION { ?other org:subOrganizationOf ?entity BIND("subordinate" AS ?how) }
  UNION { ?entity org:changedBy/org:resultingOrganization ?other BIND("successor" AS ?how) }
  UNION { ?entity org:resultedFrom/org:originalOrganization ?other BIND("predecessor" AS ?how) }
  FILTER(?other != ?entity) }"""
_RELATED = ("broader", "narrower", "superior", "subordinate", "predecessor", "successor")
_PUBLISHED = "SELECT ?graph ?published WHERE { GRAPH ?graph { ?graph schema:datePublished ?published } }"
_FEW = 300  # up to here one question an article is quicker than one for all
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
        aliases: Its other names, sorted.
        relatives: What stands ``broader``, ``narrower``, ``superior``, ``subordinate``, or came before or after it: IRI
            and name, by name.
        sections: Its statements: attributes first, then those it is the subject of, then the others.
    """

    iri: str
    types: tuple[str, ...]
    name: str
    aliases: tuple[str, ...]
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
    types, name, aliases = _names(store, iri)
    records: dict[str, list[Record]] = defaultdict(list)
    for record in records_about(store, iri):
        key = record.predicate if record.subject == iri else f"^{record.predicate}"
        if not only or key == only:
            records[key].append(record)
    published = _published(store, {record.article for found in records.values() for record in found})
    sections = []
    for key in sorted(records, key=lambda key: (key[0] == "^", _ORDER.get(key.lstrip("^"), len(_ORDER)))):
        records[key].sort(key=lambda record: record.place)
        newest = sorted(records[key], key=lambda record: published[record.article], reverse=True)[:most]
        sections.append(Section(key.lstrip("^"), key[0] == "^", len(records[key]), tuple(readable(store, newest))))
    return EntityView(iri, types, name or iri, aliases, _relatives(store, iri), tuple(sections))


def _names(store: Queryable, iri: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    types: set[str] = set()
    preferred: dict[str, object] = {}
    aliases: set[str] = set()
    for kind, label, alias in cast("Rows", ask(store, _NAMES, {"entity": Iri(iri)})):
        types.add(_text(kind))
        preferred[str(label)] = label
        aliases.add(_text(alias))
    aliases |= {_text(label) for label in preferred.values()}
    name = best_name(preferred.values())
    known = tuple(str(kind) for kind in EntityType if ONTOLOGY + kind in types)
    return known, name, tuple(sorted(aliases - {name, ""}))


def _relatives(store: Queryable, iri: str) -> dict[str, tuple[tuple[str, str], ...]]:
    labels = Labels(store, "zh")
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for how, other in cast("Rows", ask(store, _RELATIVES, {"entity": Iri(iri)})):
        found[_text(how)].add((labels(_text(other)), _text(other)))
    return {how: tuple((iri, name) for name, iri in sorted(found[how])) for how in _RELATED if how in found}


def _published(store: Queryable, articles: set[str]) -> dict[str, float]:
    found = dict.fromkeys(articles, float("-inf"))
    questions = [{"graph": Iri(iri)} for iri in sorted(articles)] if len(articles) <= _FEW else [{}]
    for question in questions:
        for graph, published in cast("Rows", ask(store, _PUBLISHED, question)):
            found[_text(graph)] = moment(_text(published))
    return found


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
