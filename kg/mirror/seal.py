"""Stands for all that the graph holds of one article or entity, whether worked out from the store or from the graph."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from typing import TYPE_CHECKING

from kg.mirror.layout import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.mirror.evidence import Row

SEAL = "seal"
"""The property of an article's or entity's node that keeps it."""

_BYTES = 16
_PLAIN = frozenset((str, int, float, bool, type(None)))
_KNOWN = {kind: frozenset(names) for kind, names in RELATIONSHIPS.items()}


class Seal:
    """A sum over contents, so that these may come in any order, and what is there twice counts twice."""

    def __init__(self) -> None:
        self._sum = 0

    def article(self, properties: Mapping[str, object]) -> None:
        """Take in the article's node; its own seal does not count."""
        self._add(_named(properties))

    def arrow(self, kind: str, subject: str, object_: str, properties: Mapping[str, object]) -> None:
        """Take in a relationship, with the IRIs of the nodes it joins."""
        values = [v if type(v) in _PLAIN else _value(v) for v in map(properties.get, RELATIONSHIPS[kind])]
        strange = _KNOWN[kind].issuperset(properties) or _named(
            {name: value for name, value in properties.items() if name not in _KNOWN[kind]}
        )
        self._add((kind, subject, object_, values, strange))

    def _add(self, contents: object) -> None:
        self._sum += int.from_bytes(_digest(contents), "big")

    def __str__(self) -> str:
        """As it stands on the article's node."""
        return f"{self._sum % (1 << 8 * _BYTES):032x}"


def node_seal(labels: Sequence[str], properties: Mapping[str, object]) -> str:
    """The seal of an entity's node; its own seal does not count.

    Args:
        labels: What it is beside an entity, sorted.
        properties: Its properties.
    """
    return _digest((list(labels), _named(properties))).hex()


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


def _named(properties: Mapping[str, object]) -> list[tuple[str, object]]:
    return sorted((name, value) for name, value in plain(properties).items() if name != SEAL)


def _digest(contents: object) -> bytes:
    # The bytes of marshal's second version depend on nothing but the contents, and come 3 times as fast as repr's.
    return blake2b(marshal.dumps(contents, 2), digest_size=_BYTES).digest()  # type: ignore[arg-type]


def _value(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [one if type(one) is str else _value(one) for one in value] or None
    return "date " + str(value)
