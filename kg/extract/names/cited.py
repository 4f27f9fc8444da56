"""The documents a text cites in full, to be asked which one a short form means."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from kg.extract.names.words import words

_SHORTEST_KIND = 2
_LOOKED_AT = 60  # so many titles are asked which one a short form means


class Full(NamedTuple):
    """A document cited in full."""

    begin: int
    kind: str
    key: str


class Cited:
    """The full titles seen so far, to be asked which one a short form means. Only the nearest few are."""

    def __init__(self, fulls: list[Full]) -> None:
        self._fulls = fulls
        self._begins = [full.begin for full in fulls]

    def meant(self, form: str, at: int) -> str | None:
        """The key of the last title before ``at`` that the form fits, else of the first after it."""
        here = bisect_right(self._begins, at)
        nearest = [*reversed(self._fulls[max(0, here - _LOOKED_AT) : here]), *self._fulls[here : here + _LOOKED_AT]]
        return next((full.key for full in nearest if _fits(form, full)), None)

    def saying(self, about: str) -> str | None:
        """The key of the first title that holds these words."""
        return next((full.key for full in self._fulls[:_LOOKED_AT] if about in full.key), None)

    def only_one_of(self, kind: str) -> str | None:
        """The key of the only title of a kind."""
        keys = {full.key for full in self._fulls[:_LOOKED_AT] if full.kind == kind}
        return keys.pop() if len(keys) == 1 else None

    def add(self, full: Full) -> None:
        """Take in one more title, in text order or not."""
        at = bisect_right(self._begins, full.begin)
        self._fulls.insert(at, full)
        self._begins.insert(at, full.begin)


def _fits(form: str, full: Full) -> bool:
    """Whether a short form is a title's kind (意见) or an abbreviation of it (自贸方案)."""
    if (
        form in words("instruments", "any_kind")
        or full.kind.endswith(form)
        or (len(full.kind) > 1 and form.endswith(full.kind))
    ):
        return True
    rest = iter(full.key)
    return len(form) > _SHORTEST_KIND and full.key.endswith(form[-1]) and all(character in rest for character in form)
