"""The articles of the store, as ``kg list`` shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.days import moment
from kg.query.sparql import select

if TYPE_CHECKING:
    from kg.query.sparql import Queryable

_ARTICLES = """SELECT ?graph ?title ?published ?source ?url ?section WHERE { GRAPH ?graph {
  ?graph a schema:NewsArticle ; dcterms:title ?title .
  OPTIONAL { ?graph schema:datePublished ?published }
  OPTIONAL { ?graph dcterms:source ?source }
  OPTIONAL { ?graph schema:url ?url }
  OPTIONAL { ?graph schema:articleSection ?section }
} }"""
_COUNTS = """SELECT ?graph (COUNT(DISTINCT ?record) AS ?statements) WHERE {
  GRAPH ?graph { ?record a rdf:Statement }
} GROUP BY ?graph"""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article.

    Attributes:
        iri: Its IRI, and the name of its graph.
        title: Its headline.
        published: An ISO 8601 time with its zone, or empty.
        source: Who published it, or empty.
        url: Where, or empty.
        categories: The source's own, sorted.
        statements: How many statements the store has of it.
    """

    iri: str
    title: str
    published: str
    source: str
    url: str
    categories: tuple[str, ...]
    statements: int


def articles(store: Queryable) -> list[ArticleLine]:
    """All articles, the newest first; those of no date last; then by title and IRI."""
    counts = {graph: int(number) for graph, number in select(store, _COUNTS).texts()}
    found: dict[str, tuple[list[str], set[str]]] = {}
    for graph, title, published, source, url, section in select(store, _ARTICLES).texts():
        _, sections = found.setdefault(graph, ([title, published, source, url], set()))
        sections.update({section} - {""})
    lines = [
        ArticleLine(iri, title, published, source, url, tuple(sorted(sections)), counts.get(iri, 0))
        for iri, ((title, published, source, url), sections) in found.items()
    ]
    lines.sort(key=lambda line: (line.title, line.iri))
    return sorted(lines, key=lambda line: moment(line.published), reverse=True)
