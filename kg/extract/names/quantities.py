"""Amounts, rates, terms and counts in the text's own words: ``最高不超过1000万元``, ``不低于10%``, ``3个月``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.values import Value
from kg.extract.names.words import alternation, words
from kg.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = r"\d{1,12}(?:[,，]\d{3}){0,4}(?:[.．]\d{1,6})?"
_HAN_DIGITS = "一二两三四五六七八九十百千"
_FIGURE = rf"(?:{_DIGITS}(?:[-—–~～至到]{_DIGITS})?|[{_HAN_DIGITS}]{{1,5}}|半)"
_SCALE = "(?:[余多]?[十百千万亿]{0,3}[余多]?)"


def _any(key: str) -> str:
    return alternation(words("quantities", key))


@cache
def _quantity() -> re.Pattern[str]:
    before = rf"(?:{_any('each')})?(?:{_any('qualifier')})?(?:{_any('each')}(?:{_any('given')})?)?"
    unit = alternation(*(words("quantities", key) for key in ("money", "rate", "term", "count")))
    per = rf"(?:[/／每]{_any('per')}|一(?:次|人|户)(?!性))?"
    bound = rf"(?:（[^（）\n]{{1,2}}）)?(?:{_any('bound')})?"
    one = rf"{before}{_FIGURE}{_SCALE}{unit}{per}{bound}"
    changed = rf"[从由]{one}[^，。；\n\d]{{0,4}}{_any('change')}[至到为]{one}"
    plain_ratio = rf"(?:不高于|不低于|不超过){_FIGURE}(?:或{_FIGURE})?"  # 电源使用效率不高于1.2或1.25
    starts = {word[0] for key in ("each", "qualifier") for word in words("quantities", key)} | set(
        _HAN_DIGITS + "半从由不"
    )
    begin = rf"(?=[\d{''.join(sorted(starts))}])(?<![\d.第“A-Za-z])"  # most characters begin no quantity
    return re.compile(rf"{begin}(?:{changed}|{one}(?:或{_FIGURE}{_any('rate')}?)?|{plain_ratio})")


_COUNTED_PAIR = re.compile(r"(?<!\d)\d{1,6}个[\u4e00-\u9fff]{1,4}、\d{1,6}个[\u4e00-\u9fff]{1,3}")  # 37个口岸、54个国家
_CALENDAR = re.compile(
    r"(?:19|20)\d\d年|[12]\d{3}[-—~～至]\d{2,4}年|^\d{1,2}日|^[一二三四五六七八九十]{1,3}日|^近[\d一二两三四五六七八九十]{1,3}年|^十[一二三四五]五?$"
)
_VAGUE = re.compile(
    r"^[一两](?:个|项|条|家|名|人|件|起|次|场|种|类|批|位|处|张|份|地|片|只|座|日|天)|^[一十百千万]+[分方]"
)


@cache
def _other() -> re.Pattern[str]:
    return re.compile(_any("other"))


def find_quantities(text: str) -> Iterator[Value]:
    """All quantities of a text in order, qualifier and unit included; years, days, ages and ranks left out.

    Yields:
        The quantity; its value is its own words. Time is linear in the text's length.
    """
    pairs = {match.start(): match.end() for match in _COUNTED_PAIR.finditer(text)}
    last = 0
    for match in _quantity().finditer(text):
        begin, end = match.span()
        end = max(end, pairs.get(begin, end))
        found = text[begin:end]
        if begin >= last and not _CALENDAR.search(found) and not _VAGUE.match(found) and not _other().match(text, end):
            last = end
            yield Value(Span(begin, end), found)
