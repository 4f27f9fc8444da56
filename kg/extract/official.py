"""An article that prints an official document: the clause that gives it out, its own words, and what is mere form."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.frame import Frame
from kg.extract.issuing import ORGANISATIONS, Issue
from kg.extract.names.words import alternation, words
from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.index import Named
    from kg.extract.reading import Reading

_FARTHEST_OPENING = 14  # paragraphs: a title, a number, whom it is sent to, a preamble
# 「关于…的通知（国发〔2020〕1号）」「关于…的通知_中国政府网」
_BEHIND_TITLE = re.compile(r"[》”]?(?:[（(][^（()）]{1,40}[）)])?(?:[_—\-|].*)?")
_NESTING = ("heading", "bracket", "digit", "bracket-digit", "circled")
_CLOSING_DAY = re.compile(r"[12]\d{3}年\d{1,2}月\d{1,2}日")
_FOR_FORM = re.compile(
    r"特此(?:通知|公告|通告|通报|批复|函复|函达)|附件?[一二三四五六七八九十\d]{0,2}[：:]|[（(]?此件(?:公开|主动|依申请)"
    r"|(?:现予?|一并)?请[^，。；]{0,14}(?:遵照|贯彻|组织|抓好|参照|认真|按照|督促)?(?:执行|落实|实施)$"
    r"|(?:在?(?:执行|实施|贯彻|工作)(?:过程)?中)?[^，。；]{0,6}(?:有何|如有|如遇|遇有|遇到|若有)[^，。；]{0,16}(?:问题|情况|建议|事项)$"
    r"|请[^，。；]{0,4}(?:向|与|径向|报|同)?[^，。；]{0,16}(?:反馈|反映|联系|告知)(?:[^，。；]{0,12})$"
)


class Official(NamedTuple):
    """What an article prints.

    Attributes:
        document: The name of the document.
        title: Its mention in the headline.
        bodies: The agencies that the headline names before the title, or else that sign; there may be none.
        opening: The number of the clause that gives it out, 「现就有关事项通知如下」; its own words follow.
        cue: The characters of that clause.
    """

    document: int
    title: Span
    bodies: tuple[Named, ...]
    opening: int
    cue: Span

    def issue(self) -> Issue:
        """That it is given out, by the words of its title, its signature and its opening."""
        spans = tuple(sorted({self.title, self.cue, *(Span(one.begin, one.end) for one in self.bodies)}))
        bodies = tuple(dict.fromkeys(one.name for one in self.bodies))
        return Issue(self.opening, bodies, (self.document,), self.cue, spans, looks_back=False)


@cache
def _opening() -> re.Pattern[str]:
    opens, gives = alternation(words("official", "opens")), alternation(words("official", "gives"))
    return re.compile(
        rf"(?:现[就将对提作制][^。；]*|[^。；]*(?:{opens}))如下$|现(?:予|予以|将[^。；]{{1,80}}?)?{gives}|特此(?:公告|通告|通知)$"
    )


def title_of(reading: Reading, text: str) -> Named | None:
    """The document whose title a line is and nothing else behind it, if it is one."""
    last = next((one for one in reversed(reading.named) if one.type is EntityType.INSTRUMENT), None)
    end = reading.clause.span.end
    return last if last is not None and _BEHIND_TITLE.fullmatch(text, last.end, end) else None


def official(text: str, readings: Sequence[Reading]) -> Official | None:
    """The document that an article prints, known by its title for a headline and the clause that gives it out."""
    title: Named | None = None
    before: tuple[Named, ...] = ()
    for i, reading in enumerate(readings):
        if reading.holder.is_title:
            title = title_of(reading, text)
            before = () if title is None else _before_title(text, reading, title)
        elif title is None or reading.paragraph > _FARTHEST_OPENING:
            return None
        elif _opening().search(text, reading.clause.span.begin, reading.clause.span.end):
            bodies = before or tuple(one for one in signers(text, readings) if one.type is EntityType.AGENCY)
            return Official(title.name, Span(title.begin, title.end), bodies, i, reading.clause.span)
    return None


def _before_title(text: str, reading: Reading, title: Named) -> tuple[Named, ...]:
    """The agencies before a title, not those whose document another passes on: 「国务院办公厅转发财政部关于…」."""
    passed_on = text.find("转发", reading.clause.span.begin, title.begin)
    end = title.begin if passed_on < 0 else passed_on
    return tuple(one for one in reading.named if one.type is EntityType.AGENCY and one.end <= end)


def signers(text: str, readings: Sequence[Reading]) -> Iterator[Named]:
    """Who stands alone on the lines above a closing day: 「教育部 财政部」 over 「2023年4月20日」."""
    lines: dict[int, list[Reading]] = {}
    for reading in readings:
        lines.setdefault(reading.paragraph, []).append(reading)
    signed: list[Named] = []
    for line in lines.values():
        named = [one for reading in line for one in reading.named]
        span = line[0].holder.span
        if named and all(one.type in ORGANISATIONS for one in named) and _is_filled(text, span, named):
            signed += named
        else:
            if _CLOSING_DAY.fullmatch(span.quote(text).strip()):
                yield from signed
            signed = []


def _is_filled(text: str, span: Span, named: Sequence[Named]) -> bool:
    """Whether a line holds the names and nothing else."""
    between = [text[a.end : b.begin] for a, b in pairwise(named)]
    rest = text[span.begin : named[0].begin] + "".join(between) + text[named[-1].end : span.end]
    return not rest.strip(" \u3000、\t\r")


def own_words(text: str, readings: Sequence[Reading], frames: Sequence[Frame], own: Official) -> list[Frame]:
    """The frames of an official document: behind its opening nobody speaks but it, or another that it prints.

    ``财政部要加强监管`` tells 财政部 to act there; it reports no act of its own.
    """
    result = list(frames[: own.opening + 1])
    speaking, opened = Frame("instrument", (own.document,), (), own.title), 0
    for reading in readings[own.opening + 1 :]:
        printed = title_of(reading, text)
        whole = printed is not None and _fills_line(text, reading, printed)
        if printed is not None and whole and printed.name not in speaking.instruments:
            speaking, opened = (
                Frame("instrument", (printed.name,), (), Span(printed.begin, printed.end)),
                reading.paragraph,
            )
        result.append(speaking._replace(age=reading.paragraph - opened))
    return result


def _fills_line(text: str, reading: Reading, one: Named) -> bool:
    line = reading.holder.span
    return not text[line.begin : one.begin].strip(" 　《") and not text[one.end : line.end].strip(" 　》")


@cache
def _heading() -> re.Pattern[str]:
    general, bare = alternation(words("official", "general")), alternation(words("official", "bare"))
    return re.compile(rf"(?:(?:(?P<general>{general})|{bare})(?:[和与及、]|以及)?)+")


def for_form(text: str, readings: Sequence[Reading]) -> set[int]:
    """The clauses that a document has for form and that order nothing, by their numbers.

    Headings like ``总体要求`` with all that stands under them, ``现将有关事项通知如下``, the purposes before it,
    ``请认真贯彻执行`` and ``附件：``.
    """
    own = official(text, readings)
    formal: set[int] = set()
    general: int | None = None  # how deep the heading is nested under which nothing is a measure
    for i, reading in enumerate(readings):
        depth = _depth(reading)
        if depth is not None and general is not None and depth <= general:
            general = None
        heading = _heading().fullmatch(text, reading.clause.span.begin, reading.clause.span.end)
        if heading and reading.clause.first and (reading.clause.mark in {"", "。", "："} or reading.holder.is_heading):
            formal.add(i)
            if own is not None and i > own.opening and general is None and heading["general"]:
                general = depth
        elif general is not None or _FOR_FORM.match(text, reading.clause.span.begin, reading.clause.span.end):
            formal.add(i)
    if own is not None:
        formal |= _preamble(text, readings, own)
    return formal


def _depth(reading: Reading) -> int | None:
    """How deep an item that opens its line is nested."""
    number = reading.clause.enumerator
    opens = number is not None and reading.holder.enumerator is number
    return _NESTING.index(number.kind) if number is not None and opens and number.kind in _NESTING else None


def _preamble(text: str, readings: Sequence[Reading], own: Official) -> set[int]:
    """The clause that gives the document out, and the purposes before it: 「为促进就业，…，现就…通知如下」."""
    formal = {own.opening}
    sentence = readings[own.opening].sentence
    opening = sentence.clauses[0].span.begin
    if text.startswith("为", opening):
        formal |= {i for i in range(own.opening) if readings[i].sentence is sentence}
    return formal
