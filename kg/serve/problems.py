"""What goes wrong, as HTTP says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse

from kg.errors import StoreError
from kg.query import RefusedError, TooLargeError
from kg.serve.answering import NotAcceptableError
from kg.serve.negotiation import preferred
from kg.serve.pool import BusyError
from kg.serve.worker import LostError, OverTimeError

if TYPE_CHECKING:
    from starlette.responses import Response

    from kg.errors import KgError

_STATUS: dict[type[KgError], int] = {
    RefusedError: 403,
    NotAcceptableError: 406,
    TooLargeError: 422,
    LostError: 500,
    StoreError: 500,
    BusyError: 503,
    OverTimeError: 504,
}
_BAD_REQUEST = 400
_BUSY = 503
_FORMS = {
    "text": ("text/plain",),
    "json": ("application/problem+json", "application/json", "application/ld+json", "application/sparql-results+json"),
}


def problem(error: KgError, accept: str) -> Response:
    """Say what went wrong, in JSON (RFC 9457) to clients that read JSON, else in one line of text."""
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), _BAD_REQUEST)
    return told(status, str(error), accept, **{k: v for k, v in error.fields.items() if k in ("line", "column")})


def told(status: int, what: str, accept: str, **more: object) -> Response:
    """Say it with a status of one's own."""
    headers = {"Retry-After": "1"} if status == _BUSY else {}
    if preferred(accept, _FORMS) == "json":
        body = {"status": status, "title": what, **more}
        return JSONResponse(body, status, headers, media_type="application/problem+json")
    return PlainTextResponse(what + "\n", status, headers)
