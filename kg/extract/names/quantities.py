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

_DIGITS = r"\d{1,12}(?:[,，]\d{3}){0,4}(?:[.．·]\d{1,6})?"
_HAN_DIGITS = "一二两三四五六七八九十百千"
# Some outlets set figures apart: 由 200 亿元提升至 500 亿元.
_FIGURE = rf"(?: ?{_DIGITS}(?:[-—–~～至到]{_DIGITS})?(?: (?=[万亿元%个项家户吨人]))?|[{_HAN_DIGITS}]{{1,5}}|半)"
_SCALE = "(?:[余多]?[十百千万亿]{0,3}[余多]?)"
_INSIDE_A_NUMBER = rf"\d.·第“A-Za-z×{_HAN_DIGITS}〇○零Ｏ"
_JOINED = "[-—–~～至到、和]|以及|及|或者?"  # 3万元至5万元, 50万元、20万元


def _any(key: str) -> str:
    return alternation(words("quantities", key))


@cache
def _quantity() -> re.Pattern[str]:
    before = rf"(?:{_any('each')})?(?:{_any('qualifier')}(?:人民币)?)?(?:{_any('each')}(?:{_any('given')})?)?"
    unit = alternation(*(words("quantities", key) for key in ("money", "rate", "term", "count")))
    per = rf"(?:[/／每]{_any('per')}|一(?:次|人|户)(?!性))?"
    bound = rf"(?:（[^（）\n]{{1,2}}）)?(?:{_any('bound')})?"
    one = rf"{before}{_FIGURE}{_SCALE}{unit}{per}{bound}"
    several = rf"{before}{_FIGURE}{_SCALE}(?P<unit>{unit}){per}{bound}" + (
        rf"(?:(?:{_JOINED}|(?<=以上)){before}{_FIGURE}{_SCALE}(?P=unit){per}{bound}){{1,4}}"
    )
    to = rf"(?:{one}(?:[-—–~～至到]{one})?|零|0)"
    changed = rf"[从由](?:{_any('former')}的?)?{one}[^，。；\n\d]{{0,8}}?(?:{_any('change')}[至到为]|减按){to}"
    percent = rf"百分之[{_HAN_DIGITS}点]{{1,7}}{bound}"
    part = rf"{before}{percent}(?:[至到]?{percent}|(?<=以上){_FIGURE}倍{bound})?"
    plain_ratio = rf"(?:不高于|不低于|不超过){_FIGURE}(?:或{_FIGURE})?"  # 电源使用效率不高于1.2或1.25
    starts = {word[0] for key in ("each", "qualifier") for word in words("quantities", key)} | set(
        _HAN_DIGITS + "半从由不"
    )
    begin = rf"(?=[\d{''.join(sorted(starts))}])(?<![{_INSIDE_A_NUMBER}])"  # most characters begin no quantity
    return re.compile(rf"{begin}(?:{changed}|{several}|{one}|{part}|{plain_ratio})")


@cache
def _counted_pair() -> re.Pattern[str]:
    """「37个口岸、54个国家」「100个城市4万家」 are one quantity."""
    count = r"\d{1,6}[万余多]{0,2}"
    again = rf"{count}个{_any('counted')}|{count}[家个户]"
    return re.compile(rf"(?<!\d)\d{{1,6}}个{_any('counted')}(?:[、和及]?(?:{again})){{1,2}}")


_CALENDAR = re.compile(
    r"(?:19|20)\d\d年|[12]\d{3}[-—~～至]\d{2,4}年|^\d{1,2}日|^[一二三四五六七八九十]{1,3}日"
    r"|^近[\d一二两三四五六七八九十]{1,3}(?:年|个月|天|周)|^十[一二三四五]五?$|^[一二三四五六七八九]{2,4}年"
)
_VAGUE = re.compile(
    r"^[一两](?:个|项|条|家|名|人|件|起|次|场|种|类|批|位|处|张|份|地|片|只|座|日|天|路|代|点|队|支|期)"
    r"|^[一十百千万]+(?:分(?!之)|方)|^[二三]套|^[百千](?!分之)[^十百千]"  # 一带一路, 百家企业
)
_TERM = re.compile("[年月日天周时]$")


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_any("other")), re.compile(_any("after_term"))


@cache
def _before_term() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('before_term')}|(?<!提)前)$")


def _is_other(text: str, begin: int, end: int) -> bool:
    """Whether the words around tell an age, a rank, a day or a period: 60岁, 上半年, 三年来, 三年行动."""
    other, after_term = _after()
    if other.match(text, end):
        return True
    term = _TERM.search(text, begin, end)
    return bool(term and (after_term.match(text, end) or _before_term().search(text, max(0, begin - 2), begin)))


def find_quantities(text: str) -> Iterator[Value]:
    """All quantities of a text in order, qualifier and unit included; years, days, ages and ranks left out.

    Yields:
        The quantity; its value is its own words. Time is linear in the text's length.
    """
    pairs = {match.start(): match.end() for match in _counted_pair().finditer(text)}
    last = 0
    for match in _quantity().finditer(text):
        begin, end = match.span()
        end = max(end, pairs.get(begin, end))
        found = text[begin:end]
        if (
            begin >= last
            and not _CALENDAR.search(found)
            and not _VAGUE.match(found)
            and not _is_other(text, begin, end)
        ):
            last = end
            yield Value(Span(begin, end), found)
