"""Dates, numbers, amounts and regions that the article gives of its documents and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attributes.amounts import amounts
from kg.extract.attributes.days import days
from kg.extract.attributes.numbers import numbers
from kg.extract.attributes.regions import regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.extract.reader import Reader
    from kg.extract.statements import Statement, Value

__all__ = ["attributes"]


def attributes(reader: Reader, stated: Sequence[Statement], published: date | None) -> Iterator[Value]:
    """All values, rule by rule; ``published`` gives the year where a day leaves it out."""
    yield from regions(reader, stated)
    yield from numbers(reader)
    yield from amounts(reader)
    yield from days(reader, published)
