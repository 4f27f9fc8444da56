"""Opens the store a command works on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store


@contextmanager
def opened(place: str, *, read_only: bool = True) -> Iterator[Store]:
    """Open a store and close it."""
    from kg.store import Store

    with Store.open(place, read_only=read_only) as store:
        yield store
