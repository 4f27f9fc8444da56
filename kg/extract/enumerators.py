"""The marks that number a list's items: ``一是``, ``（二）``, ``3.``, ``第四``, ``首先``."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.facts import Span

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
_CIRCLED_ONE = ord("①")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0}  # 最后 is the last, whatever its number
_NUMERAL = "[一二三四五六七八九十]{1,3}"

# In the order of the levels that official documents give them: 一、 above （一） above 1. above （1） above ①;
# the spoken ones (一是, 第一, 首先) can stand under any of them.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第({_NUMERAL})[章条]\s*")),
    ("heading", re.compile(rf"({_NUMERAL})、")),
    ("bracket", re.compile(rf"[（(]({_NUMERAL})[）)]\s*")),
    ("digit", re.compile(r"(\d{1,2})\s*(?:[．、]|\.(?!\d))\s*")),
    ("bracket-digit", re.compile(r"[（(](\d{1,2})[）)]\s*")),
    ("circled", re.compile(r"([①-⑳])\s*")),
    ("spoken", re.compile(rf"其?({_NUMERAL})(?:是|方面|要)[，,：:]?")),
    ("spoken", re.compile(rf"第({_NUMERAL})(?:[，,、：:]|是|个(?:是|方面)|方面|$)\s*(?:是)?")),
    ("spoken", re.compile(r"(首先|其次|再次|再者|最后)(?:是|，)?")),
)
_STARTS = frozenset("第（(一二三四五六七八九十0123456789首其再最") | {chr(c) for c in range(ord("①"), ord("⑳") + 1)}


class Enumerator(NamedTuple):
    """An item's number.

    Attributes:
        span: Its characters.
        kind: Its form: ``heading``, ``bracket``, ``digit``, ``spoken`` …
        ordinal: The number; 0 for one that says none (``最后``).
    """

    span: Span
    kind: str
    ordinal: int


def enumerator_at(text: str, begin: int, end: int) -> Enumerator | None:
    """The enumerator that stands at ``begin``, if any."""
    if begin >= end or text[begin] not in _STARTS:
        return None
    for kind, pattern in _KINDS:
        if match := pattern.match(text, begin, end):
            return Enumerator(Span(*match.span()), kind, _ordinal(match[1]))
    # 一是 may be cut off by its own comma: 「一是，强化…」
    return None


def _ordinal(numeral: str) -> int:
    if numeral in _WORDS:
        return _WORDS[numeral]
    if numeral.isdecimal():
        return int(numeral)
    if ord(numeral[0]) >= _CIRCLED_ONE and len(numeral) == 1 and numeral not in _DIGITS:
        return ord(numeral) - _CIRCLED_ONE + 1
    tens, _, units = numeral.rpartition("十")
    if "十" not in numeral:
        return _DIGITS.get(numeral[-1], 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(units, 0) if units else 0)
