"""Days: ``2022年6月底``, ``12月1日零时起``, ``即日起``, ``有效期至2023年12月31日``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract.names.values import Value
from kg.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = {character: str(digit) for digit, character in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
}
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HAN_YEAR = "[一二][〇○零ＯO0九][〇○零ＯO一二三四五六七八九]{2}"
_PART = "底|末|初|中旬|上旬|下旬|份"
_DAY = re.compile(
    r"(?=[\d一二三四五六七八九十今明去同当次即自发公印])"  # most characters begin no day
    r"(?:(?P<iso>(?<![\d.])(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![\d.]))"
    rf"|(?:(?P<year>(?:19|20)\d\d|{_HAN_YEAR}) ?年|(?P<relative>今年|明年|去年|同年|当年|次年))"
    rf"(?: ?(?P<month>{_NUMBER}) ?月(?: ?(?P<day>{_NUMBER}) ?日|(?P<part>{_PART})?)|(?P<yearend>年?底|年末|末))?"
    rf"|(?<![\d.年])(?P<month2>{_NUMBER}) ?月(?: ?(?P<day2>{_NUMBER}) ?日|(?P<part2>{_PART})?(?!球|亮|薪|均|度))"
    r"|(?P<now>即日起|自即日|即日|今日起|今天起|自今日起|自发布之日|自公布之日|自印发之日|自发文之日|发布之日|公布之日|印发之日)"
    r"|(?P<today>今天|今日)"
    r"|(?<![\d.\-—至月年第个第])(?P<only>\d{1,2})日(?![内前后均益本元报游]))"
)
_FROM_AFTER = re.compile(
    r"(?:[（(][^（）()\n]{1,8}[)）])?(?:零时|0时|0:00|00:00)?(?:起|开始|正式施行|正式实施|施行|实施|生效|执行|以后|后)"
)
_FROM_BEFORE = re.compile(r"(?:自|从|将于|定于|于) ?$")
_UNTIL_BEFORE = re.compile(
    r"(?:至|到|截至|截止|截止到|截止至|延长至|延长到|延续至|延期至|止于|持续到|持续至|底前|直至)$"
)
_UNTIL_AFTER = re.compile(r"(?:[（(][^（）()\n]{1,8}[)）])?(?:24时)?(?:止|前|之前|以前|截止|失效|到期|废止|期满)")
_NO_UNTIL = re.compile(r"(?:截至|截止|截止到|(?<![续长行期])到)$")
_UNTIL_HERE = re.compile(r"(?:(?<=日)|(?<=起)|(?<=[（）) ]))至$")
_BEFORE = re.compile(r"(?:[（(][^（）()\n]{1,8}[)）])?(?:24[时点])?(?:之?前|以前|止)")
_PERIOD_FIRST = re.compile(r"(?:[（(][^（）()\n]{1,10}[)）])?\s*(?:至|到|—|–|-|~|～|起至|起到|持续到|持续至)\s*\d")


_RANGE = re.compile(r"(?:[（(][^（）()\n]{1,10}[)）])?起?\s*(?:-|–|—{1,2}|~|～|至|到)\s*")
_SAME_PERIOD = 4  # 2024年1月1日起至6月30日: the second day takes the first one's year


def find_dates(text: str, published: date | None) -> Iterator[Value]:
    """All days of a text in order, with what the words around say of each.

    Args:
        text: The text.
        published: The article's day: it gives the year, or the month, that a day leaves out. Without it such days are
            left out of the result.

    Yields:
        The day as an ISO value. A month stands for its first day, and for its last where the role is ``until`` or it
        says 底; a year likewise. Time is linear in the text's length.
    """
    last_end, last_year, last_role = 0, None, ""
    for match in _DAY.finditer(text):
        role = _role(text, match)
        if not role and last_role == "from" and _RANGE.fullmatch(text, last_end, match.start()):
            role = "until"
        near = match.start() - last_end <= _SAME_PERIOD
        said = _day(match, published, last_year if near else None, role)
        if said is not None:
            last_end, last_year, last_role = match.end(), said.year, role
            yield Value(Span(*match.span()), said.isoformat(), role)


def _role(text: str, match: re.Match[str]) -> str:
    begin, end = match.span()
    if match["now"]:
        return "from"
    head = text[max(0, begin - 4) : begin]
    if _UNTIL_HERE.search(head) or _BEFORE.match(text, end):  # 至4月30日实施减征, 于6月30日前报送
        return "until"
    if _PERIOD_FIRST.match(text, end) or _FROM_AFTER.match(text, end):
        return "from"
    if _FROM_BEFORE.search(head) and not match["today"]:
        return "from"
    if _UNTIL_BEFORE.search(head) and (not _NO_UNTIL.search(head) or _UNTIL_AFTER.match(text, end)):
        return "until"
    return "until" if _UNTIL_AFTER.match(text, end) else ""


def _day(match: re.Match[str], published: date | None, year: int | None, role: str) -> date | None:
    try:
        if match["iso"]:
            return date(*map(int, re.split("[-/.]", match["iso"])))
        if match["now"] or match["today"]:
            return published
        if match["only"]:
            return _of_this_month(int(match["only"]), published)
        return _calendar_day(match, published, year, role)
    except ValueError:  # 2月30日
        return None


def _of_this_month(day: int, published: date | None) -> date | None:
    """A report of the 4th speaks of the last 4th there was."""
    if published is None:
        return None
    if day <= published.day:
        return published.replace(day=day)
    return (published.replace(day=1) - timedelta(days=1)).replace(day=day)


_FAR_OFF = 8  # months; what lies farther ahead or back is of the year beside
_RELATIVE = {"今年": 0, "当年": 0, "同年": 0, "明年": 1, "次年": 1, "去年": -1}


def _calendar_day(match: re.Match[str], published: date | None, year: int | None, role: str) -> date | None:
    if match["year"]:
        of_year = _number(match["year"])
    elif published is None:
        return None
    elif match["relative"]:
        of_year = published.year + _RELATIVE[match["relative"]]
    else:
        of_year = year or _near_year(_number(match["month2"]), published, role)
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    part = match["part"] or match["part2"] or ""
    last = part in ("底", "末", "下旬") or role == "until" or bool(match["yearend"])
    if match["relative"] and month is None and not match["yearend"]:
        return None
    if month is None:
        return date(of_year, 12, 31) if last else date(of_year, 1, 1) if role else None
    number = _number(month)
    if day is not None:
        return date(of_year, number, _number(day))
    return date(of_year, number, monthrange(of_year, number)[1] if last else 1)


def _near_year(month: int, published: date, role: str) -> int:
    """In January 「12月28日印发」 is of the year before, in December 「1月1日起施行」 of the next."""
    if role and month + _FAR_OFF < published.month:
        return published.year + 1
    return published.year - (not role and month > published.month + _FAR_OFF)


def _number(words: str) -> int:
    """A number of at most four figures, in digits or Chinese: ``二〇二二``, ``十一``, ``二十四``."""
    if words.isdecimal():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return int(_HAN.get(tens, "1")) * 10 + int(_HAN.get(ones, "0"))
    return int("".join(_HAN[character] for character in words))
