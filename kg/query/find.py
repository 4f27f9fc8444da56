"""From what a person types to the thing he means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.iris import segment
from kg.names import ONTOLOGY, EntityType
from kg.query.answers import text
from kg.query.labels import best_name
from kg.query.parameters import Chinese, Iri
from kg.query.prefixes import PREFIXES
from kg.query.sparql import select

if TYPE_CHECKING:
    from kg.query.sparql import Queryable

ARTICLE = "Article"
"""The type of what is found when it is no entity but an article."""

CHOICES = 10
"""How many of several candidates are shown."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something that bears a name.

    Attributes:
        name: Its name, or the article's headline.
        type: An entity type of the ontology, or :data:`ARTICLE`.
        iri: Its IRI.
    """

    name: str
    type: str
    iri: str


_NAMED = "skos:prefLabel|skos:altLabel|dcterms:title"
_NAME = f"{{ ?found {_NAMED} ?wanted }} UNION {{ ?found {_NAMED} ?wanted_zh }}"
_PART = f"?found {_NAMED} ?label FILTER(CONTAINS(LCASE(STR(?label)), LCASE(?wanted)))"
# What only the registry calls so is shown where no article calls anything so. As a pattern of its own the engine would
# begin with all articles.
_IN_ARTICLES = """SELECT DISTINCT ?found WHERE {{
  GRAPH ?article {{ {pattern} }} FILTER EXISTS {{ ?article a schema:NewsArticle }} }}"""
_ANYWHERE = "SELECT DISTINCT ?found WHERE {{ {pattern} }}"
_BY_ID = """SELECT DISTINCT ?found WHERE { ?found a schema:NewsArticle
  FILTER(STRENDS(STR(?found), CONCAT("/article/", ?wanted))) }"""
_MOVED = 'SELECT ?into WHERE { ?decision prov:used ?wanted ; prov:generated ?into ; dcterms:type "merge" }'
_BY_DECISION = """SELECT DISTINCT ?found WHERE { ?decision prov:used ?gone . ?found prov:wasInfluencedBy ?decision
  FILTER(STRENDS(STR(?gone), CONCAT("/", ?segment))) }"""
# Apart, since every article that speaks of a thing says both again.
_WHAT = """SELECT DISTINCT ?type ?name WHERE {
  { ?found a ?type } UNION { ?found skos:prefLabel ?name } UNION { ?found dcterms:title ?name } }"""


def find(store: Queryable, wanted: str) -> list[Found]:
    """Find an entity or article.

    Args:
        store: Where.
        wanted: An IRI, an article's id or headline, an entity's name or alias, the name of a node that an analyst
            merged or split up, or a part of any of these.

    Returns:
        What fits best, by the first of these ways that finds anything;
        several when several fit equally; sorted by name.
    """
    wanted = wanted.strip()
    if not wanted:
        return []
    bare = wanted.removeprefix("<").removesuffix(">")
    if ":" in bare and not any(c in bare for c in ' <>"{}|\\^`') and (known := _followed(store, bare)):
        return known
    by_name, by_part = {"wanted": wanted, "wanted_zh": Chinese(wanted)}, {"wanted": wanted}
    for query, values in (
        (_IN_ARTICLES.format(pattern=_NAME), by_name),
        (_ANYWHERE.format(pattern=_NAME), by_name),
        (_BY_ID, {"wanted": wanted}),
        (_BY_DECISION, {"segment": segment(wanted)}),
        (_IN_ARTICLES.format(pattern=_PART), by_part),
        (_ANYWHERE.format(pattern=_PART), by_part),
    ):
        iris = {iri for (iri,) in select(store, query, values).texts()}
        if found := {thing for iri in iris for thing in _followed(store, iri)}:
            return sorted(found)
    return []


def one_of(found: list[Found], wanted: str) -> Found:
    """The one thing that was found.

    Raises:
        QueryError: Nothing was, or several things were; the message names them.
    """
    if not found:
        raise QueryError("{wanted}: nothing in the graph is called so", wanted=wanted)
    if len(found) > 1:
        names = "; ".join(f"{thing.name} ({thing.type}) <{thing.iri}>" for thing in found[:CHOICES])
        raise QueryError("{wanted}: which of {count}? {names}", wanted=wanted, count=len(found), names=names)
    return found[0]


def find_article(store: Queryable, wanted: str) -> Found:
    """The one article of an IRI, an id or a headline.

    Raises:
        QueryError: No article is called so, or several are.
    """
    found = [thing for thing in find(store, wanted) if thing.type == ARTICLE]
    if not found:
        raise QueryError("{wanted}: no article is called so", wanted=wanted)
    if len(found) > 1:
        raise QueryError("{wanted}: {count} articles are called so", wanted=wanted, count=len(found))
    return found[0]


def find_entity(store: Queryable, wanted: str) -> Found:
    """The one entity of an IRI, a name or an alias.

    Raises:
        QueryError: No entity is called so, or several are; the message names them.
    """
    return one_of([thing for thing in find(store, wanted) if thing.type != ARTICLE], wanted)


def _followed(store: Queryable, iri: str) -> list[Found]:
    """What an IRI names; where an analyst merged it into another node, that one, though the registry has it still."""
    moved = [into for (into,) in select(store, _MOVED, {"wanted": Iri(iri)}).texts()]
    return _followed(store, moved[0]) if moved else _described(store, iri)


def _described(store: Queryable, iri: str) -> list[Found]:
    """What an IRI names, if it is an entity or an article; at most one."""
    types, names = set(), []
    for kind, name in select(store, _WHAT, {"found": Iri(iri)}):
        types.add(text(kind))
        names.append(name)
    if not any(names):
        return []
    if PREFIXES["schema"] + "NewsArticle" in types:
        return [Found(best_name(names), ARTICLE, iri)]
    return [Found(best_name(names), kind, iri) for kind in EntityType if ONTOLOGY + kind in types][:1]
