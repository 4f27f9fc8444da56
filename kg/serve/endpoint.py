"""The SPARQL 1.1 Protocol: queries by GET, by a form and as the body of a POST. No updates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kg.dataset import Dataset
from kg.errors import KgError
from kg.serve import explorer
from kg.serve.answering import Question, reply
from kg.serve.description import description
from kg.serve.negotiation import GRAPHS, PAGE, preferred
from kg.serve.problems import HttpError, problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.pool import Pool
    from kg.serve.settings import Settings

MOST_BYTES = 1024 * 1024
"""How long a query may be."""

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 1000

Parameters = dict[str, list[str]]


class Endpoint:
    """Answers ``/sparql``.

    Args:
        settings: The limits.
        pool: Answers the queries.
    """

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self._settings = settings
        self._pool = pool

    async def __call__(self, request: Request) -> Response:
        """Answer one request."""
        accept = request.headers.get("accept", "")
        try:
            parameters = await _parameters(request)
            if "update" in parameters:
                raise HttpError("this endpoint only reads; updates are refused", status=403)
            queries = parameters.get("query", [])
            if not queries and request.method == "GET":
                return await self._described(request, accept)
            if len(queries) != 1:
                raise HttpError("one parameter `query` is needed", status=400)
            return await self._answered(queries[0], parameters, accept)
        except KgError as error:
            return problem(error, request)

    async def _answered(self, text: str, parameters: Parameters, accept: str) -> Response:
        wanted = parameters.get("format", [""])[0]
        question = Question(text, accept, wanted, _dataset(parameters), self._settings.row_limit)
        found = await self._pool.answer(partial(reply, question=question))
        return Response(found.body, headers={"Vary": "Accept"}, media_type=found.media_type)

    async def _described(self, request: Request, accept: str) -> Response:
        chosen = preferred(accept, {**GRAPHS, **PAGE})
        if chosen == "html":
            page = await run_in_threadpool(explorer.editor, self._settings, request)
            page.headers.append("Vary", "Accept")
            return page
        if chosen is None:
            raise HttpError("the service description is there as Turtle, JSON-LD and RDF/XML", status=406)
        body = description(str(request.url.replace(query="")), chosen)
        return Response(body, headers={"Vary": "Accept"}, media_type=GRAPHS[chosen][0])


async def _parameters(request: Request) -> Parameters:
    """The parameters of the protocol, wherever they stand."""
    given = _fields(request.scope["query_string"])
    if request.method != "POST":
        return given
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE:
        return {"update": [""]}
    if kind not in (_FORM, _QUERY):
        raise HttpError("send {kinds}", status=415, kinds=f"{_QUERY}, {_FORM}")
    body = await _body(request)
    if kind == _FORM:
        return {**given, **_fields(body)}
    try:
        return {**given, "query": [body.decode("utf-8")]}
    except UnicodeDecodeError:
        raise HttpError("the query is not UTF-8", status=400) from None


async def _body(request: Request) -> bytes:
    """The body, unless it is too long: that is told before it is read whole."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HttpError("a query may have {most} bytes", status=413, most=MOST_BYTES)
    return bytes(body)


def _fields(text: bytes) -> Parameters:
    try:
        return parse_qs(text.decode("ascii"), True, errors="strict", max_num_fields=_MOST_FIELDS)
    except (ValueError, UnicodeError):
        raise HttpError("the parameters are not percent-encoded UTF-8", status=400) from None


def _dataset(parameters: Parameters) -> Dataset | None:
    """What the parameters name (they go before the query's ``FROM``); None where they name nothing."""
    default, named = parameters.get("default-graph-uri", []), parameters.get("named-graph-uri", [])
    return Dataset(tuple(default), tuple(named)) if default or named else None
