"""Questions and answers about a policy: what is asked, and the answers that only tell why and how it came about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.words import alternation, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.reading import Reading

_ASKS = re.compile("[？?][”」]?$")
_QUESTION_MARKS = frozenset("？?")
_LONGEST_QUESTION = 90
_BY_ITSELF = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、]|问[：:]|[（(][一二三四五六七八九十]{1,2}[）)]|记者[：:])"
)


@cache
def _why() -> re.Pattern[str]:
    return re.compile(alternation(words("provisions", "asked_why")))


@cache
def _what() -> re.Pattern[str]:
    return re.compile(alternation(words("provisions", "asked_what")))


@cache
def _principles() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words('provisions', 'principles'))}[^，。；：]{{0,4}}$")


def explaining(text: str, readings: Sequence[Reading]) -> set[int]:
    """The clauses that ask, answer why a policy is made, or tell the principles it was made by; no measures.

    ``一、制定《办法》的背景是什么？`` asks for what stands behind it, up to the next question.
    """
    found: set[int] = set()
    why, paragraph = False, -1
    told = -1  # the paragraph that tells principles, from its colon on
    for i, reading in enumerate(readings):
        line = reading.holder.span
        if reading.paragraph != paragraph:
            paragraph = reading.paragraph
            if line.end - line.begin <= _LONGEST_QUESTION and _is_question(text, reading):
                asked = line.quote(text)
                why = _why().search(asked) is not None and _what().search(asked) is None
        asks = reading.sentence.clauses[-1].mark in _QUESTION_MARKS
        if why or asks or told == reading.paragraph:
            found.add(i)
        if reading.clause.mark == "：" and _principles().search(
            text, reading.clause.span.begin, reading.clause.span.end
        ):
            told = reading.paragraph
    return found


def _is_question(text: str, reading: Reading) -> bool:
    """Whether a line is a question of the list that the article answers."""
    line = reading.holder.span.quote(text).strip()
    return _ASKS.search(line) is not None and (reading.holder.is_heading or _BY_ITSELF.match(line) is not None)
