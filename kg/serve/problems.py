"""What goes wrong, as HTTP says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse

from kg.errors import KgError, StoreError
from kg.messages import say_error
from kg.query import RefusedError, TooLargeError
from kg.serve.answering import NotAcceptableError
from kg.serve.language import catalogue_in, language_of
from kg.serve.negotiation import preferred
from kg.serve.pool import BusyError
from kg.serve.worker import LostError, OverTimeError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


class HttpError(KgError):
    """What the protocol has a status for: the template, its fields, and ``status``."""


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
_FORMS = {
    "text": ("text/plain",),
    "json": ("application/problem+json", "application/json", "application/ld+json", "application/sparql-results+json"),
}


def status_of(error: KgError) -> int:
    """The status of an answer that only says what went wrong."""
    if isinstance(error, HttpError):
        return int(str(error.fields["status"]))
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), _BAD_REQUEST)


def headers_of(error: KgError) -> dict[str, str]:
    """When to ask again, where that helps."""
    return {"Retry-After": "1"} if isinstance(error, BusyError) else {}


def problem(error: KgError, request: Request) -> Response:
    """Say what went wrong, in JSON (RFC 9457) to clients that read JSON, else in one line of text.

    In Chinese to those who ask for it; most clients ask for nothing and are told in English.
    """
    status, language = status_of(error), language_of(request, "en")
    what = say_error(catalogue_in(language), error)
    headers = {**headers_of(error), "Content-Language": language, "Vary": "Accept, Accept-Language, Cookie"}
    if preferred(request.headers.get("accept", ""), _FORMS) == "json":
        place = {name: value for name, value in error.fields.items() if name in ("line", "column")}
        body = {"status": status, "title": what, **place}
        return JSONResponse(body, status, headers, media_type="application/problem+json")
    return PlainTextResponse(what + "\n", status, headers)
