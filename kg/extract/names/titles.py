"""Documents named by their titles in brackets: ``《关于…的意见》``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.names.words import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_TITLE = 160
_BRACKET = re.compile("[《》\n]")


class Title(NamedTuple):
    """A title between brackets.

    Attributes:
        begin: Its first character, after the bracket.
        end: The character after its last.
        kind: What it says it is (``意见``), or empty where it says nothing that a policy document says.
        outer: Whether it stands in no other title.
    """

    begin: int
    end: int
    kind: str
    outer: bool


@cache
def _ending() -> re.Pattern[str]:
    kind, stage = alternation(words("instruments", "kind")), alternation(words("instruments", "stage"))
    brackets = rf"(?:[（(〔\[][^（()）〔〕\[\]]{{0,12}}(?:{stage})?[^（()）〔〕\[\]]{{0,8}}[)）〕\]])"
    return re.compile(rf"(?:{kind}|[一二两三四五六七八九十\d]{{1,3}}条)(?={brackets}{{0,3}}$)")


@lru_cache(maxsize=4096)
def kind_of(title: str) -> str:
    """The kind of document a title ends in, brackets after it aside; empty where it ends in none."""
    found = _ending().search(title, max(0, len(title) - 60))
    return found[0] if found else ""


def titles(text: str) -> Iterator[Title]:
    """All titles between 《 and 》 within one line, also one inside another, in order of their ends.

    A bracket that nothing closes, or that closes nothing, names nothing.
    """
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        mark = match[0]
        if mark == "《":
            open_at.append(match.end())
        elif mark == "\n":
            open_at.clear()
        elif open_at:
            begin, end = open_at.pop(), match.start()
            begin = end - len(text[begin:end].lstrip())
            if 1 < end - begin <= _LONGEST_TITLE:
                yield Title(begin, end, kind_of(text[begin:end]), not open_at)


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(r"^[^《》，。]{2,60}?(?=关于)")


_BRACKETED = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[)）〕\]]")
_MARKS = re.compile(r"[\s《》〈〉“”\"‘’（）()、，·\-—–]+")
_WRAPPED = re.compile(r"^关于(?:印发|公布|发布|颁布|转发|下发)(.{6,})的(?:通知|公告|决定|令)$")


def plain_title(title: str) -> str:
    """What two ways to cite one document share: without issuer, brackets, stage and marks.

    ``国务院办公厅关于印发某某办法的通知`` and ``某某办法`` are one document.
    """
    short = _issuer().sub("", title).removeprefix("中华人民共和国")
    short = _MARKS.sub("", _BRACKETED.sub("", short) or short)
    wrapped = _WRAPPED.match(short)
    return wrapped[1] if wrapped else short
