"""Kinds of persons, firms and bodies: ``科技型中小微企业``, ``各区科技主管部门``, ``符合条件的高校毕业生``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.names.found import Claims, Found
from kg.extract.names.phrases import Reach, Token, reach_left
from kg.extract.names.restrictions import clause_before
from kg.extract.names.words import Kind, alternation, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_BEFORE = 16
_OPENS = 0.5  # a place of less confidence names nothing by itself
_SAYS_WHICH = 3  # a head of so many characters says which kind by itself: 个体工商户, 民营企业
_HEAD = int(Kind.ALONE | Kind.BOUND)
_ALONE, _BOUND = int(Kind.ALONE), int(Kind.BOUND)
_SCHEME = int(Kind.STRONG | Kind.WEAK)
_NOUN = int(Kind.FREE | Kind.MODIFIER)
_DETERMINER, _REGION = int(Kind.DETERMINER), int(Kind.REGION)
_WHICH = _DETERMINER | _REGION
_NOMINAL, _AGENTIVE = int(Kind.NOMINAL), int(Kind.AGENTIVE)
_INSIDE = _NOUN | _NOMINAL | _HEAD | _WHICH
_NUMBER = re.compile(r"[约超近第]?[\d一二两三四五六七八九十百千万]+(?:多|余)?(?:家|个|名|所|项|位|户|大|起|批|条)")
_LEVELS = re.compile(r"(?:[省州市区县旗乡镇]、){1,3}[市区县旗乡镇街道]{1,3}$")
_CLASSES = re.compile(r"(?:[一二三四五六ABCD]、){1,4}$")


@cache
def _for_it() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words('groups', 'for_it'))}$")


@cache
def _it_acts() -> re.Pattern[str]:
    return re.compile(alternation(words("groups", "it_acts")))


def groups(text: str, phrase: list[Token], claims: Claims, bodies: dict[int, int]) -> Iterator[Found]:
    """Kinds by the word they end in, with what stands before it.

    Args:
        text: The text.
        phrase: Its tokens.
        claims: What bodies and institutions have taken; no group is named with their characters.
        bodies: Where each body begins, by where it ends: ``人民银行`` before ``各分支机构`` belongs to the group.
    """
    for index, token in enumerate(phrase):
        if not token.kinds & _HEAD or not claims.free(token.begin, token.end):
            continue
        after = phrase[index + 1] if index + 1 < len(phrase) else None
        adjoining = after.kinds if after and after.begin == token.end else 0
        if adjoining & _HEAD:
            continue  # the head of the phrase comes later
        reach = _without_verb(phrase, index, reach_left(phrase, index, _INSIDE, _LONGEST_BEFORE))
        begin, core, which = _which(text, phrase, reach.first, index, reach.begin)
        if not claims.free(begin, token.end):
            begin = core = next(
                (t.begin for t in phrase[reach.first : index] if claims.free(t.begin, token.end)), token.begin
            )
        begin = bodies.get(begin, begin) if which else begin
        known = next((t.begin for t in phrase[reach.first : index] if t.kinds & ~_DETERMINER), token.begin)
        if begin < known < token.begin and not _for_it().search(text, max(0, begin - 4), begin):
            begin, core = known, max(core, known)  # what no list knows is the end of a verb as often as a modifier
        if counted := _NUMBER.match(text, begin, token.begin):
            begin, core = counted.end(), max(core, counted.end())
        begin, core = _coordinated(text, phrase, begin, core)
        clause = clause_before(text, phrase, begin)
        if begin == core == token.begin and clause is None:
            if not token.kinds & _ALONE:
                continue
            if adjoining & (_SCHEME | _NOUN) and token.end - token.begin < _SAYS_WHICH:
                continue  # 企业年金, 企业信用: what is named is another thing
        end = _joined(text, phrase, index) if begin < core or clause is not None else token.end
        unknown = reach.unknown if begin == reach.begin else 0
        found = _named(text, token, Edges(begin, core, end, clause), unknown, adjoining)
        yield found if found.confidence >= _OPENS else replace(found, lone=False)


def _without_verb(phrase: list[Token], head: int, reach: Reach) -> Reach:
    """Leave off a verb that acts upon the group: 保障 of 保障残疾人, but not 服务 of 服务机构."""
    begin, first, unknown = reach
    while first < head and phrase[first].begin == begin and phrase[first].kinds & (_NOMINAL | _NOUN) == _NOMINAL:
        if first == head - 1 and phrase[head].kinds & _AGENTIVE:
            break
        begin, first = phrase[first].end, first + 1
    return Reach(begin, first, unknown)


def _which(text: str, phrase: list[Token], first: int, head: int, begin: int) -> tuple[int, int, bool]:
    """Part a phrase into what says which ones, and the kind: its begin, the kind's begin, and whether it says which."""
    last = next((i for i in range(head - 1, first - 1, -1) if phrase[i].kinds & _DETERMINER), -1)
    if last < 0:
        index = first
        while index < head and phrase[index].begin == begin and phrase[index].kinds & _REGION:
            begin_of_kind = phrase[index].end
            return (
                begin,
                begin_of_kind if begin_of_kind < phrase[head].begin or phrase[head].kinds & _ALONE else begin,
                False,
            )
        return begin, begin, False
    core = phrase[last].end
    start = last
    while start > first and phrase[start - 1].end == phrase[start].begin and phrase[start - 1].kinds & _WHICH:
        start -= 1
    return phrase[start].begin, core, True


