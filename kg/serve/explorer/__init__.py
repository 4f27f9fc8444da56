"""The explorer: pages on which people search, read and follow the graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from kg.serve.reading import Reader
    from kg.serve.settings import Settings

_STATIC = Path(__file__).parent / "static"


def routes(settings: Settings, reader: Reader) -> list[BaseRoute]:
    """The explorer's own pages and assets. Every other path belongs to the server (``/sparql``, what IRIs name)."""

    def start(_request: Request) -> Response:
        return PlainTextResponse(f"{len(reader.store().articles())} articles\n")

    return [Route("/", start), Mount("/static", StaticFiles(directory=_STATIC), name="static")]


def page(request: Request, settings: Settings, reader: Reader, iri: str) -> Response:
    """Show what one IRI names: an entity or an article that the store has (the server answers 404 for others)."""
    return PlainTextResponse(f"{iri}\n")


def editor(request: Request, settings: Settings, reader: Reader) -> Response:
    """The SPARQL editor: what ``/sparql`` shows a browser that brings no query."""
    return PlainTextResponse("SPARQL 1.1 endpoint\n")
