"""From what a person types to the thing he means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

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
