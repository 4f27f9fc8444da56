"""All names of the store in memory, made once for each state of it, so that a search answers while one types."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import ONTOLOGY, EntityType
from kg.query import select
from kg.query.answers import text
from kg.query.find import ARTICLE
from kg.serve.explorer.initials import initials
from kg.serve.explorer.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.query import Queryable

_ARTICLES = """SELECT ?article ?title ?published WHERE { GRAPH ?article {
  ?article a schema:NewsArticle ; dcterms:title ?title OPTIONAL { ?article schema:datePublished ?published } } }"""
_TYPES = f"""SELECT ?graph ?entity ?type WHERE {{
  VALUES ?type {{ {" ".join(f"<{ONTOLOGY}{name}>" for name in EntityType)} }} GRAPH ?graph {{ ?entity a ?type }} }}"""
_PREFERRED = "SELECT ?entity ?name WHERE { ?entity skos:prefLabel ?name }"
_OTHER = "SELECT ?entity ?name WHERE { ?entity skos:altLabel ?name }"
_REGIONS = "SELECT DISTINCT ?graph ?region WHERE { GRAPH ?graph { ?about pk:region ?region } }"
_GROUPS = "SELECT DISTINCT ?graph ?group WHERE { GRAPH ?graph { ?about pk:targets|pk:addressedTo ?group } }"
_ORDER: dict[str | None, int] = {None: 0, "zh": 1, "en": 2}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that bears a name.

    Attributes:
        iri: Its IRI.
        kind: An entity type of the ontology, or :data:`kg.query.find.ARTICLE`.
        name: The name to show.
        others: Its other names, sorted.
        articles: The articles that speak of it, as places in :attr:`Index.articles`; an article speaks of itself.
    """

    iri: str
    kind: str
    name: str
    others: tuple[str, ...]
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article's IRI, headline and time of publication (ISO 8601, or empty)."""

    iri: str
    title: str
    published: str


class Index:
    """What is searched.

    Attributes:
        articles: The articles, by IRI.
        entries: Entities, articles and last measures; within these, what most articles speak of first.
        names: The entries' names, in small letters.
        initials: Their initials in pinyin, but for measures, whose names are whole clauses.
        regions: For each region that is stated, the articles that state it.
        groups: For each target group's IRI, the articles that speak of it.
    """

    def __init__(self, store: Queryable) -> None:
        self.articles = _articles(store)
        place = {article.iri: i for i, article in enumerate(self.articles)}
        self.entries = [*_entities(store, place), *(_as_entry(a, i) for i, a in enumerate(self.articles))]
        self.entries.sort(key=lambda entry: (_rank(entry.kind), -len(entry.articles), entry.name, entry.iri))
        self.names = Lines(
            (name.lower(), i) for i, entry in enumerate(self.entries) for name in (entry.name, *entry.others)
        )
        self.initials = Lines(self._initials())
        self.regions = _by_value(store, _REGIONS, place)
        self.groups = _by_value(store, _GROUPS, place)

    def _initials(self) -> Iterator[tuple[str, int]]:
        for i, entry in enumerate(self.entries):
            if entry.kind == EntityType.MEASURE:
                return
            for way in dict.fromkeys(way for name in (entry.name, *entry.others) for way in initials(name)):
                yield way, i


def _rank(kind: str) -> int:
    return {EntityType.MEASURE: 2, ARTICLE: 1}.get(kind, 0)


def _articles(store: Queryable) -> list[ArticleHead]:
    rows = select(store, _ARTICLES)
    heads = {iri: ArticleHead(iri, title, published) for iri, title, published in rows.texts()}
    return [heads[iri] for iri in sorted(heads)]


def _as_entry(article: ArticleHead, place: int) -> Entry:
    return Entry(article.iri, ARTICLE, article.title, (), (place,))


def _entities(store: Queryable, place: dict[str, int]) -> Iterator[Entry]:
    kinds: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[int]] = defaultdict(set)
    for graph, iri, stated in select(store, _TYPES).texts():
        kinds[iri].add(stated.removeprefix(ONTOLOGY))
        if (article := place.get(graph)) is not None:
            spoken[iri].add(article)
    preferred = _names(store, _PREFERRED, kinds)
    others = _names(store, _OTHER, kinds)
    for iri, types in kinds.items():
        named = sorted(preferred.get(iri, ()))
        if named:
            rest = {name for _, name in (*named[1:], *others.get(iri, ()))} - {named[0][1]}
            kind = next(str(kind) for kind in EntityType if kind in types)
            yield Entry(iri, kind, named[0][1], tuple(sorted(rest)), tuple(sorted(spoken.get(iri, ()))))


def _names(store: Queryable, query: str, known: dict[str, set[str]]) -> dict[str, set[tuple[int, str]]]:
    """Names by entity, each with its rank: an article's carry no language and come first, then Chinese ones."""
    names: dict[str, set[tuple[int, str]]] = {}
    for entity, name in select(store, query):
        iri = text(entity)
        if iri in known:
            names.setdefault(iri, set()).add((_ORDER.get(getattr(name, "language", None), 3), text(name)))
    return names


def _by_value(store: Queryable, query: str, place: dict[str, int]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for graph, value in select(store, query).texts():
        if (article := place.get(graph)) is not None:
            found[value].add(article)
    return {value: frozenset(articles) for value, articles in sorted(found.items())}
