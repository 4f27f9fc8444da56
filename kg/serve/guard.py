"""What every answer must carry and every request must bring."""

from __future__ import annotations

import base64
import binascii
import hmac
from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from kg.serve.problems import HttpError, problem

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.settings import Settings

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer. Scripts, styles and pictures come from this server alone, and never stand in a page itself."""


class Guard:
    """Refuses requests by a foreign name or without the token; puts :data:`HEADERS` on all answers.

    A web page elsewhere can point its own name at this machine (DNS rebinding); its requests then bear that name.
    An address in numbers cannot be pointed elsewhere, so any is taken.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = {"localhost", settings.host.lower(), *(name.lower() for name in settings.hosts)}
        self._token = settings.token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        # A browser asks whether a page may bring a token before it brings one; that tells nothing of the graph.
        is_preflight = scope["method"] == "OPTIONS" and "access-control-request-method" in request.headers
        refusal = self._refusal(request, token_needed=not is_preflight)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, request: Request, *, token_needed: bool) -> Response | None:
        headers = request.headers
        if not self._is_ours(headers.get("host", "")):
            return problem(HttpError("this server is not called so; see kg serve --allow-host", status=421), request)
        if self._token and token_needed and not self._has_token(headers.get("authorization", "")):
            refusal = problem(HttpError("the token is missing or wrong", status=401), request)
            refusal.headers["WWW-Authenticate"] = 'Basic realm="kg", charset="UTF-8"'
            return refusal
        return None

    def _is_ours(self, host: str) -> bool:
        name = host_name(host)
        if name in self._names:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True

    def _has_token(self, authorization: str) -> bool:
        """Whether a header bears the token: as ``Bearer``, or as the password of any user (``Basic``)."""
        scheme, _, given = authorization.partition(" ")
        brought = given.strip().encode()
        if scheme.lower() == "basic":
            try:
                brought = base64.b64decode(brought, validate=True).partition(b":")[2]
            except binascii.Error:
                return False
        elif scheme.lower() != "bearer":
            return False
        return hmac.compare_digest(brought, self._token)


def host_name(host: str) -> str:
    """The name in a ``Host`` header, without port and brackets, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()
