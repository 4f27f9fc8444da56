"""The SPARQL 1.1 Protocol: queries by GET, by a form and as the body of a POST. No updates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kg.dataset import Dataset
from kg.errors import KgError
from kg.serve import explorer
from kg.serve.answering import Question
from kg.serve.description import description
from kg.serve.negotiation import GRAPHS, PAGE, preferred
from kg.serve.problems import problem, told

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.pool import Pool
    from kg.serve.reading import Reader
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
        reader: For the editor's page.
        pool: Answers the queries.
    """

    def __init__(self, settings: Settings, reader: Reader, pool: Pool) -> None:
        self._settings = settings
        self._reader = reader
        self._pool = pool

    async def __call__(self, request: Request) -> Response:
        """Answer one request."""
        accept = request.headers.get("accept", "")
        try:
            parameters = await _parameters(request)
        except _BadRequestError as error:
            return told(error.status, str(error), accept)
        if "update" in parameters:
            return told(403, "this endpoint only reads; updates are refused", accept)
        queries = parameters.get("query", [])
        if not queries and request.method == "GET":
            return await self._described(request, accept)
        if len(queries) != 1:
            return told(400, "one parameter `query` is needed", accept)
        return await self._answered(queries[0], parameters, accept)

    async def _answered(self, text: str, parameters: Parameters, accept: str) -> Response:
        wanted = parameters.get("format", [""])[0]
        question = Question(text, accept, wanted, _dataset(parameters), self._settings.row_limit)
        try:
            reply = await self._pool.answer(question)
        except KgError as error:
            return problem(error, accept)
        return Response(reply.body, headers={"Vary": "Accept"}, media_type=reply.media_type)

    async def _described(self, request: Request, accept: str) -> Response:
        chosen = preferred(accept, {**GRAPHS, **PAGE})
        if chosen == "html":
            page = await run_in_threadpool(explorer.editor, request, self._settings, self._reader)
            page.headers.append("Vary", "Accept")
            return page
        if chosen is None:
            return told(406, "the service description is there as Turtle, JSON-LD and RDF/XML", accept)
        body = description(str(request.url.replace(query="")), chosen)
        return Response(body, headers={"Vary": "Accept"}, media_type=GRAPHS[chosen][0])


class _BadRequestError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


async def _parameters(request: Request) -> Parameters:
    """The parameters of the protocol, wherever they stand."""
    given = _fields(request.scope["query_string"])
    if request.method != "POST":
        return given
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE:
        return {"update": [""]}
    if kind not in (_FORM, _QUERY):
        raise _BadRequestError(415, f"send {_QUERY} or {_FORM}")
    body = await _body(request)
    if kind == _FORM:
        return {**given, **_fields(body)}
    try:
        return {**given, "query": [body.decode("utf-8")]}
    except UnicodeDecodeError:
        raise _BadRequestError(400, "the query is not UTF-8") from None


async def _body(request: Request) -> bytes:
    """The body, unless it is too long: that is told before it is read whole."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise _BadRequestError(413, f"a query may have {MOST_BYTES} bytes")
    return bytes(body)


def _fields(text: bytes) -> Parameters:
    try:
        return parse_qs(text.decode("ascii"), True, errors="strict", max_num_fields=_MOST_FIELDS)
    except (ValueError, UnicodeError):
        raise _BadRequestError(400, "the parameters are not percent-encoded UTF-8") from None


def _dataset(parameters: Parameters) -> Dataset | None:
    """What the parameters name (they go before the query's ``FROM``); None where they name nothing."""
    default, named = parameters.get("default-graph-uri", []), parameters.get("named-graph-uri", [])
    return Dataset(tuple(default), tuple(named)) if default or named else None
