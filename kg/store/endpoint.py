"""Talks to a SPARQL 1.1 endpoint: the query, update and graph store protocols over HTTP."""

from __future__ import annotations

import os
import time
from base64 import b64encode
from http.client import HTTPException
from typing import TYPE_CHECKING, NamedTuple
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit

from kg import __version__
from kg.errors import StoreError, UsageError
from kg.fetch import ascii_address

if TYPE_CHECKING:
    from http.client import HTTPResponse

TIMEOUT = 120.0
"""Seconds to wait for an answer, and for each piece of it."""

ROWS = ("application/sparql-results+json", "application/json")
GRAPH = ("application/n-triples", "text/plain")
"""What is asked for, and what some servers call it."""

_TRIES = 3  # what is sent can be sent twice: a question changes nothing, and an update leaves the same graph
_PAUSE = 0.2  # seconds before the second try; doubled for the third
_NOT_HERE = (404, 405, 501)  # what answers so to a query knows of none
_LONGEST = 300  # characters of a server's own words that are passed on
_HANDLERS = (
    # No redirection, which would carry the password to wherever it leads, nor file: or ftp:.
    request.ProxyHandler,
    request.HTTPHandler,
    request.HTTPSHandler,
    request.HTTPDefaultErrorHandler,
    request.HTTPErrorProcessor,
    request.UnknownHandler,
)


class _Answer(NamedTuple):
    body: bytes
    content_type: str


class Endpoint:
    """A SPARQL 1.1 endpoint.

    Args:
        address: Where it is, as people name it; there it answers queries.
        updates: Where it takes updates, if elsewhere.
        graphs: Where it hands out graphs by the graph store protocol, if elsewhere.
        user: Who asks, if it wants to know.
        password: The user's.

    Raises:
        UsageError: One of the addresses is none, or has a user or password in it.
    """

    def __init__(self, address: str, updates: str = "", graphs: str = "", user: str = "", password: str = "") -> None:
        self.address = address
        self._queries, self._updates, self._graphs = (_checked(one or address) for one in (address, updates, graphs))
        self._headers = {"User-Agent": f"policy-kg/{__version__}"}
        if user:
            told = b64encode(f"{user}:{password}".encode()).decode("ascii")
            self._headers["Authorization"] = f"Basic {told}"
        self._opener = request.OpenerDirector()
        for handler in _HANDLERS:
            self._opener.add_handler(handler())

    @classmethod
    def from_environment(cls, address: str) -> Endpoint:
        """The endpoint at an address; what else must be known of it is in ``$KG_STORE_UPDATE`` and its like."""
        names = ("KG_STORE_UPDATE", "KG_STORE_GRAPHS", "KG_STORE_USER", "KG_STORE_PASSWORD")
        return cls(address, *(os.environ.get(name, "") for name in names))

    def ask(self, sparql: str, wanted: tuple[str, ...]) -> bytes:
        """What it answers to a query.

        Args:
            sparql: The query.
            wanted: :data:`ROWS` or :data:`GRAPH`.

        Raises:
            StoreError: It cannot be reached, refuses, or is no SPARQL endpoint.
        """
        try:
            answer = self._send(self._queries, sparql.encode(), "application/sparql-query", wanted)
        except _RefusedError as error:
            if error.fields["status"] not in _NOT_HERE:
                raise
            raise self._foreign(f"HTTP {error.fields['status']}") from error
        if answer.content_type not in wanted:
            raise self._foreign(answer.content_type)
        return answer.body

    def update(self, sparql: str) -> None:
        """Have it changed, all of the update or nothing.

        Raises:
            StoreError: It cannot be reached, or refuses.
        """
        try:
            self._send(self._updates, sparql.encode(), "application/sparql-update", ("*/*",))
        except _RefusedError as error:
            raise StoreError(
                "{path}: the update is refused (HTTP {status}: {what}); "
                "where updates have an address of their own, set KG_STORE_UPDATE in the environment",
                **error.fields,
            ) from error

    def graph(self, iri: str) -> bytes | None:
        """A graph as N-Triples, by the graph store protocol; None where the server does not hand it out so.

        Raises:
            StoreError: It cannot be reached.
        """
        where = f"{self._graphs}{'&' if '?' in self._graphs else '?'}graph={quote(iri, safe='')}"
        try:
            answer = self._send(where, None, "", GRAPH)
        except _RefusedError:
            return None
        return answer.body if answer.content_type in GRAPH else None

    def _send(self, where: str, data: bytes | None, content_type: str, wanted: tuple[str, ...]) -> _Answer:
        headers = {**self._headers, "Accept": ", ".join(wanted)}
        if content_type:
            headers["Content-Type"] = f"{content_type}; charset=utf-8"
        asked = request.Request(where, data, headers)  # noqa: S310 - the opener knows http and https only
        for turn in range(_TRIES):
            try:
                with self._opener.open(asked, timeout=TIMEOUT) as response:
                    return _read(response)
            except HTTPError as error:
                raise self._refusal(error) from error
            except (OSError, HTTPException) as error:
                reason = error.reason if isinstance(error, URLError) else error
                if turn == _TRIES - 1 or not isinstance(reason, ConnectionError | HTTPException) or _closed(reason):
                    raise self._silence(reason) from error
            time.sleep(_PAUSE * 2**turn)
        raise AssertionError  # the last turn returns or raises

    def _refusal(self, error: HTTPError) -> StoreError:
        """What an HTTP status means to a person."""
        status = error.code
        if status in (401, 403):
            return StoreError(
                "{path}: it does not let this user in (HTTP {status}); "
                "set KG_STORE_USER and KG_STORE_PASSWORD in the environment",
                path=self.address,
                status=status,
            )
        if status in (301, 302, 303, 307, 308):
            return StoreError(
                "{path}: it has moved to {where}; name that address",
                path=self.address,
                where=error.headers.get("Location", "-"),
            )
        is_told = error.headers.get_content_type() == "text/plain"
        said = error.read(4 * _LONGEST).decode("utf-8", "replace") if is_told else str(error.reason)
        what = " ".join(said.split())[:_LONGEST]
        return _RefusedError("{path}: HTTP {status}: {what}", path=self.address, status=status, what=what)

    def _foreign(self, what: str) -> StoreError:
        return StoreError("{path}: not a SPARQL endpoint (it answers {what})", path=self.address, what=what)

    def _silence(self, reason: object) -> StoreError:
        if isinstance(reason, TimeoutError):
            return StoreError("{path}: no answer within {seconds:g} s", path=self.address, seconds=TIMEOUT)
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return StoreError("{path}: cannot be reached ({reason})", path=self.address, reason=said)


class _RefusedError(StoreError):
    """The server answers, but not what it is asked."""


def _closed(reason: Exception) -> bool:
    """Nobody listens there: no need to ask again."""
    return isinstance(reason, ConnectionRefusedError)


def _read(response: HTTPResponse) -> _Answer:
    content_type = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    return _Answer(response.read(), content_type)


def _checked(address: str) -> str:
    """An address as it goes over the wire."""
    try:
        parts = urlsplit(address)
        if parts.username is not None or parts.password is not None:
            raise UsageError(
                "{host}: no user or password in an address, where others can read it; "
                "set KG_STORE_USER and KG_STORE_PASSWORD in the environment",
                host=parts.hostname,
            )
        if parts.scheme not in ("http", "https"):
            raise UsageError("{place}: a store is a folder, or an http or https address", place=address)
        return ascii_address(address)
    except ValueError as error:
        raise UsageError("{place}: not an address ({reason})", place=address, reason=error) from error
