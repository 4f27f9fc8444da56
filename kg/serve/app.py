"""Puts the server together."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from kg.serve import explorer
from kg.serve.endpoint import Endpoint
from kg.serve.guard import Guard
from kg.serve.linked import LinkedData
from kg.serve.pool import Pool
from kg.serve.reading import Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.settings import Settings

_LOOPBACK = r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?"


def create_app(settings: Settings) -> Starlette:
    """Make the application: the endpoint, the explorer's pages and what IRIs name, around all the guard.

    Raises:
        StoreError: There is no store.
    """
    reader = Reader(settings.store)
    reader.store()
    pool = Pool(settings)
    pages = explorer.Explorer(settings, reader, pool)
    endpoint, linked = Endpoint(settings, pool), LinkedData(settings, reader, pages)

    async def asked(request: Request) -> Response:
        return await endpoint(request)

    async def named(request: Request) -> Response:
        return await linked(request)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with pool.running():
            yield

    shared = [_cross_origin(settings)]
    return Starlette(
        routes=[
            Route("/sparql", asked, methods=["GET", "POST", "OPTIONS"], middleware=shared),
            *explorer.routes(pages),
            Route("/{path:path}", named, methods=["GET", "OPTIONS"], middleware=shared),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        lifespan=lifespan,
    )


def _cross_origin(settings: Settings) -> Middleware:
    """Lets the scripts of other pages read the answers: those of this machine, and of the origins that are allowed."""
    return Middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_origin_regex=_LOOPBACK,
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Authorization", "Content-Type"],
        expose_headers=["Content-Location", "Retry-After"],
    )
