"""What is kept in memory of one state of the store: made when it is first asked for, and anew after a load."""

from __future__ import annotations

import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING

from kg.serve.explorer.concepts import groups, regions
from kg.serve.explorer.index import Index
from kg.serve.explorer.offers import Offers
from kg.serve.explorer.timeline import instruments

if TYPE_CHECKING:
    from kg.serve.explorer.timeline import Instrument
    from kg.serve.reading import Reader
    from kg.store import Store

_QUICK = 0.5
"""Seconds a new snapshot may take for a request to wait for it; a slower one is made while the old one answers."""


class Snapshot:
    """One state of the store.

    Attributes:
        store: The store as it then was.
        index: Its names.
        groups: Its target groups.
        regions: The regions.
        offers: Its measures, by whom they are for.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.index = Index(store)
        self.groups = groups(store)
        self.regions = regions(store)
        self.offers = Offers(store, self.index)

    @cached_property
    def instruments(self) -> list[Instrument]:
        """Its instruments in the order of their days."""
        return instruments(self.store, self.index)


class Snapshots:
    """The newest snapshot. Any number of threads may share it.

    Args:
        reader: Where the store comes from.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._current: Snapshot | None = None
        self._took = 0.0
        self._making: threading.Thread | None = None

    def now(self) -> Snapshot:
        """The snapshot of the store as it is, or while that is being made the one before."""
        with self._lock:
            store = self._reader.store()
            if self._current is None:
                return self._make(store)
            if self._current.store is store or (self._making and self._making.is_alive()):
                return self._current
            if self._took <= _QUICK:
                return self._make(store)
            self._making = threading.Thread(target=self._make, args=(store,), daemon=True)
            self._making.start()
            return self._current

    def _make(self, store: Store) -> Snapshot:
        begun = time.monotonic()
        made = Snapshot(store)
        self._took = time.monotonic() - begun
        self._current = made
        return made
