"""The explorer: pages on which people search, read and follow the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve.explorer.assets import STATIC, vendored
from kg.serve.explorer.explorer import Explorer
from kg.serve.explorer.kinds import style_sheet
from kg.serve.explorer.pages import map as maps
from kg.serve.explorer.pages import queries, search, sparql, things, timeline, usable

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.serve.reading import Reader
    from kg.serve.settings import Settings


def routes(settings: Settings, reader: Reader) -> list[BaseRoute]:
    """The explorer's own pages and assets. Every other path belongs to the server (``/sparql``, what IRIs name)."""
    explorer = Explorer(settings, reader)

    # Plain functions: Starlette runs them in threads, and the store's engine lets go of the interpreter.
    def shown(page: Callable[[Explorer, Request], Response]) -> Callable[[Request], Response]:
        return lambda request: page(explorer, request)

    return [
        Route("/", shown(search.page)),
        Route("/timeline", shown(timeline.page)),
        Route("/map", shown(maps.page)),
        Route("/map/step", shown(maps.step)),
        Route("/usable", shown(usable.page)),
        Route("/usable.csv", shown(usable.table)),
        Route("/queries", shown(queries.index)),
        Route("/queries/{name}.csv", shown(queries.table)),
        Route("/queries/{name}", shown(queries.page)),
        Route("/static/kinds.css", _kinds),
        Route("/static/vendor/{file}", _vendored),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


def page(request: Request, settings: Settings, reader: Reader, iri: str) -> Response:
    """Show what one IRI names: an entity or an article that the store has; 404 for others."""
    return things.page(settings, reader.store(), request, iri)


def editor(request: Request, settings: Settings, _reader: Reader) -> Response:
    """The SPARQL editor: what ``/sparql`` shows a browser that brings no query."""
    return sparql.page(settings, request)


def _kinds(_request: Request) -> Response:
    return Response(style_sheet(), media_type="text/css")


def _vendored(request: Request) -> Response:
    """A listed file and no other: nothing of the path reaches the file system."""
    asset = vendored().get(request.path_params["file"])
    if asset is None:
        return Response("not found\n", 404, media_type="text/plain")
    return FileResponse(asset.path, headers={"Cache-Control": "max-age=86400"})
