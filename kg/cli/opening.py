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
    """The folder that ``--store`` names, for what needs one.

    Raises:
        UsageError: It is an address.
    """
    from kg.store import is_address

    if is_address(place):
        raise UsageError(
            "{place}: only a store in a folder can be served; this server answers SPARQL itself", place=place
        )
    return Path(place)


@contextmanager
def opened(place: str, *, read_only: bool = True, base: str = BASE) -> Iterator[Store]:
    """Open a store and close it."""
    from kg.store import Store

    with Store.open(place, read_only=read_only, base=base) as store:
        yield store
