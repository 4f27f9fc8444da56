"""A store's place, and the hold on it: taken with the first question, let go when it is closed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, Self

from kg.names import BASE

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from kg.store import Store as Quads


class Opened:
    """What questions and views have in common; arguments as in :class:`kg.api.store.Store`."""

    def __init__(
        self, place: str | Path | None = None, *, base: str = BASE, language: Literal["zh", "en"] = "zh"
    ) -> None:
        self.place = str(place or os.environ.get("KG_STORE") or "kg-data")
        self.base = base
        self.language = language
        self._reader: Quads | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({self.place!r})"

    def close(self) -> None:
        """Let go of the store. The next question takes hold of it again."""
        if self._reader is not None:
            self._reader.close()
        self._reader = None

    def refresh(self) -> None:
        """Show what others have written meanwhile."""
        if self._reader is not None:
            self._reader.refresh()

    @property
    def reader(self) -> Quads:
        """The quads, open for reading: what the functions of :mod:`kg.query`, :mod:`kg.draw` and others ask.

        Raises:
            StoreError: There is no store here yet.
        """
        if self._reader is None:
            from kg.store import Store as Quads  # noqa: PLC0415 - opened when it is first asked

            self._reader = Quads.open(self.place, read_only=True)
        return self._reader
