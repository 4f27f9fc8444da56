"""Where the property graph is, and how to reach it over Bolt."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.errors import MirrorError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from neo4j import Driver

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

# Without a handler Python prints the driver's warnings (a label that no node has yet …) on the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Target:
    """A property graph that answers Cypher over Bolt.

    Attributes:
        uri: ``bolt://host:port`` or any other scheme of the driver; those with ``+s`` use TLS.
        user: Who logs in.
        password: Never shown: not in ``repr``, not in a message.
        database: Its database; None for the server's default one.
        kind: ``neo4j`` or ``embedded``, for messages.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    kind: str = "neo4j"


def from_environment(
    uri: str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    ask: Callable[[str], str] | None = None,
) -> Target | None:
    """Say which Neo4j is meant.

    Args:
        uri: Its address; ``$KG_NEO4J_URI`` where none is given.
        environ: The environment, for ``KG_NEO4J_URI``, ``_USER``, ``_PASSWORD`` and ``_DATABASE``.
        ask: Prompts for the password of the user it is given, where the environment has none.

    Returns:
        The target, or None where no address is named anywhere: then the embedded graph is meant.

    Raises:
        UsageError: The address is none, holds a password, or no password is to be had.
    """
    address = uri or environ.get("KG_NEO4J_URI")
    if not address:
        return None
    parts = urlsplit(address)
    if parts.username or parts.password:
        raise UsageError("No user or password in an address: set KG_NEO4J_USER and KG_NEO4J_PASSWORD")
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise UsageError("{uri} is no address of a Neo4j; wanted is something like bolt://localhost:7687", uri=address)
    user = environ.get("KG_NEO4J_USER") or "neo4j"
    password = environ.get("KG_NEO4J_PASSWORD")
    if password is None:
        if ask is None:
            raise UsageError("Set KG_NEO4J_PASSWORD: {uri} wants a password", uri=address)
        password = ask(user)
    return Target(address, user, password, environ.get("KG_NEO4J_DATABASE") or None)


@contextmanager
def connected(target: Target) -> Iterator[Driver]:
    """Open a driver that is known to work, and close it; the driver's errors come out as :class:`MirrorError`.

    Raises:
        MirrorError: The graph does not answer, refuses the user, or fails.
    """
    from neo4j import GraphDatabase  # noqa: PLC0415 - heavy
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable  # noqa: PLC0415

    try:
        with GraphDatabase.driver(target.uri, auth=(target.user, target.password)) as driver:
            driver.verify_connectivity()
            yield driver
    except AuthError as error:
        raise MirrorError("{uri} refuses the user {user} or the password", uri=target.uri, user=target.user) from error
    except ServiceUnavailable as error:
        raise MirrorError("{uri} does not answer: {reason}", uri=target.uri, reason=_first_line(error)) from error
    except (DriverError, Neo4jError) as error:
        raise MirrorError("{uri}: {reason}", uri=target.uri, reason=_first_line(error)) from error


def _first_line(error: Exception) -> str:
    message = getattr(error, "message", None) or str(error)
    return message.strip().splitlines()[0] if message.strip() else type(error).__name__
