"""Documents that go by a name of their own without brackets: laws, nicknames, yearly documents."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.names.found import Claims, Found
from kg.extract.names.titles import plain_title
from kg.extract.names.words import lists, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_BEFORE = 10
_NOT_AFTER = tuple("律人官院规治定令制案学务")
_PART = re.compile(
    "依据|根据|(?<![数票证])据|按照|依照|违反|遵守|适用|实施|执行|落实|贯彻|修改|修订|制定|制订|起草|颁布|公布|审议|提请|废止|决定|加快|推进|推动|通过"
    "|以及|及|和|与|的|了|是|在|对|有|于|新|将|把|由|让|被|该|其"
    r"|[^\u4e00-\u9fff]"
)


@cache
def _endings() -> tuple[AhoCorasick, int]:
    """The ends of laws' names and then the names that are whole, with the number of the former."""
    statutes, named = words("instruments", "statute"), words("instruments", "named")
    return AhoCorasick([*statutes, *named], matchkind=MatchKind.LeftmostLongest), len(statutes)


def laws(text: str, claims: Claims) -> Iterator[Found]:
    """A law by its plain name, or a document that has one: ``退役军人保障法``, ``中央一号文件``."""
    search, statutes = _endings()
    for index, start, end in search.find_matches_as_indexes(text):
        statute = index < statutes
        begin = _begin(text, start) if statute else start
        if text[end : end + 1] not in _NOT_AFTER and claims.free(begin, end):
            rule = "law" if statute else "named-document"
            yield Found(EntityType.INSTRUMENT, begin, end, plain_title(text[begin:end]), rule, 0.6)


def _begin(text: str, end: int) -> int:
    """Where the name begins that a law's last words end: behind the last word that is no part of one."""
    begin = max(0, end - _LONGEST_BEFORE)
    return max((part.end() for part in _PART.finditer(text, begin, end)), default=begin)


@cache
def _nickname() -> re.Pattern[str]:
    place = lists("instruments")["place"]
    return re.compile(
        rf"(?:(?<=[，。；：\n“、新])|^)(?P<name>[{place}][一二三四五六七八九十]{{1,3}}条)(?=[^件目文例理款])"
    )


def nicknames(text: str, claims: Claims) -> Iterator[Found]:
    """A document by its place and the number of its articles: ``沪九条``, ``新“国九条”``."""
    for match in _nickname().finditer(text):
        begin, end = match.span("name")
        if claims.free(begin, end):
            new = "新" if text.endswith(("新", "新“"), 0, begin) else ""
            yield Found(EntityType.INSTRUMENT, begin, end, new + match["name"], "nickname", 0.5)
