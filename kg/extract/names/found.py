"""One place where a rule sees a name, before the places are put together into names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.names import EntityType


class Found(NamedTuple):
    """A name in one place.

    Attributes:
        type: What it names.
        begin: Its first character.
        end: The character after its last.
        key: What two places must share to name the same thing.
        rule: The name of the rule that found it.
        confidence: That it is such a thing at all, in (0, 1].
        inner: A shorter form in it for the same thing (``中小微企业`` in ``符合条件的中小微企业``), or empty.
        lone: Whether it may open a name; else it only joins one that another place opened.
    """

    type: EntityType
    begin: int
    end: int
    key: str
    rule: str
    confidence: float
    inner: str = ""
    lone: bool = True


class Claims:
    """Which characters of a text names have taken already. Every question costs the length it asks about."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def free(self, begin: int, end: int) -> bool:
        """Whether no character of the stretch is taken."""
        return self._taken.find(1, begin, end) < 0

    def take(self, begin: int, end: int) -> None:
        """Take a stretch."""
        self._taken[begin:end] = b"\x01" * (end - begin)
