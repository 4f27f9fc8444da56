"""What an official document has for form and what orders nothing: headings, aims, formulas, attachments."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.words import alternation, words
from kg.extract.official import is_title, official, opens
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.official import Official
    from kg.extract.reading import Reading

_NESTING = ("heading", "bracket", "digit", "bracket-digit", "circled")
# 「（财政部、农业农村部按职责分工负责）」 behind a task: who answers for it.
_ANSWERS = re.compile(
    r"[（(][^（()）]{2,400}?等?(?:按职责分工|分别|共同|按照?职责)*(?:牵头)?(?:负责|牵头|落实|配合|参与)[^（()）]{0,40}[)）]"
)
# What only says when, for whom or how the clause behind it acts.
_ADVERBIAL = re.compile(
    r".*(?:(?<![及按准同临即实适课学])时|(?<![售先今以随])后|期间|[月日年底](?:之)?内|(?<![目提学])前|的同时|(?:前提|情况|条件|领导|指导|支持)下|基础上|过程中|的)$"
    r"|(?:按照?|根据|依照|本着|遵循|围绕|聚焦|通过|针对|结合|坚持以|以)[^，]*(?:的要求|原则|方式|途径|渠道|形式|手段|需要|实际|职责|战略|特点)$"
    r"|以[^，]*为(?:导向|主线|重点|抓手|目标|突破口|着力点|引领|契机|基础|核心|依据|指导|支撑|保障|动力|牵引|主题|载体)$"
    r"|(?:对于?|针对)[^，]*(?:事项|问题|项目|企业|情况|单位|人员|行为)$|经[^，]{2,12}(?:同意|批准|审核|审定)$"
)
_DECIDES = re.compile("决定|批准|自[^，。；]{2,16}起|\\d{4}年起|全面(?:推开|推行|实施)")
_PAST = re.compile(r"\s*[12]\d{3}年\d{1,2}月")
_FOR_FORM = re.compile(
    r"(?:坚持)?以习近平[^，。；]*为指导$"
    r"|(?:全面|深入|完整|准确|认真|坚决|学习|、)*贯彻(?:落实)?[^，。；]{0,40}(?:精神|新发展理念|重要论述|重要讲话|教育方针|决策部署)$|"
    r"特此(?:通知|公告|通告|通报|批复|函复|函达)|[（(]?此件(?:公开|主动|依申请)"
    r"|(?:现予?|一并)?请[^，。；]{0,14}(?:遵照|贯彻|组织|抓好|参照|认真|按照|督促)?(?:执行|落实|实施)$"
    r"|(?:在?(?:执行|实施|贯彻|工作)(?:过程)?中)?[^，。；]{0,6}(?:有何|如有|如遇|遇有|遇到|若有)[^，。；]{0,16}(?:问题|情况|建议|事项)$"
    r"|请[^，。；]{0,4}(?:向|与|径向|报|同)?[^，。；]{0,16}(?:反馈|反映|联系|告知)(?:[^，。；]{0,12})$"
)
_ATTACHED = re.compile(r"附件?[一二三四五六七八九十\d]{0,2}[：:]")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('official', 'aims'), words('official', 'bare'))}(?:[和与及、]|以及)?)+")


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('official', 'aims'))}(?:[和与及、]|以及)?)+")


def for_form(text: str, readings: Sequence[Reading]) -> set[int]:
    """The clauses that a document has for form and that order nothing, by their numbers.

    Headings like ``总体要求``, all that stands under ``工作目标``, ``现将有关事项通知如下``, the purposes before it,
    ``请认真贯彻执行`` and ``附件：``.
    """
    own = official(text, readings)
    formal: set[int] = set()
    attached = False  # whether the lines so far list what is attached
    aims: int | None = None  # how deep the heading is nested under which nothing is a measure
    for i, reading in enumerate(readings):
        attached = _lists_attachment(text, reading, after=attached)
        depth = _depth(reading)
        if depth is not None and aims is not None and depth <= aims:
            aims = None
        heading = _heading().fullmatch(text, reading.clause.span.begin, reading.clause.span.end)
        if heading and reading.clause.first and (reading.clause.mark in {"", "。", "："} or reading.holder.is_heading):
            formal.add(i)
            if own is not None and i > own.opening and aims is None and _aims().fullmatch(heading[0]):
                aims = depth
        elif aims is not None or attached or _is_formula(text, reading):
            formal.add(i)
        if own is not None and i >= own.opening and (opens(text, reading.clause.span) or is_title(text, reading)):
            formal |= {i, *_purposes(text, readings, i)}
    if own is not None:
        formal |= _background(text, readings, own)
    return formal


def _lists_attachment(text: str, reading: Reading, *, after: bool) -> bool:
    """Whether a line names what is attached, 「附件：1.汇总表」, or goes on with its numbers, 「2.申请书」."""
    number = reading.holder.enumerator
    goes_on = after and number is not None and number.kind == "digit" and number.ordinal > 1
    return goes_on or _ATTACHED.match(text, reading.holder.span.begin) is not None


def _is_formula(text: str, reading: Reading) -> bool:
    begin, end = reading.clause.span
    if reading.clause.mark == "，" and _ADVERBIAL.fullmatch(text, reading.head.begin, end):
        return True
    return bool(_FOR_FORM.match(text, begin, end) or answers_for(text, reading))


def answers_for(text: str, reading: Reading) -> bool:
    """Whether a clause is the bracket that says who answers for a task: 「（财政部牵头，商务部按职责分工负责）」."""
    return _ANSWERS.fullmatch(text, *reading.clause.span) is not None


def _background(text: str, readings: Sequence[Reading], own: Official) -> set[int]:
    """The sentences before a document's opening, but for what they decide or say of another document."""
    told = {
        id(reading.sentence)
        for reading in readings[: own.opening]
        if any(one.type is EntityType.INSTRUMENT for one in reading.named)
        or (_DECIDES.search(text, *reading.clause.span) and not _PAST.match(text, reading.sentence.span.begin))
    }
    background = set()
    for i, reading in enumerate(readings[: own.opening]):
        if id(reading.sentence) not in told and not reading.holder.is_title:
            background.add(i)
        elif text.startswith("决定", reading.clause.span.begin):
            background |= _purposes(text, readings, i)
    return background


def _depth(reading: Reading) -> int | None:
    """How deep an item that opens its line is nested."""
    number = reading.clause.enumerator
    opens = number is not None and reading.holder.enumerator is number
    return _NESTING.index(number.kind) if number is not None and opens and number.kind in _NESTING else None


def _purposes(text: str, readings: Sequence[Reading], end: int) -> set[int]:
    """The clauses of a sentence that say what for: 「为促进就业，保障民生，现就有关事项通知如下」."""
    first, aims = end, end
    while first > 0 and readings[first - 1].sentence is readings[end].sentence:
        first -= 1
        if text.startswith("为", readings[first].clause.span.begin):
            aims = first
    return set(range(aims, end))
