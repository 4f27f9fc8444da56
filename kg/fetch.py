"""Fetch one page or feed over http or https, and nothing else: in bounded time, of bounded size."""

from __future__ import annotations

import time
import zlib
from http.client import HTTPException
from typing import TYPE_CHECKING, NamedTuple
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit

from kg import __version__
from kg.errors import LoadError

if TYPE_CHECKING:
    from http.client import HTTPResponse

TIMEOUT = 20.0
"""Seconds to wait for an answer, and for each piece of it."""
DEADLINE = 120.0
"""Seconds for the whole of it."""
LARGEST = 32 * 1024 * 1024
"""Bytes, after decompression."""

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_HANDLERS = (
    # No file:, ftp: or data: handler, so that no redirection leads there either.
    request.ProxyHandler,
    request.HTTPHandler,
    request.HTTPSHandler,
    request.HTTPRedirectHandler,
    request.HTTPDefaultErrorHandler,
    request.HTTPErrorProcessor,
    request.UnknownHandler,
)


class Page(NamedTuple):
    """What was fetched.

    Attributes:
        data: Its bytes, decompressed.
        content_type: Its media type in lower case, without parameters; empty where the server says none.
    """

    data: bytes
    content_type: str


def fetch(url: str) -> Page:
    """Fetch ``url``.

    Args:
        url: An http or https address; Chinese characters in it are fine.

    Raises:
        LoadError: It cannot be reached, answers with an error, takes too long or is too large.
    """
    opener = request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    headers = {"User-Agent": f"policy-kg/{__version__}", "Accept-Encoding": "gzip, identity;q=0.5"}
    try:
        asked = request.Request(ascii_address(url), headers=headers)  # noqa: S310 - the opener knows http and https only
        with opener.open(asked, timeout=TIMEOUT) as response:
            said = response.headers.get_content_type() if "Content-Type" in response.headers else ""
            return Page(_body(response, url), said)
    except HTTPError as error:
        raise LoadError(
            "{path}: HTTP {status} {what}", path=url, status=error.code, what=_first_line(error.reason)
        ) from error
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        reason = error.reason if isinstance(error, URLError) else error
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        what = "no answer in time" if isinstance(reason, TimeoutError) else _first_line(said)
        raise LoadError("{path}: cannot fetch it: {what}", path=url, what=what) from error


def _body(response: HTTPResponse, url: str) -> bytes:
    unzip = zlib.decompressobj(_GZIP) if response.headers.get("Content-Encoding", "").lower() == "gzip" else None
    until = time.monotonic() + DEADLINE
    data = bytearray()
    while piece := response.read1(_PIECE):
        data += unzip.decompress(piece, LARGEST + 1 - len(data)) if unzip else piece
        if len(data) > LARGEST:
            raise LoadError("{path}: larger than {largest} bytes", path=url, largest=LARGEST)
        if time.monotonic() > until:
            raise LoadError("{path}: not fetched within {seconds} seconds", path=url, seconds=DEADLINE)
    if response.length or (unzip is not None and not unzip.eof):
        raise LoadError("{path}: the connection ended before the page did", path=url)
    return bytes(data)


def _first_line(text: object) -> str:
    return str(text).partition("\n")[0]


def ascii_address(url: str) -> str:
    """The address as it goes over the wire: host in punycode, path and query percent-encoded.

    Raises:
        ValueError: It is none.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host:
        raise ValueError("it names no host")
    if ":" in host:
        host = f"[{host}]"
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    path, query = (quote(part, safe="%/:=&?~+!$,;'@()*[]") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))
