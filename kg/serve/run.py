"""Starts the server, and stops it when asked to."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING

import uvicorn

from kg.errors import KgError, UsageError
from kg.serve.app import create_app
from kg.serve.settings import Settings, is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 5
"""Seconds that answers under way are given when the server is asked to stop."""

_WAITING = 2048
"""Connections that wait to be taken."""


def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until the process is interrupted or terminated; answers under way are finished first.

    Args:
        settings: What and how.
        ready: Is told the address once it can be called.

    Raises:
        UsageError: Others could connect, and no token keeps them out.
        StoreError: There is no store.
        KgError: The address cannot be listened on.
    """
    if not settings.token and not is_loopback(settings.host):
        raise UsageError("{host}: others could connect; give a token with $KG_SERVE_TOKEN", host=settings.host)
    app = create_app(settings)
    config = uvicorn.Config(app, ws="none", log_level="error", server_header=False, timeout_graceful_shutdown=_PATIENCE)
    with _listening(settings) as listener:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready(f"http://{host}:{listener.getsockname()[1]}/")
        uvicorn.Server(config).run([listener])


def _listening(settings: Settings) -> socket.socket:
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        return socket.create_server(address[:2], family=family, backlog=_WAITING)
    except OSError as error:
        raise KgError(
            "cannot listen on {host}, port {port}: {reason}",
            host=settings.host,
            port=settings.port,
            reason=os.strerror(error.errno or 0) if error.errno in errno.errorcode else error.strerror or error,
        ) from error
