"""The store that a load fills."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.names import BASE
from kg.store import Store, is_address

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def loadable(place: str, base: str = BASE, *, dry_run: bool = False) -> Iterator[Store | None]:
    """Open a store for a load, and close it. A folder that was made for it goes again if no article came into it.

    Args:
        place: The store's folder or address.
        base: Where the IRIs of the registry begin.
        dry_run: Open it for reading; where there is none, none is made, and None is given.

    Raises:
        StoreError: Another process writes it, or it cannot be used.
    """
    if dry_run and not Store.is_at(place):
        yield None
        return
    fresh = not is_address(place) and not Path(place).exists()
    empty = False
    with Store.open(place, read_only=dry_run, base=base) as store:
        try:
            yield store
        finally:
            empty = fresh and not store.articles()
    if empty:
        shutil.rmtree(place)
