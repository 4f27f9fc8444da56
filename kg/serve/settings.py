"""What a server is started with."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from kg.names import BASE

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How the graph is served.

    Attributes:
        store: The store's folder.
        base: Where the IRIs begin that the server answers for.
        host: The address to listen on.
        port: The port to listen on; 0 takes a free one.
        token: What every request must bring, or empty. Needed where others than this machine can connect.
        time_limit: Seconds one query may take.
        row_limit: Rows or triples an answer may have.
        parallel: Queries that are answered at once.
        hosts: Further names by which the server may be called (``Host`` header).
        origins: Further web pages' origins whose scripts may read the answers; ``*`` for all.
    """

    store: Path
    base: str = BASE
    host: str = "127.0.0.1"
    port: int = 8765
    token: str = ""
    time_limit: float = 30.0
    row_limit: int = 100_000
    parallel: int = 4
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


def is_loopback(host: str) -> bool:
    """Whether only this machine can connect to an address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
