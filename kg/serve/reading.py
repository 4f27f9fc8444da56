"""The store as it is now, for readers that stay while others write."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store import FOLDER, Store

if TYPE_CHECKING:
    from pathlib import Path

_FRESH = 0.5
"""Seconds for which a reader is not held against the folder again: a burst of requests looks once."""

_Seen = frozenset[tuple[str, int, int]]


class Reader:
    """Opens a store for reading, and anew when it has been written since.

    What was opened shows what there was then (a snapshot), so a caller takes :meth:`store` once for one answer.
    Any number of threads may share a reader.

    Args:
        path: The store's folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._seen: _Seen = frozenset()
        self._looked = 0.0

    def store(self) -> Store:
        """The store with all that was written up to half a second ago.

        Raises:
            StoreError: There is none, or it cannot be read.
        """
        with self._lock:
            now = time.monotonic()
            if self._store is not None and now - self._looked < _FRESH:
                return self._store
            seen = self._look()
            if self._store is None or seen != self._seen:
                self._store = Store.open(self.path, read_only=True)
                self._seen = seen
            self._looked = now
            return self._store

    def anew(self) -> Store:
        """The store opened again, whether or not it seems to have been written."""
        with self._lock:
            self._store = None
        return self.store()

    def _look(self) -> _Seen:
        """What tells whether the folder was written: its files of data, their sizes and times."""
        try:
            with os.scandir(self.path / FOLDER) as entries:
                return frozenset(
                    (entry.name, found.st_size, found.st_mtime_ns)
                    for entry in entries
                    if entry.name.startswith(("CURRENT", "MANIFEST")) or entry.name.endswith(".log")
                    if (found := _stat(entry))
                )
        except FileNotFoundError:
            raise StoreError("{path}: no store here; `kg load` makes one", path=self.path) from None


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except FileNotFoundError:  # the writer has just put another in its place
        return None
