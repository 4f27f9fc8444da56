"""Puts the server together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware

from kg.serve import explorer
from kg.serve.guard import Guard
from kg.serve.reading import Reader

if TYPE_CHECKING:
    from kg.serve.settings import Settings


def create_app(settings: Settings) -> Starlette:
    """Make the application: the explorer's pages, and around all the :class:`~kg.serve.guard.Guard`.

    Raises:
        StoreError: There is no store.
    """
    reader = Reader(settings.store)
    reader.store()
    return Starlette(routes=explorer.routes(settings, reader), middleware=[Middleware(Guard, settings=settings)])
