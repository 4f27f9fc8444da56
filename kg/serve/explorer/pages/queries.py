"""Named queries with a form each, made from their headers; answers with names for IRIs, also as CSV."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kg.errors import KgError
from kg.query import named_queries
from kg.serve.explorer.tabled import Table, table, table_as_csv
from kg.serve.problems import headers_of, status_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.query import NamedQuery
    from kg.serve.explorer.explorer import Explorer

_MOST_SHOWN = 300
_FINE = 200


def index(explorer: Explorer, request: Request) -> Response:
    """``/queries``."""
    return explorer.answer(request, "queries.html", queries=list(named_queries("sparql").values()))


async def page(explorer: Explorer, request: Request) -> Response:
    """``/queries/NAME``; with ``ask=1`` the answer under the form."""
    query = named_queries("sparql").get(request.path_params["name"])
    if query is None:
        return explorer.missing(request)
    given, words = _given(query, request), explorer.words(request)
    found, problem, status = Table((), (), cut=False), "", _FINE
    headers: dict[str, str] = {}
    is_asked = "ask" in request.query_params
    if is_asked:
        ask = partial(table, name=query.name, given=given, language=words.language, most=_MOST_SHOWN)
        try:
            found = await explorer.pool.answer(ask)
        except KgError as error:
            problem, status, headers = words.error(error), status_of(error), headers_of(error)
    answer = await run_in_threadpool(
        explorer.answer,
        request,
        "query.html",
        status=status,
        query=query,
        given=given,
        found=found if is_asked and not problem else None,
        problem=problem,
        csv=f"/queries/{query.name}.csv?{urlencode(given)}",
    )
    answer.headers.update(headers)
    return answer


async def sheet(explorer: Explorer, request: Request) -> Response:
    """``/queries/NAME.csv``: all rows, if they are not more than the server's limit."""
    query = named_queries("sparql").get(request.path_params["name"])
    if query is None:
        return explorer.missing(request)
    given, language = _given(query, request), explorer.words(request).language
    most = explorer.settings.row_limit
    found = await explorer.pool.answer(
        partial(table_as_csv, name=query.name, given=given, language=language, most=most)
    )
    headers = {"Content-Disposition": f'attachment; filename="{query.name}.csv"'}
    return Response(found.body, media_type=found.media_type, headers=headers)


def _given(query: NamedQuery, request: Request) -> dict[str, str]:
    names = [parameter.name for parameter in query.parameters or ()]
    return {name: request.query_params[name] for name in names if name in request.query_params}
