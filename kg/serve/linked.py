"""Linked data: every IRI under the base answers, for people and for machines.

Where the base is elsewhere (``https://w3id.org/policy-kg/``), an IRI answers at this server under the same path.
What follows the ``#`` of an IRI (a statement, a piece of evidence) never reaches a server: the article's answer has it.
"""

from __future__ import annotations

import io
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import NamedNode
from starlette.responses import Response

from kg import iris
from kg.names import BASE
from kg.query import Triples, write
from kg.serve import explorer
from kg.serve.negotiation import GRAPHS, PAGE, preferred
from kg.serve.problems import told

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
        reader: The store.
    """

    def __init__(self, settings: Settings, reader: Reader) -> None:
        self._settings = settings
        self._reader = reader

    def __call__(self, request: Request) -> Response:
        """Answer for the IRI of a path."""
        accept = request.headers.get("accept", "")
        store = self._reader.store()
        path = _canonical(request.scope.get("raw_path") or request.url.path.encode())
        iri, form = self._named(store, path)
        if not iri:
            return told(404, "nothing here is called so", accept)
        form = form or preferred(accept, _FORMS) or ""
        if not form:
            return told(406, "there are " + ", ".join(kinds[0] for kinds in _FORMS.values()), accept)
        if form == "html":
            page = explorer.page(request, self._settings, self._reader, iri)
            page.headers.append("Vary", "Accept")
            return page
        headers = {"Vary": "Accept", "Content-Location": f"/{_escaped(path.removesuffix(f'.{form}'))}.{form}"}
        return Response(self._written(store, iri, form), headers=headers, media_type=GRAPHS[form][0])

    def _named(self, store: Store, path: str) -> tuple[str, str]:
        """The IRI that a path stands for, and the form its suffix asks for; empty where there is none."""
        stem, _, suffix = path.rpartition(".")
        for place, form in ((path, ""), (stem, suffix if suffix in _FORMS else "")):
            if place and (place == path or form):
                for base in (self._settings.base, BASE):
                    if _is_known(store, base + place):
                        return base + place, form
        return "", ""

    def _written(self, store: Store, iri: str, form: str) -> bytes:
        triples = {quad.triple for quad in islice(_about(store, iri), self._settings.row_limit)}
        out = io.BytesIO()
        write(Triples(tuple(sorted(triples, key=str))), form, out)
        return out.getvalue()


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
