"""Named schemes, platforms, funds and products: ``“技能中国行动”``, ``碳减排支持工具``, ``育儿补贴制度``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.found import Claims, Found
from kg.extract.names.phrases import Token, reach_left, token_from
from kg.extract.names.words import Kind, alternation, families, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"“([^“”\n，。；：！？]{2,16})”")
_PERIOD = re.compile(r"[十一二三四五]{2,3}五?|\d{1,4}年?")  # “十四五”规划 is a document, “十四五”时期 a time
_LONGEST_BEFORE = 22
_VERBS = 2
_SHORTEST_QUOTED = 4
_BARE_KIND = 2  # 行动 after a quotation adds nothing to the name in it
_ENOUGH, _MORE = 2, 4  # characters that must stand before a strong and before a weak head
_INNER_HEAD = int(Kind.STRONG | Kind.KNOWN)
_STRONG, _KNOWN, _GROUP = int(Kind.STRONG), int(Kind.KNOWN), int(Kind.ALONE | Kind.BOUND)
_NOMINAL = int(Kind.NOMINAL)
_NOUN = int(Kind.FREE | Kind.MODIFIER)
_HEAD = int(Kind.STRONG | Kind.WEAK | Kind.KNOWN)
_INSIDE = int(Kind.FREE | Kind.MODIFIER | Kind.NOMINAL | Kind.REGION | Kind.ALONE | Kind.BOUND) | _HEAD
_BEFORE_QUOTE = int(Kind.FREE | Kind.MODIFIER | Kind.REGION)
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
def _after_quote() -> re.Pattern[str]:
    inside = r"[^的了在和与及、，。；：！？“”《》（）对将为到是被不\s]"
    return re.compile(rf"{inside}{{0,6}}?{alternation(words('programmes', 'after_quote'))}")


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
    return re.compile(rf"{_VAGUELY}{alternation(words('programmes', 'generic'))}$")


@cache
def _acts() -> frozenset[str]:
    return frozenset(words("programmes", "acts"))


@cache
def _namable() -> frozenset[str]:
    """Verbs that may stand inside a name: 联通 of 体系联通工程."""
    return frozenset(word for word in words("verbs", "action") if not word.startswith("不")) - _acts()


@cache
def _strong_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('programmes', 'strong'))}|贷|通|险)$")


def quoted_schemes(text: str, phrase: list[Token], claims: Claims) -> Iterator[Found]:
    """A name in quotation marks with its kind after or in it: ``“人工智能+”行动``, ``“技能中国行动”``."""
    known = families("programmes", "known")
    for match in _QUOTED.finditer(text):
        name = match[1]
        if not claims.free(*match.span()) or _PERIOD.fullmatch(name):
            continue
        if name in known or (_strong_end().search(name) and len(name) >= _SHORTEST_QUOTED):
            yield Found(EntityType.PROGRAMME, *match.span(1), known.get(name, name), "quoted-scheme", 0.7)
        after = _after_quote().match(text, match.end())
        if not after and name not in known:
            continue
        reach = reach_left(phrase, token_from(phrase, match.start()), _BEFORE_QUOTE, 10)
        begin = match.start() if reach.unknown else reach.begin
        end = after.end() if after and claims.free(match.end(), after.end()) else match.end()
        if end > match.end() or begin < match.start():
            key = (
                known.get(name, name) if end - match.end() <= _BARE_KIND and begin == match.start() else text[begin:end]
            )
            yield Found(EntityType.PROGRAMME, begin, end, _plain(key), "quoted-scheme-and-kind", 0.65, inner=name)


def _plain(key: str) -> str:
    return key.replace("“", "").replace("”", "")


_PRODUCT = re.compile(
    r"(?:通过|推出|使用|上线|打造|开通|依托|利用|申请|办理|“)(?P<name>[\u4e00-\u9fff]{2,3}(?:通|贷|码|宝))(?=[或、，。”和等及]|平台|系统|企业|产品|办理|申请|投保|融资)"
)
_NO_PRODUCT = re.compile(
    r"交通|流通|融通|互通|畅通|沟通|开通|普通|接通|连通|联通|贯通|疏通|信贷|借贷|放贷|还贷|房贷|车贷|续贷|编码|密码|号码|数码|代码|财宝|珠宝"
)


def product_names(text: str, claims: Claims) -> Iterator[Found]:
    """A short product name after a word that says it is used: ``通过信保通``, ``推出“科创贷”``."""
    for match in _PRODUCT.finditer(text):
        if claims.free(*match.span("name")) and not _NO_PRODUCT.search(match["name"]):
            yield Found(EntityType.PROGRAMME, *match.span("name"), match["name"], "product-name", 0.6)


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


def _listed(text: str, token: Token) -> Found:
    name = families("programmes", "known")[text[token.begin : token.end]]
    return Found(EntityType.PROGRAMME, token.begin, token.end, name, "listed-scheme", 0.7)


def _scheme(text: str, phrase: list[Token], head: int) -> Found | None:
    token = phrase[head]
    begin = _reach(text, phrase, head)
    counted = _COUNTED.search(text, max(0, begin - _LONGEST_COUNT), begin)  # 设立50亿元产业投资基金
    before_all = counted.start() if counted else begin
    used = bool(_uses().search(text, max(0, before_all - _LONGEST_COUNT), before_all))
    if pointed := _counts().match(text, begin, token.begin):
        begin = pointed.end()
    before, form = text[begin : token.begin], text[begin : token.end]
    if token.kinds & _STRONG or (head and phrase[head - 1].end == token.begin and phrase[head - 1].kinds & _INNER_HEAD):
        enough, confidence = 0 if counted and used else _ENOUGH, 0.6
    else:
        enough, confidence = _MORE if used else _LONGEST_BEFORE + 1, 0.35
    if len(before) < enough or (before and _VAGUE.match(before)) or _generic().match(form):
        return None
    key = _TRAILING.sub("", form)
    inner = key if key != form else ""
    confidence += 0.15 * used
    return Found(EntityType.PROGRAMME, begin, token.end, key, "scheme-by-its-end", confidence, inner=inner)


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
    leading = True
    for token in phrase[first:head]:
        leads = leading and token.begin == begin and token.kinds & (_NOMINAL | _NOUN | _HEAD) == _NOMINAL
        if leads or text[token.begin : token.end] in _acts():
            begin = token.end
        else:
            leading = False
    return begin
