"""Opens the store a command works on."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store


def store_folder(place: str) -> Path:
    """The folder that ``--store`` names.

    Raises:
        UsageError: It is an address, of which a folder would be made.
    """
    if "://" in place:
        raise UsageError("{place}: a store is a folder; addresses are not supported", place=place)
    return Path(place)


@contextmanager
def opened(place: str, *, read_only: bool = True, base: str = BASE) -> Iterator[Store]:
    """Open a store and close it."""
    from kg.store import Store

    with Store.open(store_folder(place), read_only=read_only, base=base) as store:
        yield store


@contextmanager
def rehearsed(place: str) -> Iterator[Store | None]:
    """Open a store for a dry run; where there is none, none is made."""
    if not Path(place).exists():
        yield None
        return
    with opened(place) as store:
        yield store
