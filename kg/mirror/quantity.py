"""Reads a quantity's words (``不低于10%``, ``最高1000万元``, ``3个月``) as a number with its unit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 60  # a quantity is a few words; what is longer is a clause and has no one number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        value: In the unit itself: ``1000万元`` is 10,000,000.
        unit: ``元``, ``%``, ``个月``, ``元/次`` …
        bound: ``>=``, ``<=``, ``>``, ``<``, ``~`` (about) or empty where the words set none.
    """

    value: float
    unit: str
    bound: str


def read_quantity(words: str) -> Quantity | None:
    """Read a quantity.

    Args:
        words: As the article has them.

    Returns:
        The number with its unit, or None where the words hold no number, several, or a unit that is none.
    """
    text = words.strip().replace(",", "").replace("，", "") if len(words) <= _LONGEST else ""
    match = _pattern().fullmatch(text)
    if not match:
        return None
    unit = match["unit"].replace("％", "%")
    if match["per"] or match["before"]:
        unit += "/" + (match["per"] or match["before"])
    value = _number(match["number"]) * int(_words()["scale"].get(match["scale"] or "", 1))
    bound = next((bound for bound in (match["left"], match["middle"], match["right"]) if bound), "")
    return Quantity(float(value), unit, _bounds().get(bound, ""))


def _number(words: str) -> Decimal:
    if words[0].isascii():
        return Decimal(words)
    total = digit = 0
    for character in words:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return Decimal(total + digit)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("quantity.toml").read_text(encoding="utf-8"))


@cache
def _bounds() -> dict[str, str]:
    return {word: bound for bound, words in _words()["bound"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    bound = _either(_bounds())
    unit = _either(_words()["units"]["words"])
    return re.compile(
        rf"(?P<left>{bound})?(?:每(?P<before>人次|人|户|家|月|年|次|件)(?:每月|每年)?)?"
        rf"(?P<number>[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千]+)(?P<scale>{_either(_words()['scale'])})?"
        rf"(?P<middle>{bound})?(?P<unit>{unit})(?:(?:/|每)(?P<per>人次|人|户|家|次|件|月|年|天|日|小时|分钟|平方米|吨))?"
        rf"(?P<right>{bound})?",
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
