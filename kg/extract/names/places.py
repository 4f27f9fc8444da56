"""Places that act: ``梁溪区出台`` speaks of the district's government; ``在梁溪区`` and a list of places do not."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.bodies import PLACE
from kg.extract.names.found import Claims, Found
from kg.extract.names.words import alternation, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.bodies import Hit


@cache
def _acts() -> re.Pattern[str]:
    nominal = {*words("groups", "nominal"), *words("groups", "modifier"), *words("boundaries", "free")}
    verbs = tuple(verb for verb in words("verbs", "action") if len(verb) > 1 and verb not in nominal)
    adverb, act = alternation(words("bodies", "adverb")), alternation(words("bodies", "acts"), verbs)
    return re.compile(
        rf"(?:(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日)?|{adverb}){{0,4}}(?:{act}|[对为向把从在以][^，。；：\n]{{2,24}}?{act}|[自从][^，。；：\n]{{2,24}}?(?:[起止前底]，)?{act})(?!的)(?!工作|资金|效应|环境|水平|成本|基地|银行|委)"
    )


_OPENS = frozenset("，。；：！？\n“（》\u3000 ,:")
_TIME_BEFORE = re.compile(r"(?:近日|日前|今年|去年|今天|今日|昨日|昨天|目前|此前|[月日年]|其中|据悉|记者获悉|月份)$")
# A place that is a line of its own, 「北京」「二、天津」「【上海】」, or opens one with a colon, heads a part.
_BEFORE_LINE = re.compile(r"\n[ \u3000]*(?:[（(【]?[一二三四五六七八九十\d]*[、.．）)】]?)?[【]?$")
_BEHIND_LINE = re.compile(r"[省市】]*(?:[：:]|[ \u3000]*(?:\n|$))")
_LONGEST_BEFORE_LINE = 8
_FEWEST_LINES = 2
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:经济技术开发区|经济开发区|高新技术产业开发区|高新区|开发区|自贸区|新片区|保税区)"
)


def acting_places(text: str, found: list[Hit], claims: Claims) -> Iterator[Found]:
    """A place at the head of a clause, then an act of government: ``梁溪区出台``, ``海南省全面启动``."""
    index = 0
    headline_end = text.find("\n")
    yield from _headings(text, found, claims)
    while index < len(found):
        hit = found[index]
        index += 1
        if hit.kind != PLACE:
            continue
        end = hit.end
        while index < len(found) and found[index].kind == PLACE and found[index].begin == end:
            end = found[index].end
            index += 1
        zone = _ZONE.match(text, end)
        end = zone.end() if zone else end
        opens = (
            hit.begin == 0
            or text[hit.begin - 1] in _OPENS
            or _TIME_BEFORE.search(text, max(0, hit.begin - 6), hit.begin)
        )
        if not opens or not claims.free(hit.begin, end) or not _acts().match(text, end):
            continue
        headline = hit.begin < headline_end
        yield Found(
            EntityType.AGENCY, hit.begin, end, _place(text[hit.begin : end]), "acting-place", 0.5 if headline else 0.7
        )


def _headings(text: str, found: list[Hit], claims: Claims) -> Iterator[Found]:
    """The places that head the parts of a round-up: what stands below each, it does."""
    lines = [
        hit
        for hit in found
        if hit.kind == PLACE
        and claims.free(hit.begin, hit.end)
        and _BEFORE_LINE.search(text, max(0, hit.begin - _LONGEST_BEFORE_LINE), hit.begin)
        and _BEHIND_LINE.match(text, hit.end)
    ]
    if len({text[hit.begin : hit.end] for hit in lines}) >= _FEWEST_LINES:
        for hit in lines:
            yield Found(EntityType.AGENCY, hit.begin, hit.end, _place(text[hit.begin : hit.end]), "acting-place", 0.6)


def _place(form: str) -> str:
    return re.sub("(?<=..)[省市]$", "", form)  # 上海市 and 上海 are one
