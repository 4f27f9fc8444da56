"""What lists are made of: articles, things that bear a name, named queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.api.values import time
from kg.query.parameters import Iri

if TYPE_CHECKING:
    from datetime import datetime

    from kg.query import ArticleLine as Listed
    from kg.query import Found, NamedQuery


class ArticleLine(NamedTuple):
    """One article.

    Attributes:
        title: Its headline.
        published: When it was published.
        source: Who published it, or empty.
        statements: How many statements the store has of it.
        categories: The source's own, sorted.
        url: Where it is, or empty.
        iri: Its IRI.
    """

    title: str
    published: datetime | None
    source: str
    statements: int
    categories: tuple[str, ...]
    url: str
    iri: Iri

    @classmethod
    def of(cls, one: Listed) -> ArticleLine:
        """From the line that ``kg list`` prints."""
        return cls(one.title, time(one.published), one.source, one.statements, one.categories, one.url, Iri(one.iri))


class Thing(NamedTuple):
    """Something that bears a name.

    Attributes:
        name: Its name, or the article's headline.
        type: An entity type of the ontology (``Agency``), or ``Article``.
        iri: Its IRI.
    """

    name: str
    type: str
    iri: Iri

    @classmethod
    def of(cls, found: Found) -> Thing:
        """From what was found."""
        return cls(found.name, str(found.type), Iri(found.iri))


class QueryLine(NamedTuple):
    """A named query.

    Attributes:
        name: What :meth:`Store.query` knows it by.
        answers: What it answers.
        parameters: What it takes, each with its default or a value that fits.
    """

    name: str
    answers: str
    parameters: tuple[str, ...]

    @classmethod
    def of(cls, query: NamedQuery, language: str) -> QueryLine:
        """From its header."""
        return cls(query.name, query.title(language), tuple(map(str, query.parameters or ())))
