"""Whom an official document is sent to, on the line under its title: ``各省、自治区、直辖市财政厅（局）：``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.names.found import Found
from kg.extract.names.titles import kind_of
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSEE = "addressee"

# The line comes after the headline, a number and what a site prints above; it says nothing: no stop, no 如下.
_LINE = re.compile(
    r"[^\n]+\n+(?:[^\n]{1,60}\n+){0,14}?(?P<line>(?![^\n]*(?:如下|各位|[。？！]))[^\n]{3,600}[：:])[ \u3000]*\n"
)
_BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)")
_SEGMENT = re.compile(r"[^，；,;]+")
_PLACES = (
    r"(?:省级?|自治[区州]|直辖市|计划单列市|副省级城?市|地级以?上?市|设区的?市|市|州|盟|县|区|旗|地区|新疆生产建设兵团)"
)
_BARE = re.compile(rf"[\u4e00-\u9fff]{{0,10}}(?:各|有关){_PLACES}{{1,3}}|{_PLACES}{{1,3}}")
_SEVERAL = re.compile("自治区|直辖市|计划单列市|副省级")
_ITEM = re.compile(rf"(?:(?!、|(?:和|及|与|以及)(?:各|{_PLACES})).)+")
_JOINT = re.compile("^(?:和|及|与|以及)")
_EACH = re.compile("各|有关|相关|部属|直属|所属")
_CORPS = "新疆生产建设兵团"
_BEHIND_TITLE = re.compile(r"(?:[（(][^（()）]{1,40}[）)])?(?:[_—\-|].*)?$")


def addressees(text: str) -> Iterator[Found]:
    """The groups of that line, each with the places its office is of; a body named by itself is none.

    Where 兵团 heads a row of its offices, those that are named without it are taken and name nothing: 发展改革委 is
    not the nation's there.
    """
    headline = text.partition("\n")[0]
    line = _LINE.match(text)
    if line is None or not kind_of(_BEHIND_TITLE.sub("", headline)):
        return
    begin, end = line.start("line"), line.end("line") - 1
    # Marks within brackets divide nothing; the masked line keeps its length.
    masked = _BRACKET.sub(lambda match: "\0" * len(match[0]), text[begin:end])
    for segment in _SEGMENT.finditer(masked):
        yield from _of_segment(text, masked, begin, segment)


def _of_segment(text: str, masked: str, offset: int, segment: re.Match[str]) -> Iterator[Found]:
    row: int | None = None  # where 「各省、自治区、」 begins, whose office comes next
    offices = corps = False
    for item in _ITEM.finditer(masked, *segment.span()):
        begin, end = item.span()
        begin, end = begin + len(item[0]) - len(_JOINT.sub("", item[0].lstrip())), begin + len(item[0].rstrip())
        words = masked[begin:end].replace("\0", "")
        if _BARE.fullmatch(words) and (row is not None or _EACH.search(words)):
            row = begin if row is None else row
        elif row is not None or _EACH.search(words):
            yield _found(text, offset + (begin if row is None else row), offset + end)
            row, offices, corps = None, True, False
        elif _SEVERAL.match(words):
            yield _found(text, offset + begin, offset + end)
            offices = True
        elif words.startswith(_CORPS):
            offices, corps = False, True
        elif offices or corps:
            yield _found(text, offset + begin, offset + end)._replace(lone=offices)
    if row is not None:
        yield _found(text, offset + row, offset + segment.start() + len(segment[0].rstrip()))


def _found(text: str, begin: int, end: int) -> Found:
    return Found(EntityType.TARGET_GROUP, begin, end, text[begin:end], ADDRESSEE, 0.9)
