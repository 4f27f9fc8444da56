"""Starts the server, and stops it when asked to."""

from __future__ import annotations

import uvicorn

from kg.errors import UsageError
from kg.serve.app import create_app
from kg.serve.settings import Settings, is_loopback

_PATIENCE = 5
"""Seconds that answers under way are given when the server is asked to stop."""


def run(settings: Settings) -> None:
    """Serve until the process is interrupted or terminated; answers under way are finished first.

    Raises:
        UsageError: Others could connect, and no token keeps them out.
        StoreError: There is no store.
    """
    if not settings.token and not is_loopback(settings.host):
        raise UsageError("{host}: others could connect; give a token with $KG_SERVE_TOKEN", host=settings.host)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
