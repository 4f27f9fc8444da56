"""What rules by article say without laying anything down: purposes, definitions, conditions, members of lists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.words import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.reading import Reading

_GRANTS = re.compile("不予|不得|给予|予以|应当|可以")  # a member of a list that says what follows from it
_UNDER_A_LIST = frozenset({"bracket", "digit", "bracket-digit", "circled"})
_CHAPTER = re.compile("第[一二三四五六七八九十百]{1,4}[编章节]")
_LONG_CASE = re.compile("(?!对)[^，。；]{8,}的")  # 「用人单位未按规定建立台账的，」: what follows holds by itself
_EXCEPTION = re.compile(r"但?[^，。；]{0,24}(?:另有(?:规定|约定)的?(?:除外)?|从其(?:规定|约定)|的?除外)")
_EXPLAINS = re.compile(
    r"[^，。；]{0,24}(?:负责(?:本[^，。；]{1,8}的?)?(?:具体)?解释|负责[^，。；]{0,8}解释工作|解释权)"
)


@cache
def _itself() -> str:
    return f"本(?:{alternation(words('provisions', 'itself'))})"


@cache
def _purpose() -> re.Pattern[str]:
    """What closes the sentence that says why and on what ground the document is made: ``制定本办法``."""
    return re.compile(
        rf"(?:现|特|研究|予以)*(?:制定|制订|出台|提出|推出|明确)(?:了)?(?:{_itself()}|(?:如下|以下|本)[^，。；]{{0,12}})$"
    )


def is_made_for(words: str) -> bool:
    """Whether a clause says that the document itself is made, 「制定本办法」: before it stands why."""
    return _purpose().search(words) is not None


@cache
def _of_itself() -> re.Pattern[str]:
    """What a document says of itself: whom and what it covers, what its words mean."""
    return re.compile(
        rf"{_itself()}(?:中|所称|所指|中所称|适用于|适用范围|不适用于|规定的期限)|.*(?:不?适用|参照|依照){_itself()}(?:的有关规定|的规定|执行|有关规定)*$"
    )


@cache
def _opens_list() -> re.Pattern[str]:
    listed, heads = alternation(words("provisions", "listed")), alternation(words("provisions", "heads"))
    return re.compile(rf".*(?:下列|以下|如下)[^，。；：]{{0,12}}{listed}[^，。；：]{{0,16}}$|{heads}$")


@cache
def _responsible() -> re.Pattern[str]:
    return re.compile(rf"[（(【\[]?{alternation(words('provisions', 'responsible'))}[：:].*")


def unbinding(text: str, readings: Sequence[Reading]) -> set[int]:
    """The clauses that lay nothing down, by their numbers.

    ``为了规范…，根据…，制定本办法``, ``本办法所称…，是指…``, ``用人单位未按规定建立台账的``, the members
    of a list behind ``应当具备下列条件：``, ``（区住建局牵头）``, and the headings of chapters.
    """
    found: set[int] = set()
    for numbers in _sentences(readings):
        found |= _of_sentence(text, readings, numbers)
    return found | _members(text, readings)


def _sentences(readings: Sequence[Reading]) -> Iterator[range]:
    begin = 0
    for i in range(1, len(readings) + 1):
        if i == len(readings) or readings[i].sentence is not readings[begin].sentence:
            yield range(begin, i)
            begin = i


def _of_sentence(text: str, readings: Sequence[Reading], numbers: range) -> set[int]:
    clauses = {i: readings[i].clause.span.quote(text) for i in numbers}
    last = max((i for i in numbers if is_made_for(clauses[i])), default=numbers.start - 1)
    found = set(range(numbers.start, last + 1))
    if any(_of_itself().match(words) for words in clauses.values()):
        return set(numbers)
    opening = readings[numbers.start]
    if opening.clause.enumerator is not None and _CHAPTER.match(text, opening.clause.enumerator.span.begin):
        found |= set(numbers) if opening.holder.is_heading else set()
    formal = (_EXCEPTION, _EXPLAINS, _responsible())
    found |= {i for i, words in clauses.items() if any(pattern.fullmatch(words) for pattern in formal)}
    return found | {
        i for i, words in clauses.items() if readings[i].clause.mark == "，" and _LONG_CASE.fullmatch(words)
    }


def _members(text: str, readings: Sequence[Reading]) -> set[int]:
    """What stands numbered under ``应当提交下列材料：``, save for a member that says what follows from it."""
    found: set[int] = set()
    kind: str | None = None
    opened = False
    for i, reading in enumerate(readings):
        number = reading.clause.enumerator
        words = reading.clause.span.quote(text)
        if opened and number is not None:
            kind = number.kind if number.kind in _UNDER_A_LIST else None
        elif _leaves(reading, kind):
            kind = None
        if kind is not None and not _GRANTS.search(words):
            found.add(i)
        opened = reading.clause.mark in {"：", ":"} and _opens_list().match(words) is not None
    return found


def _leaves(reading: Reading, kind: str | None) -> bool:
    """Whether a clause stands behind a list: it has a number of another kind, or opens a paragraph without one."""
    number = reading.clause.enumerator
    if number is not None:
        return number.kind != kind
    return reading.clause.first and reading.holder.enumerator is None
