"""Finds the property graph a command works on."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opening import opened
from kg.cli.words import say
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mirror.target import Target


@contextmanager
def reached(neo4j: str | None, store: str) -> Iterator[Target]:
    """The Neo4j that is named, else the embedded graph under the store's folder, started and stopped.

    Raises:
        StoreError: The embedded graph is wanted where there is no store; nothing is made there.
        UsageError: It is wanted for a store that is in no folder.
    """
    from kg.mirror.embedded import embedded
    from kg.mirror.target import from_environment
    from kg.store import is_address

    target = from_environment(neo4j, ask=_password if sys.stdin.isatty() else None)
    if target:
        yield target
    elif is_address(store):
        raise UsageError(
            "{place}: the embedded graph lives in a store's folder, and this store has none; name a Neo4j with --neo4j",
            place=store,
        )
    else:
        with opened(store):  # only to see that there is one
            pass
        with embedded(Path(store)) as inside:
            yield inside


def _password(user: str) -> str:
    return str(click.prompt(say("Password of {user}", user=user), hide_input=True, err=True))
