"""An article that prints an official document: who gives it out, the clause that does, and its own words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.frame import Frame
from kg.extract.issuing import ORGANISATIONS, Issue
from kg.extract.names.words import alternation, words
from kg.extract.provisions import is_made_for
from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.index import Named
    from kg.extract.reading import Reading

_FARTHEST_OPENING = 20  # paragraphs: a title, what a site prints above, whom it is sent to, a preamble
# 「关于…的通知（国发〔2020〕1号）」「关于…的通知_中国政府网」
_BEHIND_TITLE = re.compile(r"[》”]?(?:[（(][^（()）]{1,40}[）)])?(?:[_—\-|].*)?")
_ADOPTED = re.compile(r"第[^，。；]{1,8}次[^，。；]{0,16}会议[^，。；]{0,6}(?:通过|批准|修订|修正)")
_CLOSING_DAY = re.compile(r"[12]\d{3}年\d{1,2}月\d{1,2}日")


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
        rf"(?:现[就将对提作制][^。；]*|[^。；]*(?:提出|制定|作出|明确)|[^。；]*(?:{opens}))如下[^，。；]{{0,6}}$|[^。；]*以下(?:{opens})$|现(?:予|予以|将[^。；]{{1,80}}?)?{gives}|特此(?:公告|通告|通知)$"
    )


def opens(text: str, clause: Span) -> bool:
    """Whether a clause gives out the document it stands in: 「现就有关事项通知如下」「现印发给你们」「制定本办法」."""
    return _opening().search(text, *clause) is not None or is_made_for(clause.quote(text))


def title_of(reading: Reading, text: str) -> Named | None:
    """The document whose title a line is and nothing else behind it, if it is one."""
    documents = (one for one in reading.named if one.type is EntityType.INSTRUMENT)
    last = max(documents, key=attrgetter("end"), default=None)  # not the title within a title
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
        elif opens(text, reading.clause.span):
            numbered = _by_number(text, readings[:i]) or tuple(_adopters(text, readings[: i + 1]))
            signing = (one for one in signers(text, readings) if one.type is EntityType.AGENCY)
            bodies = before or numbered or tuple(signing)
            return Official(title.name, Span(title.begin, title.end), bodies, i, reading.clause.span)
    return None


def _adopters(text: str, readings: Sequence[Reading]) -> Iterator[Named]:
    """Whose meeting adopted it, by the lines under the title: 「市人民政府第3次常务会议通过」."""
    for reading in readings:
        for one in reading.named:
            if one.type is EntityType.AGENCY and _ADOPTED.match(text, one.end, reading.clause.span.end):
                yield one


def _before_title(text: str, reading: Reading, title: Named) -> tuple[Named, ...]:
    """The agencies before a title, not those whose document another passes on: 「国务院办公厅转发财政部关于…」."""
    passed_on = text.find("转发", reading.clause.span.begin, title.begin)
    end = title.begin if passed_on < 0 else passed_on
    bodies = [one for one in reading.named if one.type is EntityType.AGENCY and one.end <= end]
    within = {
        one for one in bodies for whole in bodies if one != whole and whole.begin <= one.begin and one.end <= whole.end
    }
    return tuple(one for one in bodies if one not in within)  # of 教育部办公厅 not 教育部 as well


_NUMBER = re.compile(
    r"(?:公告|令|通告)[ \u3000]*(?:[（(〔]?\d{4}[年〕)）]?)?[ \u3000]*第?[\d一二三四五六七八九十百]+号(?:公布|发布)?"
)


def _by_number(text: str, readings: Sequence[Reading]) -> tuple[Named, ...]:
    """The agencies of a line that is a number: 「财政部 税务总局公告2023年第19号」."""
    for reading in readings:
        bodies = [one for one in reading.named if one.type is EntityType.AGENCY]
        if bodies and not reading.holder.is_title and _NUMBER.fullmatch(text, bodies[-1].end, reading.clause.span.end):
            return tuple(bodies)
    return ()


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
    announcing = Frame("instrument", (own.document,), (), own.title)
    bodies = {one.name for one in own.bodies}
    result = [
        announcing if frame.kind == "body" and (bodies & set(frame.bodies) or _is_own(text, reading, frame)) else frame
        for reading, frame in zip(readings[: own.opening + 1], frames, strict=False)
    ]
    speaking, opened = announcing, 0
    for reading in readings[own.opening + 1 :]:
        printed = title_of(reading, text) if is_title(text, reading) else None
        if printed is not None and printed.name not in speaking.instruments:
            speaking, opened = (
                Frame("instrument", (printed.name,), (), Span(printed.begin, printed.end)),
                reading.paragraph,
            )
        result.append(speaking._replace(age=reading.paragraph - opened))
    return result


def _is_own(text: str, reading: Reading, frame: Frame) -> bool:
    """Whether it is the issuer that speaks, 「我部决定实施…」「经国务院同意，决定复制推广…」."""
    decides = text.startswith("决定", reading.clause.span.begin)
    return decides or (frame.cue is not None and text.startswith("我", frame.cue.begin))


def is_title(text: str, reading: Reading) -> bool:
    """Whether a line is the title of a document that is printed below it."""
    one, line = title_of(reading, text), reading.holder.span
    if one is None:
        return False
    return not text[line.begin : one.begin].strip(" 　《") and not text[one.end : line.end].strip(" 　》")
