"""Where a document applies: its title says it, else its issuer's jurisdiction."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.words import table
from kg.extract.statements import Value, name
from kg.names import AttributeName, EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.reader import Reader
    from kg.extract.statements import Statement

NATIONAL = "全国"
_NATIONAL_OPENINGS = ("国家", "全国", "中华人民共和国", "中共中央", "国务院", "“十", "十四五", "十五五")
_LONGEST_REGION = 12
_RELATIVE = re.compile(r"[全本我该]?(?:自治区|[省市区县州盟旗])(?!场)")  # 省通信管理局: of a region it does not name


@cache
def _regions() -> dict[str, str]:
    return {form: full for form, full, *_ in table("regions") if len(form) > 1}


def region_of(form: str) -> str | None:
    """The official name of the region that a body's or document's name begins with."""
    known = _regions()
    form = form.removeprefix("中国（")  # 中国（河南）自由贸易试验区
    for end in range(min(_LONGEST_REGION, len(form)), 1, -1):
        if form[:end] in known:
            return known[form[:end]]
    return None


def regions(reader: Reader, stated: Sequence[Statement]) -> Iterator[Value]:
    """The region of each document that has one; where all bodies named are central ones, the country."""
    issuers: dict[int, list[int]] = {}
    for statement in stated:
        if statement.predicate is Predicate.ISSUES:
            issuers.setdefault(statement.object.number, []).append(statement.subject.number)
    principal = {*reader.principal(), *(s.subject.number for s in stated if s.predicate is Predicate.SETS_OUT)}
    agencies = [region_of(one.form) for one in reader.names if one.type is EntityType.AGENCY]
    central = bool(agencies) and not any(agencies)
    for i, one in enumerate(reader.names):
        if one.type is not EntityType.INSTRUMENT:
            continue
        title = (one.mentions[0].span,)
        bodies = [reader.names[b] for b in issuers.get(i, ()) if reader.names[b].type is EntityType.AGENCY]
        own = region_of(one.form)
        if own is not None:
            yield Value(name(i), AttributeName.REGION, own, title, 0.85, "region-in-title")
        elif bodies:
            local = next((body for body in bodies if region_of(body.form) is not None), bodies[0])
            value = region_of(local.form)  # a central body's branch issues with the province's
            if value is None and _RELATIVE.match(local.form):
                continue
            value = value or NATIONAL
            yield Value(name(i), AttributeName.REGION, value, (local.mentions[0].span,), 0.8, "region-of-issuer")
        elif one.form.startswith(_NATIONAL_OPENINGS) or (i in principal and central):
            yield Value(name(i), AttributeName.REGION, NATIONAL, title, 0.7, "region-in-title")
