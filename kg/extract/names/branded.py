"""Schemes known by a mark: names in quotation marks, product names, services that go by a telephone number."""

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

_QUOTED = re.compile(r"“([^“”\n，。；：！？]{2,24})”")
_PERIOD = re.compile(r"[十一二三四五]{2,3}五?|\d{1,4}年?")  # “十四五”规划 is a document, “十四五”时期 a time
_SHORTEST_QUOTED = 4
_LONGEST_SPOKEN_OF = 6
_BARE_KIND = 2  # 行动 after a quotation adds nothing to the name in it
_BEFORE_QUOTE = int(Kind.FREE | Kind.MODIFIER | Kind.REGION)


@cache
def _after_quote() -> re.Pattern[str]:
    inside = r"[^的了在和与及等、，。；：！？“”《》（）对将为到是被不\s]"
    kinds = alternation(words("programmes", "after_quote"))
    return re.compile(rf"(?:{inside}{{0,6}}?{kinds}|(?P<such>等(?:系列|主题)?(?:活动|行动|工程|计划|项目)))")


@cache
def _strong_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('programmes', 'strong'))}|贷|通|险)$")


@cache
def _quoted_end() -> re.Pattern[str]:
    return re.compile(rf".{alternation(words('programmes', 'quoted_end'))}$")


def quoted_schemes(text: str, phrase: list[Token], claims: Claims) -> Iterator[Found]:
    """A name in quotation marks with its kind after or in it: ``“人工智能+”行动``, ``“技能中国行动”``."""
    known = families("programmes", "known")
    for match in _QUOTED.finditer(text):
        name = match[1]
        if not claims.free(*match.span()) or _PERIOD.fullmatch(name):
            continue
        ends = _strong_end().search(name) and len(name) >= _SHORTEST_QUOTED
        if name in known or ends or _quoted_end().search(name):
            yield Found(EntityType.PROGRAMME, *match.span(1), known.get(name, name), "quoted-scheme", 0.7)
        after = _after_quote().match(text, match.end())
        if not after and name not in known:
            continue
        if after and after["such"]:  # 「举办“夜游金陵”等活动」
            yield Found(EntityType.PROGRAMME, *match.span(1), known.get(name, name), "quoted-scheme", 0.65)
            continue
        reach = reach_left(phrase, token_from(phrase, match.start()), _BEFORE_QUOTE, 10)
        begin = match.start() if reach.unknown else reach.begin
        end = after.end() if after and claims.free(match.end(), after.end()) else match.end()
        if end > match.end() or begin < match.start():
            bare = end - match.end() <= _BARE_KIND and begin == match.start()
            key = known.get(name, name) if bare or _is_of_the_same(text, match.end(), end) else text[begin:end]
            yield Found(EntityType.PROGRAMME, begin, end, _plain(key), "quoted-scheme-and-kind", 0.65, inner=name)


def _is_of_the_same(text: str, begin: int, end: int) -> bool:
    """Whether what stands behind a quotation only says how it is spoken of: “三项补贴”政策, 农业“三项补贴”改革."""
    return text[begin:end].endswith(words("programmes", "spoken_of")) and end - begin <= _LONGEST_SPOKEN_OF


def _plain(key: str) -> str:
    return key.replace("“", "").replace("”", "")


_PRODUCT = re.compile(
    r"(?:通过|推出|使用|上线|打造|开通|依托|利用|申请|办理|“)(?P<name>[\u4e00-\u9fff]{2,3}(?:通|贷|码|宝))(?=[或、，。”和等及]|平台|系统|企业|产品|办理|申请|投保|融资)"
)
_NO_PRODUCT = re.compile(
    r"交通|流通|融通|互通|畅通|沟通|开通|普通|接通|连通|联通|贯通|疏通|信贷|借贷|放贷|还贷|房贷|车贷|续贷|编码|密码|号码|数码|代码|财宝|珠宝"
)


_LINE = re.compile(r"12\d{3}(?!\d)")
_OWNER = 2


@cache
def _line_kind() -> re.Pattern[str]:
    return re.compile(alternation(words("programmes", "line_kind")))


def service_lines(text: str, claims: Claims) -> Iterator[Found]:
    """A service that goes by a telephone number: ``全国12315平台``, ``12306适老版``."""
    for match in _LINE.finditer(text):
        begin, end = match.span()
        kind = _line_kind().match(text, end)
        owned = text.startswith(words("programmes", "line_owner"), max(0, begin - _OWNER), begin)
        begin -= _OWNER * owned
        named = (kind or owned) and not text[begin - 1 : begin].isdigit()
        end = kind.end() if kind else end
        if named and claims.free(begin, end):
            yield Found(EntityType.PROGRAMME, begin, end, text[begin:end], "service-line", 0.6)


def product_names(text: str, claims: Claims) -> Iterator[Found]:
    """A short product name after a word that says it is used: ``通过信保通``, ``推出“科创贷”``."""
    for match in _PRODUCT.finditer(text):
        if claims.free(*match.span("name")) and not _NO_PRODUCT.search(match["name"]):
            yield Found(EntityType.PROGRAMME, *match.span("name"), match["name"], "product-name", 0.6)
