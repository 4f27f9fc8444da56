"""What each page is made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.serve.explorer.site import html
from kg.serve.explorer.snapshot import Snapshots
from kg.serve.explorer.words import Words, language_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    from kg.serve.explorer.snapshot import Snapshot
    from kg.serve.reading import Reader
    from kg.serve.settings import Settings
    from kg.store import Store


class Explorer:
    """The store, and how to answer with a page.

    Args:
        settings: The server's.
        reader: Where the store comes from.
    """

    def __init__(self, settings: Settings, reader: Reader) -> None:
        self.settings = settings
        self._reader = reader
        self._snapshots = Snapshots(reader)

    def store(self) -> Store:
        """The store as it is."""
        return self._reader.store()

    def snapshot(self) -> Snapshot:
        """What is kept in memory of it."""
        return self._snapshots.now()

    def words(self, request: Request) -> Words:
        """In the reader's language."""
        return Words(language_of(request))

    def answer(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
        """Fill a template."""
        return html(request, template, status=status, base=self.settings.base, **values)
