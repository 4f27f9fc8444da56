"""Dates, numbers, amounts and regions that the article gives of its documents and measures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.words import table
from kg.extract.statements import Value, name
from kg.names import AttributeName, EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.relations import Reader
    from kg.extract.statements import Statement

NATIONAL = "全国"
_NATIONAL_OPENINGS = ("国家", "全国", "中华人民共和国", "中共中央", "国务院", "“十", "十四五", "十五五")
_LONGEST_REGION = 12
_HIGH = {"province", "prefecture", "municipality"}


@cache
def _regions() -> dict[str, str]:
    return {form: full for form, full, *_ in table("regions") if len(form) > 1}


def region_of(form: str) -> str | None:
    """The region a body's or document's name begins with, by its official name."""
    regions = _regions()
    for end in range(min(_LONGEST_REGION, len(form)), 1, -1):
        if form[:end] in regions:
            return regions[form[:end]]
    return None


def attributes(reader: Reader, stated: Sequence[Statement]) -> Iterator[Value]:
    """All values, rule by rule."""
    yield from _regions_of_documents(reader, stated)


def _regions_of_documents(reader: Reader, stated: Sequence[Statement]) -> Iterator[Value]:
    """Where a document applies: its title says it, else its issuer's jurisdiction."""
    issuers: dict[int, list[Statement]] = {}
    for statement in stated:
        if statement.predicate is Predicate.ISSUES:
            issuers.setdefault(statement.object.number, []).append(statement)
    for i, one in enumerate(reader.names):
        if one.type is not EntityType.INSTRUMENT:
            continue
        own = region_of(one.form)
        if own is not None:
            yield Value(name(i), AttributeName.REGION, own, (one.mentions[0].span,), 0.85, "region-in-title")
        elif i in issuers:
            body = reader.names[issuers[i][0].subject.number]
            if body.type is EntityType.AGENCY:
                value = region_of(body.form) or NATIONAL
                yield Value(name(i), AttributeName.REGION, value, (body.mentions[0].span,), 0.8, "region-of-issuer")
        elif one.form.startswith(_NATIONAL_OPENINGS):
            yield Value(name(i), AttributeName.REGION, NATIONAL, (one.mentions[0].span,), 0.7, "region-in-title")
