"""The store as an analyst meets it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from kg.api.answers import meant, rows
from kg.api.lines import ArticleLine, QueryLine, Thing
from kg.api.pages import Article, Entity
from kg.api.part import selection
from kg.api.rows import Row, Rows
from kg.api.values import written
from kg.names import BASE
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
    from collections.abc import Callable, Sequence
    from types import TracebackType
    from typing import Unpack

    import networkx

    from kg.api.part import Part
    from kg.draw import Drawing
    from kg.pipeline import Report
    from kg.query import Stats
    from kg.store import Store as Quads


class Store:
    """A graph of policy news: loaded, asked, drawn and handed on.

    It reads what was there when it first looked, whatever others write meanwhile; :meth:`refresh` shows what came
    since. It takes hold of the store for writing only while :meth:`load` or :meth:`remove` runs, so that a notebook
    that is left open keeps no ``kg load`` from working.

    Args:
        place: The store's folder, or the address of a SPARQL endpoint; None: ``$KG_STORE``, else ``kg-data``. A folder
            that is not there is made by the first :meth:`load`.
        base: Under which IRIs stand.
        language: Of pictures and of what named queries answer: ``zh`` or ``en``.

    Example:
        >>> with Store("kg-data") as store:
        ...     store.load("articles/*.md")
        ...     store.query("measures-for-group", group="小微企业").to_pandas()
    """

    def __init__(
        self, place: str | Path | None = None, *, base: str = BASE, language: Literal["zh", "en"] = "zh"
    ) -> None:
        self.place = str(place or os.environ.get("KG_STORE") or "kg-data")
        self.base = base
        self.language = language
        self._reader: Quads | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({self.place!r})"

    def close(self) -> None:
        """Let go of the store. The next question takes hold of it again."""
        if self._reader is not None:
            self._reader.close()
        self._reader = None

    def refresh(self) -> None:
        """Show what others have written meanwhile."""
        if self._reader is not None:
            self._reader.refresh()

    @property
    def reader(self) -> Quads:
        """The quads, open for reading: what the functions of :mod:`kg.query`, :mod:`kg.draw` and others ask.

        Raises:
            StoreError: There is no store here yet.
        """
        if self._reader is None:
            from kg.store import Store as Quads  # noqa: PLC0415 - opened when it is first asked

            self._reader = Quads.open(self.place, read_only=True)
        return self._reader

    def load(
        self,
        *paths: str | Path,
        format: str | None = None,  # noqa: A002 - the option's own name
        jobs: int = 1,
        dask: str | None = None,
        registry: Sequence[str | Path] = (),
        min_confidence: float = 0.0,
        dry_run: bool = False,
        progress: Callable[[Report], None] | None = None,
    ) -> Report:
        """Load articles, as ``kg load`` does: one loaded before is replaced if it has changed.

        Args:
            paths: Files, folders, addresses of pages and feeds, and patterns such as ``articles/*.md``.
            format: What they are (``markdown``, ``feed``, ``html``, ``jsonl``, ``text``); None: as their names tell.
            jobs: How many processes to work in; 0: one a core.
            dask: Address of a dask scheduler to work on.
            registry: Turtle files with bodies of your own, which extend the registry.
            min_confidence: Leave out statements below it (0 to 1).
            dry_run: Do everything but write.
            progress: Called after each batch with what is done so far.

        Returns:
            How many articles are new, replaced and unchanged, and in ``failures`` what was not loaded, each with its
            ``path`` and ``error``.

        Raises:
            StoreError: Another process is writing to this store, or it cannot be written.
            UsageError: There is no such format, or the store's articles were linked with another registry.
        """
        from kg.api.paths import found  # noqa: PLC0415 - as in the steps' own package
        from kg.pipeline import load, loadable  # noqa: PLC0415 - only a load pays for extraction
        from kg.resolve.turtle import read_registry  # noqa: PLC0415

        given = read_registry(map(Path, registry)) if registry else None
        with loadable(self.place, self.base, dry_run=dry_run) as store:
            report = load(
                found(paths),
                store,
                format=format,
                jobs=jobs,
                dask=dask,
                dry_run=dry_run,
                base=self.base,
                min_confidence=min_confidence,
                own=given,
                progress=progress,
            )
        self.refresh()
        return report

    def remove(self, article: str) -> str:
        """Remove an article and all that only it says.

        Args:
            article: Its IRI, id or headline, or a part of the headline.

        Returns:
            The headline.

        Raises:
            QueryError: No article is called so, or several are.
        """
        from kg.store import Store as Quads  # noqa: PLC0415 - as in :attr:`reader`

        gone = find_article(self.reader, article)
        with Quads.open(self.place, base=self.base) as store:
            store.remove(gone.iri)
        self.refresh()
        return gone.name

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

    def graph(self, **part: Unpack[Part]) -> networkx.MultiDiGraph[str]:
        """The graph for networkx, or a part of it: nodes by IRI, edges keyed by the statement's IRI.

        A node has ``name``, ``type`` and its attributes; an edge ``predicate``, ``quote``, ``article``, ``published``,
        ``confidence``. With nothing named it is all of the store.

        Args:
            part: As in :class:`Part`.

        Raises:
            UsageError: A name fits nothing, or several things.
        """
        from kg.draw.compose import compose  # noqa: PLC0415 - only who asks for a graph pays for it
        from kg.draw.networks import picture_network  # noqa: PLC0415

        return picture_network(self.reader, compose(self.reader, selection(part, limit=None)))

    def draw(self, **part: Unpack[Part]) -> Drawing:
        """Draw the graph, or a part of it: ``.show()`` in a notebook, ``.write("picture.html")`` elsewhere.

        Args:
            part: As in :class:`Part`; unless ``limit`` says otherwise the 150 most important nodes.

        Raises:
            UsageError: There is nothing to draw, or a name fits nothing or several things.
        """
        from kg.draw import graph  # noqa: PLC0415 - only who draws pays for it

        return graph(self.reader, selection(part), language=self.language)

    def timeline(self, **part: Unpack[Part]) -> Drawing:
        """Draw instruments by date and issuer. Arguments and errors as in :meth:`draw`."""
        from kg.draw import timeline  # noqa: PLC0415 - only who draws pays for it

        return timeline(self.reader, selection(part), language=self.language)

    def analyse(self, name: str = "centrality", **part: Unpack[Part]) -> Rows[Row]:
        """Analyse the graph, or a part of it.

        Args:
            name: ``centrality``, ``communities``, ``co-issuing`` or ``bridges``.
            part: As in :class:`Part`.

        Returns:
            The table, the most telling row first.
        """
        from kg.analyse import analyse  # noqa: PLC0415 - only an analysis pays for it

        found = analyse(self.reader, name, selection(part)).rows
        columns = tuple(found[0]) if found else ()
        return Rows(columns, (Row(columns, tuple(row.values())) for row in found))

    def export(self, path: str | Path, format: str | None = None) -> Path:  # noqa: A002 - the option's own name
        """Write the whole graph into a file.

        Args:
            path: Where to; an old file stands until the new one is whole.
            format: ``trig``, ``nq``, ``ttl``, ``jsonld``, ``graphml``, ``csv`` or ``neo4j-csv``; None: as the file is
                called (``.zip`` is ``csv``).

        Returns:
            Where it was written.

        Raises:
            UsageError: There is no such format, or the file cannot be written.
        """
        from kg.export import write_file  # noqa: PLC0415 - only an export pays for it

        return write_file(self.reader, path, format)
