"""Stands for all that the graph holds of one article: the same, whether worked out from the store or from the graph."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from kg.mirror.layout import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.mirror.evidence import Row

SEAL = "seal"
"""The property of an article's node that keeps it."""

_BYTES = 16
_KNOWN = {kind: frozenset(names) for kind, names in RELATIONSHIPS.items()}


class Seal:
    """A sum over contents, so that these may come in any order, and what is there twice counts twice."""

    def __init__(self) -> None:
        self._sum = 0

    def article(self, properties: Mapping[str, object]) -> None:
        """Take in the article's node; its own seal does not count."""
        self._add(repr(sorted((name, value) for name, value in plain(properties).items() if name != SEAL)))

    def arrow(self, kind: str, subject: str, object_: str, properties: Mapping[str, object]) -> None:
        """Take in a relationship, with the IRIs of the nodes it joins."""
        values = [v if type(v) is str else _value(v) for v in map(properties.get, RELATIONSHIPS[kind])]
        strange = {name: value for name, value in properties.items() if name not in _KNOWN[kind]}
        self._add(repr((kind, subject, object_, values, sorted(plain(strange).items()))))

    def _add(self, contents: str) -> None:
        self._sum += int.from_bytes(blake2b(contents.encode(), digest_size=_BYTES).digest(), "big")

    def __str__(self) -> str:
        """As it stands on the article's node."""
        return f"{self._sum % (1 << 8 * _BYTES):032x}"


def seal(article: Mapping[str, object], arrows: Iterable[tuple[str, str, str, Mapping[str, object]]]) -> str:
    """The seal of an article: its node, and each relationship as type, start, end and properties."""
    whole = Seal()
    whole.article(article)
    for arrow in arrows:
        whole.arrow(*arrow)
    return str(whole)


def plain(properties: Mapping[str, object]) -> Row:
    """Properties in one form, whichever side they come from.

    No property and an empty list are the same to both graphs' users; dates come back as the driver's own class.
    """
    values = ((name, _value(value)) for name, value in properties.items())
    return {name: value for name, value in values if value is not None}


def _value(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_value(one) for one in value] or None
    return "date " + str(value)
