"""The store as an analyst meets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.questions import Questions
from kg.api.views import Views
from kg.query import find_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.pipeline import Report


class Store(Questions, Views):
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
