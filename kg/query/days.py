"""Where instruments stand in time, by what articles say of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.days import day
from kg.names import AttributeName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Dated:
    """An instrument's days.

    Attributes:
        day: Where it stands: the day it was issued, else the one it takes effect, else that of the first article that
            says who issues it. Of several the first counts.
        reported: Whether ``day`` is only the article's.
        begins: The first day it is in force, or None.
        ends: The last, or None. Of several the last counts.
    """

    day: date
    reported: bool
    begins: date | None
    ends: date | None


def dated(
    stated: Iterable[tuple[str, str, str]], issued: Iterable[tuple[str, str]], published: Mapping[str, str]
) -> dict[str, Dated]:
    """Put instruments in time; one of which nothing tells a day is left out.

    Args:
        stated: Instruments' IRIs, names of attributes and their values; other attributes than days are passed over.
        issued: Instruments' IRIs, each with an article's that says who issues it.
        published: When articles were published.
    """
    days: dict[str, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
    for instrument, name, value in stated:
        if found := day(value):
            days[instrument][name].add(found)
    for instrument, article in issued:
        if found := day(published.get(article)):
            days[instrument][""].add(found)
    told = {}
    for instrument, said in days.items():
        first, begins = said[AttributeName.ISSUED_ON], said[AttributeName.EFFECTIVE_FROM]
        if place := first or begins or said[""]:
            ends = max(said[AttributeName.VALID_UNTIL], default=None)
            told[instrument] = Dated(min(place), not (first or begins), min(begins or first, default=None), ends)
    return told