def _coordinated(text: str, phrase: list[Token], begin: int, core: int) -> tuple[int, int]:
    """Take in what shares the head: ``大型、超大型数据中心``, ``上海市、区两级商务主管部门``, ``一、二类人才``."""
    for pattern in (_LEVELS, _CLASSES):
        if shared := pattern.search(text, max(0, begin - 12), begin):
            return shared.start(), shared.start()
    return begin, core


class Edges(NamedTuple):
    """Where a phrase and its parts begin and end: a clause before it, what says which ones, the kind."""

    begin: int
    core: int
    end: int
    clause: int | None


def _joined(text: str, phrase: list[Token], head: int) -> int:
    """Take in bare heads that share what says which ones: ``有关地区、部门和单位``. Returns where the phrase ends."""
    end = phrase[head].end
    index = head
    while phrase[index].kinds & _BOUND and index + 2 < len(phrase):
        joint, other = phrase[index + 1], phrase[index + 2]
        if joint.begin != end or other.begin != joint.end or text[joint.begin : joint.end] not in _JOINTS:
            break
        if not other.kinds & _BOUND or (
            index + 3 < len(phrase) and phrase[index + 3].begin == other.end and phrase[index + 3].kinds & _HEAD
        ):
            break
        end, index = other.end, index + 2
    return end


_JOINTS = ("、", "和", "及", "以及", "与")


def _named(text: str, head: Token, edges: Edges, unknown: int, adjoining: int) -> Found:
    begin, core, end, clause = edges
    bare = core == head.begin
    kind = text[core:end]
    whole_kind = (not bare or bool(head.kinds & _ALONE)) and end == head.end
    confidence = 0.5 if bare else 0.6
    if unknown:
        confidence -= 0.15
    if adjoining & _SCHEME:
        confidence -= 0.2
    starts = begin if clause is None else clause
    if _for_it().search(text, max(0, starts - 4), starts):
        confidence += 0.25
    if _it_acts().match(text, end):
        confidence += 0.1
    key = kind if whole_kind and (clause is None or not bare) else text[starts:end]
    inner = kind if starts < core and whole_kind and (clause is None or not bare) else ""
    return Found(EntityType.TARGET_GROUP, starts, end, key, "group-by-its-end", round(confidence, 2), inner=inner)
