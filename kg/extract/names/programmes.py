"""Named schemes, platforms, funds and products: ``“技能中国行动”``, ``碳减排支持工具``, ``育儿补贴制度``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.found import Claims, Found
from kg.extract.names.phrases import Token, reach_left
from kg.extract.names.words import Kind, alternation, families, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_BEFORE = 22
_VERBS = 2
_ENOUGH, _MORE = 2, 4  # characters that must stand before a strong and before a weak head
_INNER_HEAD = int(Kind.STRONG | Kind.KNOWN)
_STRONG, _KNOWN, _GROUP = int(Kind.STRONG), int(Kind.KNOWN), int(Kind.ALONE | Kind.BOUND)
_NOMINAL = int(Kind.NOMINAL)
_NOUN = int(Kind.FREE | Kind.MODIFIER)
_HEAD = int(Kind.STRONG | Kind.WEAK | Kind.KNOWN)
_INSIDE = int(Kind.FREE | Kind.MODIFIER | Kind.NOMINAL | Kind.REGION | Kind.ALONE | Kind.BOUND) | _HEAD
_DETERMINER, _WHO = int(Kind.DETERMINER), int(Kind.REGION | Kind.ALONE | Kind.BOUND)
_TRAILING = re.compile("(?:制度|政策|建设|工作|项目)$")
_LONGEST_COUNT = 10
_COUNTED = re.compile(r"[\d.]+[万亿]*(?:元|个|项|条)$")
_CLASSIFIED = re.compile(r"[第每]?(?:[一二两三四五六七八九十几多]+|\d+)[项家处位期个款只份]|\d{4}年度?")
_VAGUELY = (
    r"(?:有关|相关|各项|各类|系列|重点|重大|一批|多项|新|一揽子|[一二三四五六七八九十\d]+[大项个]"
    "|主要|国家|全国|我国|地方|各地)*"
)
_VAGUE = re.compile(rf"^{_VAGUELY}$")


@cache
def _uses() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation(words('programmes', 'uses'))}(?:了)?(?:\d+[个项]|[一二三四五六七八九十]+[个项])?$"
    )


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('programmes', 'counts'))}|{_CLASSIFIED.pattern})+")


@cache
def _generic() -> re.Pattern[str]:
    ranked, ends = (alternation(words("programmes", key)) for key in ("ranked", "generic_end"))
    return re.compile(
        rf"{_VAGUELY}{alternation(words('programmes', 'generic'))}$|.*{ends}$|.*{ranked}(?:重点)?.{{2,4}}$"
    )


@cache
def _acts() -> frozenset[str]:
    return frozenset(words("programmes", "acts"))


@cache
def _namable() -> frozenset[str]:
    """Verbs that may stand inside a name: 联通 of 体系联通工程."""
    return frozenset(word for word in words("verbs", "action") if not word.startswith("不")) - _acts()


def schemes(text: str, phrase: list[Token], claims: Claims) -> Iterator[Found]:
    """A scheme by the word it ends in, with what stands before it: ``某某领域专项再贷款``, ``育儿补贴制度``."""
    for index, token in enumerate(phrase):
        if not token.kinds & _HEAD:
            continue
        after = phrase[index + 1] if index + 1 < len(phrase) else None
        if after and after.begin == token.end and after.kinds & (_HEAD | _GROUP):
            continue  # the head of the phrase comes later
        found = _listed(text, token) if token.kinds & _KNOWN else _scheme(text, phrase, index)
        if found and claims.free(found.begin, found.end):
            yield found


def _listed(text: str, token: Token) -> Found | None:
    if text.startswith(words("programmes", "fees"), token.end):
        return None
    name = families("programmes", "known")[text[token.begin : token.end]]
    return Found(EntityType.PROGRAMME, token.begin, token.end, name, "listed-scheme", 0.7)


def _scheme(text: str, phrase: list[Token], head: int) -> Found | None:
    token = phrase[head]
    begin = _reach(text, phrase, head)
    if _tries(phrase, head, begin):
        return None
    counted = _COUNTED.search(text, max(0, begin - _LONGEST_COUNT), begin)  # 设立50亿元产业投资基金
    before_all = counted.start() if counted else begin
    used = bool(_uses().search(text, max(0, before_all - _LONGEST_COUNT), before_all))
    if pointed := _counts().match(text, begin, token.begin):
        begin = pointed.end()
    before, form = text[begin : token.begin], text[begin : token.end]
    if token.kinds & _STRONG or (head and phrase[head - 1].end == token.begin and phrase[head - 1].kinds & _INNER_HEAD):
        enough, confidence = 0 if counted and used and counted[0].endswith("元") else _ENOUGH, 0.6
    else:
        said = used or _is_national(before, text[token.begin : token.end])
        enough, confidence = _MORE if said else _LONGEST_BEFORE + 1, 0.35
    if len(before) < enough or (before and _VAGUE.match(before)) or _generic().match(form):
        return None
    key = _TRAILING.sub("", form)
    inner = key if key != form else ""
    confidence += 0.15 * used
    return Found(EntityType.PROGRAMME, begin, token.end, key, "scheme-by-its-end", confidence, inner=inner)


def _tries(phrase: list[Token], head: int, begin: int) -> bool:
    """Whether somebody tries something out: 南通试点, 企业试点 name no scheme."""
    token, before = phrase[head], phrase[head - 1] if head else phrase[head]
    return (
        bool(token.kinds & _DETERMINER and before.begin == begin and before.kinds & _WHO) and before.end == token.begin
    )


def _is_national(before: str, head: str) -> bool:
    return head in words("programmes", "national_head") and before.startswith(words("programmes", "national"))


def _reach(text: str, phrase: list[Token], head: int) -> int:
    """Where a scheme's name begins. Verbs may stand right before its head if a noun stands before: 体系联通工程."""
    verb = head
    allowed = _VERBS if phrase[head].kinds & _STRONG else 0
    while head - verb < allowed and verb and phrase[verb - 1].end == phrase[verb].begin:
        before = phrase[verb - 1]
        if text[before.begin : before.end] in _acts():
            return phrase[verb].begin
        if not _is_verb(text, before):
            break
        verb -= 1
        begin = _begin(text, phrase, verb)
        if phrase[verb].begin - begin > 1:
            return begin
    return _begin(text, phrase, head)


def _is_verb(text: str, token: Token) -> bool:
    nominal = token.kinds & (_NOMINAL | _NOUN) == _NOMINAL
    return (nominal and token.end - token.begin > 1) or text[token.begin : token.end] in _namable()


def _begin(text: str, phrase: list[Token], head: int) -> int:
    """Leave off a verb that acts upon the scheme: 实施 of 实施某某工程, or 提供 after the one who does."""
    begin, first, _ = reach_left(phrase, head, _INSIDE, _LONGEST_BEFORE)
    leading = _uses().search(text, max(0, begin - _LONGEST_COUNT), begin) is None
    for token in phrase[first:head]:
        word = text[token.begin : token.end]
        uses = token.begin == begin and word in _used()
        leads = leading and token.begin == begin and token.kinds & (_NOMINAL | _NOUN | _HEAD) == _NOMINAL
        if uses or leads or word in _acts():
            begin = token.end
        leading = leads and not uses
    return begin


@cache
def _used() -> frozenset[str]:
    """Verbs of use that also stand as nouns: 实施 of 建立实施某某制度, but not the 试点 of 试点城市."""
    return frozenset(words("programmes", "uses")) & frozenset(words("verbs", "action")) - frozenset(
        words("programmes", "strong")
    )
