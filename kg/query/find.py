"""From what a person types to the thing he means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.errors import QueryError
from kg.names import ONTOLOGY, EntityType
from kg.query.answers import text
from kg.query.labels import best_name
from kg.query.parameters import Chinese, Iri
from kg.query.prefixes import PREFIXES
from kg.query.sparql import ask

if TYPE_CHECKING:
    from kg.query.answers import Rows
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
_BY_NAME = f"""SELECT DISTINCT ?found WHERE {{
  {{ ?found {_NAMED} ?wanted }} UNION {{ ?found {_NAMED} ?wanted_zh }} }}"""
_BY_ID = """SELECT DISTINCT ?found WHERE { ?found a schema:NewsArticle
  FILTER(STRENDS(STR(?found), CONCAT("/article/", ?wanted))) }"""
_BY_PART = f"""SELECT DISTINCT ?found WHERE {{ ?found {_NAMED} ?label
  FILTER(CONTAINS(LCASE(STR(?label)), LCASE(?wanted))) }}"""
_MOVED = 'SELECT ?into WHERE { ?decision prov:used ?wanted ; prov:generated ?into ; dcterms:type "merge" }'
_WHAT = "SELECT DISTINCT ?type ?name WHERE { ?found a ?type ; skos:prefLabel|dcterms:title ?name }"


def find(store: Queryable, wanted: str) -> list[Found]:
    """Find an entity or article.

    Args:
        store: Where.
        wanted: An IRI, an article's id or headline, an entity's name or alias, or a part of any of these.

    Returns:
        What fits best, by the first of these ways that finds anything;
        several when several fit equally; sorted by name.
    """
    wanted = wanted.strip()
    if not wanted:
        return []
    bare = wanted.removeprefix("<").removesuffix(">")
    if ":" in bare and not any(c in bare for c in ' <>"{}|\\^`') and (known := _followed(store, bare)):
        return [thing for thing, _ in known]
    for query in (_BY_NAME, _BY_ID, _BY_PART):
        values = {"wanted": wanted, **({"wanted_zh": Chinese(wanted)} if query is _BY_NAME else {})}
        iris = {iri for (iri,) in cast("Rows", ask(store, query, values)).texts()}
        found = [(thing, said) for iri in iris for thing, said in _described(store, iri)]
        # What only the registry knows is shown where no article speaks of anything of that name.
        spoken = [thing for thing, said in found if said] or [thing for thing, _ in found]
        if spoken:
            return sorted(spoken)
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


def _followed(store: Queryable, iri: str) -> list[tuple[Found, bool]]:
    """What an IRI names; where an analyst merged it into another node, that one."""
    if known := _described(store, iri):
        return known
    moved = [into for (into,) in cast("Rows", ask(store, _MOVED, {"wanted": Iri(iri)})).texts()]
    return _followed(store, moved[0]) if moved else []


def _described(store: Queryable, iri: str) -> list[tuple[Found, bool]]:
    """What an IRI names, if it is an entity or an article, and whether an article says so; at most one."""
    types, names = set(), []
    for kind, name in cast("Rows", ask(store, _WHAT, {"found": Iri(iri)})):
        types.add(text(kind))
        names.append(name)
    said = any(getattr(name, "language", None) is None for name in names)
    if PREFIXES["schema"] + "NewsArticle" in types:
        return [(Found(best_name(names), ARTICLE, iri), said)]
    return [(Found(best_name(names), kind, iri), said) for kind in EntityType if ONTOLOGY + kind in types][:1]
