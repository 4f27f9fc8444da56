"""Linked data: every IRI under the base answers, for people and for machines.

Where the base is elsewhere (``https://w3id.org/policy-kg/``), an IRI answers at this server under the same path.
What follows the ``#`` of an IRI (a statement, a piece of evidence) never reaches a server: the article's answer has it.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kg import iris
from kg.errors import KgError
from kg.names import BASE
from kg.query import TooLargeError, Triples, write
from kg.serve import explorer
from kg.serve.answering import Bounded, Reply
from kg.serve.negotiation import GRAPHS, PAGE, preferred
from kg.serve.problems import HttpError, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad
    from starlette.requests import Request

    from kg.serve.reading import Reader
    from kg.serve.settings import Settings
    from kg.store import Store

_FORMS = {**GRAPHS, **PAGE}


class LinkedData:
    """Answers for the IRIs of the store.

    Args:
        settings: The base, and the limit of an answer.
        reader: Tells what the store knows.
        pages: Shows it to people.
    """

    def __init__(self, settings: Settings, reader: Reader, pages: explorer.Explorer) -> None:
        self._settings = settings
        self._reader = reader
        self._pages = pages

    async def __call__(self, request: Request) -> Response:
        """Answer for the IRI of a path."""
        accept = request.headers.get("accept", "")
        path = _canonical(request.scope.get("raw_path") or request.url.path.encode())
        form = ""
        try:
            iri, form = await run_in_threadpool(self._named, path)
            form = form or preferred(accept, _FORMS) or ""
            if not iri and form == "html":
                missing = self._pages.missing(request)
                missing.headers.append("Vary", "Accept")
                return missing
            if not iri:
                raise HttpError("nothing here is called so", status=404)
            if not form:
                kinds = ", ".join(kinds[0] for kinds in _FORMS.values())
                raise HttpError("the answer can be had as {kinds}", status=406, kinds=kinds)
            if form == "html":
                page = await explorer.thing(self._pages, request, iri)
                page.headers.append("Vary", "Accept")
                return page
            found = await self._pages.pool.answer(partial(_written, iri=iri, form=form, most=self._settings.row_limit))
        except KgError as error:
            return self._pages.problem(request, error) if form == "html" else problem(error, request)
        headers = {"Vary": "Accept", "Content-Location": f"/{_escaped(path.removesuffix(f'.{form}'))}.{form}"}
        return Response(found.body, headers=headers, media_type=found.media_type)

    def _named(self, path: str) -> tuple[str, str]:
        """The IRI that a path stands for, and the form its suffix asks for; empty where there is none."""
        store = self._reader.store()
        stem, _, suffix = path.rpartition(".")
        for place, form in ((path, ""), (stem, suffix if suffix in _FORMS else "")):
            if place and (place == path or form):
                for base in (self._settings.base, BASE):
                    if _is_known(store, base + place):
                        return base + place, form
        return "", ""


def _written(store: Store, iri: str, form: str, most: int) -> Reply:
    found = list(islice(_about(store, iri), most + 1))
    if len(found) > most:
        raise TooLargeError("{iri}: more than {most} triples; ask for some of them at /sparql", iri=iri, most=most)
    triples = {quad.triple for quad in found}
    out = Bounded()
    write(Triples(tuple(sorted(triples, key=str))), form, out)
    return Reply(GRAPHS[form][0], out.getvalue())


def _about(store: Store, iri: str) -> Iterable[Quad]:
    """A graph by its name; else what is said of a thing and what is said with it."""
    graph = store.graph(iri)
    first = next(graph, None)
    return chain([first], graph) if first else store.about(iri)


def _is_known(store: Store, iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return next(iter(_about(store, iri)), None) is not None


def _canonical(raw: bytes) -> str:
    """The path as the store's IRIs have it: Chinese as it is, and escaped just what must be."""
    segments = raw.partition(b"?")[0].decode("latin-1").lstrip("/").split("/")
    return "/".join(iris.segment(unquote(segment, errors="replace")) for segment in segments)


def _escaped(path: str) -> str:
    """A path as a header can hold it."""
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in path)
