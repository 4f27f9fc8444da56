"""Documents outside of title brackets: phrases that end in a kind, laws, counted measures, words that point back."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.found import Claims, Found
from kg.extract.names.titles import kind_of, plain_title
from kg.extract.names.words import alternation, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAGE = r"(?:[（(](?:试行|暂行|草案|修订草案|征求意见稿|修订)[)）])?"
# Not 第三条规定: that is one article.
_COUNT = r"(?<![第\d一二两三四五六七八九十百])(?:\d{1,3}|[一二两三四五六七八九十百]{1,4})(?:项|条)"
_NO_PLAN = "(?<!规划(?=[定分入归拨转]))"  # 新规划定 is 新规 and 划定
_VERB = "决定"  # 「决定对某产品征税」 decides, 「决定指出」 is a document's
_LONGEST_KIND = 4  # characters of a kind that may stand for a document alone: 行动方案


@cache
def _firm() -> tuple[str, ...]:
    """Kinds that make a document outside of title brackets too."""
    common = words("instruments", "common")
    firm = (kind for kind in words("instruments", "kind") if len(kind) > 1 and not kind.endswith(common))
    return (*firm, *words("instruments", "uncommon"))


@cache
def _full_phrase() -> re.Pattern[str]:
    kinds = alternation(tuple(kind for kind in words("instruments", "kind") if len(kind) > 1))
    return re.compile(
        rf"关于(?:[^，。；！？\n《》]|《[^》\n]{{1,60}}》){{3,70}}?的(?:若干|\d{{1,3}}[条项])?{kinds}{_STAGE}(?:的(?:通知|公告|函))?(?![\u4e00-\u9fff]{{0,2}}(?:报告|系统))"
    )


@cache
def _issued() -> re.Pattern[str]:
    verb, kind = alternation(words("instruments", "issuing")), alternation(_firm())
    articles = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})条(?=[，。、；：”\n]|$)"  # 稳岗十条
    law = r"(?<=[\u4e00-\u9fff]{4})(?<![办方做执立司用手算看说依合非违守普疗])法(?=[，。、；”）第自将]|$)"
    before = r"[^，。；：！？\n《》、“”了将在对被由是后章]{0,22}?"
    after = r"(?![\u4e00-\u9fff]?[员人者局室司机书期院会中])"
    return re.compile(rf"{verb}(?:了|的)?(?P<name>{before}(?:{kind}|{articles}|{law}){_STAGE}){after}")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"{_COUNT}[^，。；：！？\n\u3000《》、“”的]{{0,16}}?(?:的[^，。；\n\u3000、的]{{0,6}}?)?"
        rf"{alternation(words('instruments', 'counted'))}"
    )


@cache
def _speaking() -> re.Pattern[str]:
    short = tuple(kind for kind in words("instruments", "kind") if 1 < len(kind) <= _LONGEST_KIND and kind != _VERB)
    kinds = alternation(short, words("instruments", "any_kind"))
    points, speaks = alternation(words("instruments", "points")), alternation(words("instruments", "speaks"))
    bare = f"{kinds}|{_VERB}(?=指出|明确|提出|要求|规定)"
    return re.compile(
        rf"(?:(?P<points>{points})(?P<pointed>{kinds}|{_VERB}){_NO_PLAN}"
        rf"|(?<=[，。；：！？\n“])(?P<bare>{bare})(?={speaks}))"
    )


def full_phrases(text: str, claims: Claims) -> Iterator[Found]:
    """A whole title without brackets, as headlines give it: ``印发关于做好某某工作的意见``."""
    for match in _full_phrase().finditer(text):
        begin, end = match.span()  # a title in brackets may stand inside: 关于印发《某某办法》的通知
        if claims.free(begin, begin + 2) and claims.free(end - 2, end):
            yield Found(EntityType.INSTRUMENT, begin, end, plain_title(match[0]), "title-without-brackets", 0.7)


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(
        rf".*(?:{alternation(words('instruments', 'issuing'))}(?:了|的)"
        "|的?最新|新修订的?|修订后的?|修改后的?|(?<![创更])新版?的)"
    )


_INDEFINITE = re.compile(
    "一批|一系列|系列|相关|有关|目前|配套|更|各项|多项|若干|这些|其他|新的|\\d|一些|本|各|.*(?:解决|整体|一揽子)方案$|.*[作做]出决定$"
)
_GIVEN_OUT = re.compile("出台|发布|公布|印发|下发|颁布|发出|转发|联合")


_POINTS_BACK = re.compile("[本该此]$")


def _only_object(phrase: str, name: str) -> bool:
    """Whether the phrase has another verb before the kind, or names what everybody makes for himself.

    ``根据客流动态调整开行方案``, ``通过邮件反馈意见``, ``制定恶劣天气应急预案``.
    """
    if phrase.startswith(words("instruments", "by_means_of")):
        return any(verb in name for verb in words("instruments", "worked_on"))
    return name.endswith(words("instruments", "own")) and not _GIVEN_OUT.match(phrase)


def issued_phrases(text: str, claims: Claims) -> Iterator[Found]:
    """What is issued, made or carried out and ends in a kind: ``出台了人才购房实施办法（试行）``, ``印发通知``."""
    for match in _issued().finditer(text):
        begin, end = match.span("name")
        name = _inner().sub("", match["name"]).lstrip("的")
        begin = end - len(name)
        bare = len(name) <= len(kind_of(name)) + 2
        if not name or not claims.free(begin, end) or _INDEFINITE.match(name) or text.startswith("的", end):
            continue
        if bare and not _GIVEN_OUT.match(match[0]):
            continue
        if _POINTS_BACK.search(name, 0, len(name) - len(kind_of(name))) or _only_object(match[0], name):
            continue
        yield Found(EntityType.INSTRUMENT, begin, end, plain_title(name), "issued-phrase", 0.5 if bare else 0.6)


@cache
def _quoted() -> re.Pattern[str]:
    kinds = alternation(words("instruments", "quoted"))
    return re.compile(
        rf"“[^“”\n，。]{{2,14}}”[^，。；：！？\n《》、“”的和在将为是]{{0,10}}?(?:\d{{1,3}}|[一二三四五六七八九十]{{0,3}}){kinds}"
    )


def quoted_plans(text: str, claims: Claims) -> Iterator[Found]:
    """A plan named by its period or theme in quotation marks: ``“十五五”规划纲要``, ``“某某人才”新政``."""
    for match in _quoted().finditer(text):
        if claims.free(*match.span()):
            yield Found(EntityType.INSTRUMENT, *match.span(), plain_title(match[0]), "quoted-plan", 0.5)


def counted_measures(text: str, claims: Claims) -> Iterator[Found]:
    """Measures counted and given a name together: ``推出十项服务举措``, ``15条具体措施``."""
    for match in _counted().finditer(text):
        if claims.free(*match.span()):
            yield Found(EntityType.INSTRUMENT, *match.span(), match[0], "counted-measures", 0.6)


def pointing_words(text: str, claims: Claims) -> Iterator[Found]:
    """A kind that points back or speaks: ``该办法``, ``此次文件``, ``方案明确提出``. Its key is the kind alone."""
    for match in _speaking().finditer(text):
        kind = match["pointed"] or match["bare"]
        begin = match.end() - len(kind) if match["points"] else match.start("bare")
        if claims.free(begin, match.end()):
            yield Found(
                EntityType.INSTRUMENT,
                begin,
                match.end(),
                kind,
                "pointing-word",
                0.4,
                lone=bool(match["points"]) and kind not in words("instruments", "common"),
            )
