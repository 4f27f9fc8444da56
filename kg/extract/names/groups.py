"""Kinds of persons, firms and bodies: ``科技型中小微企业``, ``各区科技主管部门``, ``符合条件的高校毕业生``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.actors import actors
from kg.extract.names.edges import (
    Edges,
    edges_of,
    goes_on,
    organises_after,
    with_joined,
    with_measure,
    without_unknown,
)
from kg.extract.names.found import Claims, Found
from kg.extract.names.phrases import JOINTS
from kg.extract.names.restrictions import clause_before
from kg.extract.names.words import Kind, alternation, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.phrases import Token

_SAYS_WHICH = 3  # a head of so many characters says which kind by itself: 个体工商户, 民营企业
_OPENS = 0.4  # a place of less confidence names nothing by itself
_ONE_WORD = 4
_OPENERS = ("", *"，。；：！？\n")
_HEAD, _ALONE = int(Kind.ALONE | Kind.BOUND), int(Kind.ALONE)
_NOUN = int(Kind.FREE | Kind.MODIFIER)
_FIELD = int(Kind.FIELD)
_SCHEME, _STOP = int(Kind.STRONG | Kind.WEAK), int(Kind.STOP)


@cache
def _for_it() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words('groups', 'for_it'))}$")


@cache
def _it_acts() -> re.Pattern[str]:
    acts = words("groups", "it_acts")
    others = tuple(word for word in words("cues", "blocker") if word.startswith(acts) and word not in acts)
    return re.compile(f"(?!{alternation(others)}){alternation(acts)}")  # 应, but not the 应 of 应用


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(alternation(words("groups", "vague")))


def groups(text: str, phrase: list[Token], claims: Claims, bodies: dict[int, int]) -> Iterator[Found]:
    """Kinds by the word they end in, with what stands before it.

    Args:
        text: The text.
        phrase: Its tokens.
        claims: What bodies and institutions have taken; no group is named with their characters.
        bodies: Where each body begins, by where it ends.
    """
    last_end, last_cued = 0, False
    for index, token in enumerate(phrase):
        if not token.kinds & _HEAD or not claims.free(token.begin, token.end) or goes_on(phrase, index):
            continue
        if organises_after(phrase, index):
            continue
        edges = edges_of(text, phrase, index, claims, bodies)
        listed = last_cued and text[last_end : edges.begin] in JOINTS
        if not listed and not _is_cued(text, edges.begin):
            edges = without_unknown(phrase, index, edges)
        edges = with_measure(text, edges)
        clause = clause_before(text, phrase, edges.begin)
        after = phrase[index + 1].kinds if index + 1 < len(phrase) and phrase[index + 1].begin == token.end else 0
        if edges.begin == token.begin and clause is None and not _stands_alone(token, after):
            continue
        if edges.begin < edges.core or clause is not None:
            edges = with_joined(text, phrase, index, edges)
        last_cued = listed or _is_cued(text, edges.begin if clause is None else clause)
        last_end = edges.end
        found = _named(text, token, edges, clause)
        confidence = found.confidence + 0.25 * last_cued + 0.1 * bool(_it_acts().match(text, edges.end))
        if after & _SCHEME and not after & _STOP:
            confidence -= 0.2 if edges.begin == token.begin else 0.1
        if edges.end == token.end and (token.kinds & _FIELD or _is_vague(text, token, edges)):
            confidence -= 0.15
            if not last_cued and after & _NOUN and not after & _STOP:  # 行业 of 开发行业应用
                confidence -= 0.15
        confidence = round(confidence, 2)
        yield found._replace(confidence=confidence, lone=confidence >= _OPENS)
    yield from actors(text, phrase, claims, bodies)


def _is_cued(text: str, begin: int) -> bool:
    """Whether the word before says that something is done for or asked of what follows: 支持, 向, 要求."""
    return _for_it().search(text, max(0, begin - 4), begin) is not None


def _is_vague(text: str, head: Token, edges: Edges) -> bool:
    """Whether no more is said than 有关部门 or 部分企业."""
    says_which = head.kinds & _ALONE and head.end - head.begin >= _SAYS_WHICH
    return edges.core == head.begin and not says_which and _vague().match(text, edges.begin) is not None


def _stands_alone(head: Token, after: int) -> bool:
    """Whether a head with nothing before it names a kind: 企业 does, but not in 企业年金 or 企业信用; 机构 does not."""
    if not head.kinds & _ALONE:
        return False
    return head.end - head.begin >= _SAYS_WHICH or not after & (_SCHEME | _NOUN) or bool(after & _STOP)


def _unsure(text: str, head: Token, edges: Edges) -> float:
    """Words that no list knows may be a verb; more so where nothing else stands before the head."""
    if not edges.unknown:
        return 0
    opens = text[edges.begin - 1 : edges.begin] in _OPENERS and edges.unknown <= _ONE_WORD
    if edges.unknown < head.begin - edges.core or (opens and text[head.begin : head.end] in words("groups", "persons")):
        return 0.15
    return 0.3


def _named(text: str, head: Token, edges: Edges, clause: int | None) -> Found:
    says_which = head.kinds & _ALONE and head.end - head.begin >= _SAYS_WHICH
    bare = edges.core == head.begin and not says_which
    kind = text[edges.core : edges.end]
    kind_says_enough = (not bare or bool(head.kinds & _ALONE)) and edges.end == head.end and not (clause and bare)
    begin = edges.begin if clause is None else clause
    return Found(
        EntityType.TARGET_GROUP,
        begin,
        edges.end,
        key=kind if kind_says_enough else text[begin : edges.end],
        rule="group-by-its-end" if clause is None else "group-with-clause",
        confidence=(0.5 if edges.core == head.begin else 0.6) - _unsure(text, head, edges),
        inner=kind if begin < edges.core and kind_says_enough else "",
    )
