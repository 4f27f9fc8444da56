"""Named queries with a form each, made from their headers; answers with names for IRIs, also as CSV."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import Response

from kg.errors import KgError
from kg.query import Labels, Rows, named_queries, run
from kg.serve.explorer.sheet import sheet
from kg.serve.explorer.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from kg.query import NamedQuery
    from kg.query.answers import Term
    from kg.serve.explorer.explorer import Explorer

_MOST_SHOWN = 300

_Cell = tuple[str, str]


def index(explorer: Explorer, request: Request) -> Response:
    """``/queries``."""
    return explorer.answer(request, "queries.html", queries=list(named_queries("sparql").values()))


def page(explorer: Explorer, request: Request) -> Response:
    """``/queries/NAME``; with ``ask=1`` the answer under the form."""
    query = named_queries("sparql").get(request.path_params["name"])
    if query is None:
        return explorer.answer(request, "problem.html", status=404, heading="missing", reason="")
    given = _given(query, request)
    columns: tuple[str, ...] | None = None
    rows: list[list[_Cell]] = []
    problem = ""
    if "ask" in request.query_params:
        try:
            columns, cells = _answer(explorer, query, given, explorer.words(request).language)
            rows = list(islice(cells, _MOST_SHOWN + 1))
        except KgError as error:
            columns, problem = None, str(error)
    return explorer.answer(
        request,
        "query.html",
        status=400 if problem else 200,
        query=query,
        given=given,
        columns=columns,
        rows=rows[:_MOST_SHOWN],
        cut=len(rows) > _MOST_SHOWN,
        problem=problem,
        csv=f"/queries/{query.name}.csv?{urlencode(given)}",
    )


def table(explorer: Explorer, request: Request) -> Response:
    """``/queries/NAME.csv``: all rows, up to the server's limit."""
    query = named_queries("sparql").get(request.path_params["name"])
    if query is None:
        return explorer.answer(request, "problem.html", status=404, heading="missing", reason="")
    try:
        columns, cells = _answer(explorer, query, _given(query, request), explorer.words(request).language)
        rows = [[text for text, _ in row] for row in islice(cells, explorer.settings.row_limit)]
    except KgError as error:
        return explorer.answer(request, "problem.html", status=400, heading="wrong", reason=str(error))
    headers = {"Content-Disposition": f'attachment; filename="{query.name}.csv"'}
    return Response(sheet(columns, rows), media_type="text/csv; charset=utf-8", headers=headers)


def _given(query: NamedQuery, request: Request) -> dict[str, str]:
    names = [parameter.name for parameter in query.parameters or ()]
    return {name: request.query_params[name] for name in names if name in request.query_params}


def _answer(
    explorer: Explorer, query: NamedQuery, given: dict[str, str], language: str
) -> tuple[tuple[str, ...], Iterator[list[_Cell]]]:
    store = explorer.store()
    answer = run(store, query, given)
    if not isinstance(answer, Rows):
        raise TypeError(query.name)  # the named queries are all SELECTs, which a test holds them to
    labels = Labels(store, language)
    address = addresses(explorer.settings.base)

    def cell(term: Term | None) -> _Cell:
        value = str(getattr(term, "value", "" if term is None else term))
        return (value, "") if term is None or hasattr(term, "datatype") else (labels(value), address(value))

    return answer.columns, ([cell(term) for term in row] for row in answer)
