"""The explorer: pages on which people search, read and follow the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.serve.explorer.assets import STATIC, vendored
from kg.serve.explorer.explorer import Explorer
from kg.serve.explorer.kinds import style_sheet
from kg.serve.explorer.pages import map as maps
from kg.serve.explorer.pages import queries, search, timeline, usable
from kg.serve.explorer.pages.sparql import page as editor
from kg.serve.explorer.pages.things import page as thing

__all__ = ["Explorer", "editor", "routes", "thing"]

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute


def routes(explorer: Explorer) -> list[BaseRoute]:
    """The explorer's own pages and assets. Every other path belongs to the server (``/sparql``, what IRIs name)."""

    # Plain functions show what is kept in memory: Starlette runs them in threads.
    def shown(page: Callable[[Explorer, Request], Response]) -> Callable[[Request], Response]:
        return lambda request: page(explorer, request)

    # The others let the pool look into the store, which may take too long, or be too busy.
    def looked_up(
        page: Callable[[Explorer, Request], Awaitable[Response]],
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answered(request: Request) -> Response:
            try:
                return await page(explorer, request)
            except KgError as error:
                return explorer.problem(request, error)

        return answered

    return [
        Route("/", shown(search.page)),
        Route("/timeline", shown(timeline.page)),
        Route("/map", shown(maps.page)),
        Route("/map/step", looked_up(maps.step)),
        Route("/usable", shown(usable.page)),
        Route("/usable.csv", shown(usable.table)),
        Route("/queries", shown(queries.index)),
        Route("/queries/{name}.csv", looked_up(queries.sheet)),
        Route("/queries/{name}", looked_up(queries.page)),
        Route("/static/kinds.css", _kinds),
        Route("/static/vendor/{file}", _vendored),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


def _kinds(_request: Request) -> Response:
    return Response(style_sheet(), media_type="text/css")


def _vendored(request: Request) -> Response:
    """A listed file and no other: nothing of the path reaches the file system."""
    asset = vendored().get(request.path_params["file"])
    if asset is None:
        return Response("not found\n", 404, media_type="text/plain")
    return FileResponse(asset.path, headers={"Cache-Control": "max-age=86400"})
