"""Many short texts as one long one: a search in it goes at the speed of ``str.find``."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_END = "\n"


class Lines:
    """Texts with the number of what bears each.

    Args:
        rows: Texts and numbers. An end of line in a text becomes a space.
    """

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        self._begins = array("Q")
        self._owners = array("Q")
        texts = []
        at = 1
        for text, owner in rows:
            self._begins.append(at)
            self._owners.append(owner)
            texts.append(text.replace(_END, " "))
            at += len(text) + 1
        self._all = _END + _END.join(texts) + _END

    def equal(self, wanted: str) -> Iterator[int]:
        """The owners of the texts that are ``wanted``, in order."""
        return self._owners_of(_END + wanted + _END)

    def beginning(self, wanted: str) -> Iterator[int]:
        """The owners of the texts that begin with it."""
        return self._owners_of(_END + wanted)

    def holding(self, wanted: str) -> Iterator[int]:
        """The owners of the texts that hold it."""
        return self._owners_of(wanted)

    def _owners_of(self, wanted: str) -> Iterator[int]:
        at = self._all.find(wanted)
        while at >= 0:
            # A match may begin at the end of line before the text that it matches.
            row = bisect_right(self._begins, at + (wanted[0] == _END)) - 1
            yield self._owners[row]
            following = self._begins[row + 1] if row + 1 < len(self._begins) else len(self._all)
            at = self._all.find(wanted, following - 1)
