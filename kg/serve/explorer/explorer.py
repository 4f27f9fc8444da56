"""What each page is made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.serve.explorer.site import html
from kg.serve.explorer.snapshot import Snapshots
from kg.serve.explorer.words import Words
from kg.serve.language import language_of
from kg.serve.problems import headers_of, status_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    from kg.errors import KgError
    from kg.serve.explorer.snapshot import Snapshot
    from kg.serve.pool import Pool
    from kg.serve.reading import Reader
    from kg.serve.settings import Settings


class Explorer:
    """The store, and how to answer with a page.

    Args:
        settings: The server's.
        reader: Where the store comes from.
        pool: Does what has to look into the store, within the limits.
    """

    def __init__(self, settings: Settings, reader: Reader, pool: Pool) -> None:
        self.settings = settings
        self.pool = pool
        self._snapshots = Snapshots(reader)

    def snapshot(self) -> Snapshot:
        """What is kept in memory of the store."""
        return self._snapshots.now()

    def words(self, request: Request) -> Words:
        """In the reader's language."""
        return Words(language_of(request))

    def answer(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
        """Fill a template."""
        return html(request, template, status=status, base=self.settings.base, **values)

    def missing(self, request: Request, what: str = "") -> HTMLResponse:
        """Say that there is no such page."""
        return self.answer(request, "problem.html", status=404, heading="missing", reason=what)

    def problem(self, request: Request, error: KgError) -> HTMLResponse:
        """Say what went wrong."""
        reason = self.words(request).error(error)
        page = self.answer(request, "problem.html", status=status_of(error), heading="wrong", reason=reason)
        page.headers.update(headers_of(error))
        return page
