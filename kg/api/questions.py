"""What is asked of a store: its articles and entities, named queries and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.api.answers import meant, rows
from kg.api.lines import ArticleLine, QueryLine, Thing
from kg.api.opened import Opened
from kg.api.pages import Article, Entity
from kg.api.rows import Row, Rows
from kg.api.values import written
from kg.query import (
    Labels,
    article_page,
    articles,
    entity_page,
    find,
    find_article,
    find_entity,
    named_queries,
    run,
    stats,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query import Stats


class Questions(Opened):
    """A store that is asked."""

    def articles(self) -> Rows[ArticleLine]:
        """All articles, the newest first."""
        return Rows(ArticleLine._fields, map(ArticleLine.of, articles(self.reader)), shown=4)

    def stats(self) -> Stats:
        """How many articles, entities and statements there are."""
        return stats(self.reader)

    def find(self, name: str) -> Rows[Thing]:
        """Find entities and articles.

        Args:
            name: An IRI, an article's id or headline, an entity's name or alias, or a part of any of these.

        Returns:
            What fits best; several when several fit equally.
        """
        return Rows(Thing._fields, map(Thing.of, find(self.reader, name)), shown=2)

    def entity(self, name: str) -> Entity:
        """An entity with all that is said of it, each statement with its quote, article and date.

        Args:
            name: Its IRI, name or alias, or a part of one.

        Raises:
            QueryError: No entity is called so, or several are; the message names them.
        """
        return Entity.of(entity_page(self.reader, find_entity(self.reader, name).iri))

    def article(self, name: str) -> Article:
        """An article with its text and all it says.

        Args:
            name: Its IRI, id or headline, or a part of the headline.

        Raises:
            QueryError: No article is called so, or several are; the message names them.
        """
        return Article.of(article_page(self.reader, find_article(self.reader, name).iri))

    def queries(self) -> Rows[QueryLine]:
        """The named queries: what each answers, and what it takes."""
        known = named_queries("sparql").values()
        return Rows(QueryLine._fields, (QueryLine.of(query, self.language) for query in known))

    def query(self, what: str | Path, /, **values: object) -> Rows[Row]:
        """Ask in SPARQL.

        Args:
            what: The name of a named query (:meth:`queries`), the text of one of your own, which need not declare the
                usual prefixes (``pk:``, ``skos:``, …), or a file of one as a ``Path``.
            values: Its parameters: ``str``, ``int``, ``float``, ``date``, ``datetime``, or an ``Iri``, as rows have
                them. In a text of your own ``x=…`` binds ``?x``. They are bound by the engine, never pasted.

        Returns:
            The rows of a SELECT, with Python's values; of an ASK one row with the column ``ask``; of a CONSTRUCT or
            DESCRIBE its triples.

        Raises:
            QueryError: There is no such query, it has an error (with line and column), or a value does not fit.

        Example:
            >>> store.query("SELECT ?title { ?i pk:issuedOn ?day ; skos:prefLabel ?title }", day=date(2026, 3, 1))
        """
        query = meant(what)
        return rows(run(self.reader, query, written(query, values)), Labels(self.reader))
