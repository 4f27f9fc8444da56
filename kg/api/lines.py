"""What lists are made of: articles, things that bear a name, named queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from kg.query.parameters import Iri


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
