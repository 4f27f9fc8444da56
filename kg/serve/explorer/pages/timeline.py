"""Instruments by their days, a year at a time."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.serve.explorer.asked import Asked, number, region_choices

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.explorer.explorer import Explorer
    from kg.serve.explorer.timeline import Instrument

_ON_A_PAGE = 100
_WIDE = 1000
_LEAST = 8


def page(explorer: Explorer, request: Request) -> Response:
    """``/timeline?year=&region=&page=``."""
    snapshot = explorer.snapshot()
    asked = Asked(request.query_params, ("year", "region", "page"), explorer.words(request))
    region = asked.concept("region", snapshot.regions)
    below = frozenset(snapshot.regions.below(region))
    fitting = [i for i in snapshot.instruments if not region or below.intersection(i.regions)]
    years = Counter(i.day[:4] for i in fitting)
    year = asked.values["year"] if asked.values["year"] in years else max(years, default="")
    of_year = [i for i in fitting if i.day[:4] == year]
    place = number(asked.values["page"])
    shown = of_year[place * _ON_A_PAGE : (place + 1) * _ON_A_PAGE]
    scale = _Scale(shown)
    return explorer.answer(
        request,
        "timeline.html",
        years=sorted(years.items(), reverse=True),
        year=year,
        region=asked.values["region"],
        region_choices=region_choices(snapshot),
        problems=asked.problems,
        total=len(of_year),
        months=[(month, list(found)) for month, found in groupby(shown, key=lambda i: i.day[:7])],
        bars={i.iri: scale.bar(i) for i in shown},
        bar_day={i.iri: scale.at(i.day) for i in shown},
        pages=_pages(year, asked.values["region"], place, len(of_year)),
    )


def _pages(year: str, region: str, place: int, total: int) -> list[tuple[str, str]]:
    ways = [("newer", place - 1)] if place else []
    ways += [("older", place + 1)] if (place + 1) * _ON_A_PAGE < total else []
    return [(key, "/timeline?" + urlencode({"year": year, "region": region, "page": page})) for key, page in ways]


class _Scale:
    """From days to places on a line, from the first to the last that a page shows."""

    def __init__(self, instruments: list[Instrument]) -> None:
        days = [day for i in instruments for day in (i.day, i.begins, i.ends) if day]
        counted = [count for day in days if (count := _ordinal(day))]
        self._first = min(counted, default=0)
        self._days = max(1, max(counted, default=0) - self._first)

    def at(self, day: str) -> int:
        return round((_ordinal(day) - self._first) * (_WIDE - _LEAST) / self._days)

    def bar(self, instrument: Instrument) -> tuple[int, int] | None:
        """Where the time in force begins, and how long it is; open ends run to the border."""
        if not instrument.begins:
            return None
        begin = self.at(instrument.begins)
        end = self.at(instrument.ends) if instrument.ends else _WIDE
        return begin, max(_LEAST, end - begin)


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
