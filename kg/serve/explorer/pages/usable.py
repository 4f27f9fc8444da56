"""“What can my firm use”: measures in force for a group, in a region, on a day; also as CSV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import Response

from kg.names import EntityType
from kg.serve.explorer.asked import Asked, group_choices, region_choices, today
from kg.serve.explorer.search import Filter, search
from kg.serve.explorer.sheet import sheet
from kg.serve.explorer.usable import regions_above, usable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from kg.serve.explorer.explorer import Explorer
    from kg.serve.explorer.snapshot import Snapshot
    from kg.serve.explorer.usable import Usable

_FIELDS = ("group", "region", "day", "least")
_LEAST = "0.2"
_LEAST_WRITTEN = re.compile(r"0(\.[0-9]{1,3})?|1(\.0{1,3})?")
_ON_A_PAGE = 100
_IN_A_SHEET = 5_000
_MEANT = 8
_COLUMNS = (
    "measure",
    "quantity",
    "begins",
    "ends",
    "for_whom",
    "fits",
    "region",
    "instrument",
    "sentence",
    "article",
    "published",
    "link",
    "certainty",
)


class _Found:
    """What a form asks for, and up to ``most`` measures that fit it."""

    def __init__(self, explorer: Explorer, request: Request, most: int) -> None:
        self.words = explorer.words(request)
        self.snapshot = explorer.snapshot()
        self.asked = Asked(request.query_params, _FIELDS, self.words)
        self.group = self.asked.concept("group", self.snapshot.groups)
        self.region = self.asked.concept("region", self.snapshot.regions)
        self.day = self.asked.day("day") or today()
        written = self.asked.values["least"]
        self.least = written if _LEAST_WRITTEN.fullmatch(written) else _LEAST
        self.steps: list[str] = []
        self.where: list[str] = []
        self.total = self.total_some = 0
        self.rows: list[Usable] = []
        self.some: list[Usable] = []
        if self.group and not self.asked.problems:
            self._find(most)

    def _find(self, most: int) -> None:
        groups = self.snapshot.groups
        self.steps = groups.above(self.group)
        self.where = regions_above(self.snapshot.regions, self.region) if self.region else []
        offers = self.snapshot.offers
        where, least = self.where or None, float(self.least)
        self.total, self.rows = usable(offers, self.steps, where, self.day, most, least=least)
        narrower = groups.below(self.group)[1:]
        self.total_some, self.some = usable(offers, narrower, where, self.day, most, but=self.steps, least=least)


def page(explorer: Explorer, request: Request) -> Response:
    """``/usable?group=&region=&day=&least=``."""
    found = _Found(explorer, request, _ON_A_PAGE)
    asked = found.asked.values | {"day": found.asked.values["day"] or found.day, "least": found.least}
    return explorer.answer(
        request,
        "usable.html",
        asked=asked,
        problems=found.asked.problems,
        meant=[] if found.group or not asked["group"] else _meant(found.snapshot, asked["group"]),
        group_choices=group_choices(found.snapshot),
        region_choices=region_choices(found.snapshot),
        groups=found.snapshot.groups,
        steps=found.steps,
        where=found.where,
        rows=found.rows,
        total=found.total,
        some=found.some,
        total_some=found.total_some,
        csv="/usable.csv?" + urlencode({name: asked[name] for name in _FIELDS}),
    )


def table(explorer: Explorer, request: Request) -> Response:
    """``/usable.csv`` with the same parameters: all rows, up to five thousand of each kind."""
    found = _Found(explorer, request, _IN_A_SHEET)
    head = [found.words(column) for column in _COLUMNS]
    rows = [*_cells(found.rows, found, "fits_all"), *_cells(found.some, found, "fits_some")]
    headers = {"Content-Disposition": f'attachment; filename="measures-{found.day}.csv"'}
    return Response(sheet(head, rows), media_type="text/csv; charset=utf-8", headers=headers)


def _cells(rows: list[Usable], found: _Found, fits: str) -> Iterator[list[str]]:
    names = found.snapshot.groups.names
    for row in rows:
        yield [
            row.name,
            row.quantity,
            row.begins,
            row.ends,
            names.get(row.group, row.group),
            found.words(fits),
            "、".join(row.regions),
            row.instrument[1],
            "".join(sentence.text for sentence in row.sentences),
            row.title,
            row.published[:10],
            row.url,
            f"{row.confidence:.2f}",
        ]


def _meant(snapshot: Snapshot, written: str) -> list[str]:
    return [entry.name for entry in search(snapshot.index, written, Filter(kind=EntityType.TARGET_GROUP), _MEANT)]
