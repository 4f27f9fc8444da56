"""Who speaks in a clause, and on what ground: a document, a body, a meeting, a spokesperson, an outsider."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.issuing import LEARNING, ORGANISATIONS, acting, coordinated
from kg.extract.lexicon import Token
from kg.extract.speakers import People, people
from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.index import Named
    from kg.extract.issuing import Issue
    from kg.extract.reading import Reading

_LEADER = re.compile("总书记|习近平")
_LONGEST_SUBJECT = 60
_STATISTICS = re.compile("数据|统计|监测|调查|测算|报告显示|大数据")
_PASSING = frozenset({"outsider", "leader", "statistics"})  # their words end with the paragraph
_AIMING = re.compile("为|贯彻|落实|响应")  # 「为贯彻落实《X》」 tells the ground of what follows, which speaks for itself


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose words a clause reports.

    Attributes:
        kind: ``instrument``, ``meeting``, ``official``, ``body``, ``outsider``, ``leader``, ``statistics`` or ``none``.
        instruments: The names (their numbers) of the documents that say it.
        bodies: The names of the organisations that say it, or that issued the document.
        cue: The words that opened the frame.
        age: How many paragraphs ago that was.
    """

    kind: str = "none"
    instruments: tuple[int, ...] = ()
    bodies: tuple[int, ...] = ()
    cue: Span | None = None
    age: int = 0


def frames(text: str, readings: Sequence[Reading], issued: Mapping[int, Issue]) -> list[Frame]:
    """The frame of each clause, in order; ``issued`` tells in which clauses a document is given out."""
    speakers = people(text, readings)
    quoted = _attributed_quotations(text, readings, speakers)
    current, steady = Frame(), Frame()
    result: list[Frame] = []
    paragraph = -1
    lists: dict[str, Frame] = {}
    for i, reading in enumerate(readings):
        if reading.paragraph != paragraph:
            steps = reading.paragraph - paragraph if paragraph >= 0 else 0
            paragraph = reading.paragraph
            current = replace(current if current.kind not in _PASSING else steady, age=current.age + steps)
        number = reading.clause.enumerator
        if number is not None and number.ordinal == 1:
            lists[number.kind] = current
        elif number is not None and number.kind in lists:  # the next item goes back to what the list stands under
            current = replace(lists[number.kind], age=current.age)
        opened = opening(text, reading, speakers, current, issued.get(i))
        if opened is not None:
            current = opened
            if opened.kind not in _PASSING:
                steady = opened
        result.append(quoted.get(reading.clause.span.begin, current))
        if reading.holder.is_title and current.kind != "instrument":
            current = steady = Frame()
    return result


def opening(text: str, reading: Reading, speakers: People, current: Frame, issue: Issue | None) -> Frame | None:
    """The frame that a clause opens, or None where it goes on with the one before it."""
    verb = _verb_of_saying(reading) or _colon_of_speech(reading)
    if verb is not None:
        frame = _spoken(text, reading, verb, speakers, current)
        if frame is not None:
            return frame
    if issue is not None and (not issue.looks_back or not _AIMING.match(text, reading.head.begin)):
        return Frame("instrument", issue.documents[:1], issue.bodies, Span(issue.spans[0].begin, issue.spans[-1].end))
    subjects = tuple(one for one in reading.head.subjects if one.type in ORGANISATIONS)
    if subjects and not _is_addressed(reading, current, subjects):
        return Frame("body", (), _names(subjects), Span(subjects[0].begin, subjects[-1].end))
    documents = tuple(one for one in reading.head.subjects if one.type is EntityType.INSTRUMENT)
    if documents:
        bodies = current.bodies if set(_names(documents)) & set(current.instruments) else ()
        return Frame("instrument", _names(documents), bodies, Span(documents[0].begin, documents[-1].end))
    return None


def _is_addressed(reading: Reading, current: Frame, subjects: Sequence[Named]) -> bool:
    """Whether the subject is not the one that speaks.

    Somebody else tells it to act, 「（会议强调，）该机制要加大协同力度」「部署中化集团投放」, or speaks of his own place
    in the same sentence: 「记者从省交通执法局获悉，江西省将开展…」.
    """
    said_here = current.cue is not None and current.cue.begin >= reading.sentence.span.begin
    if said_here and current.kind in {"body", "official"} and all(one.place for one in subjects):
        return True
    if current.kind not in {"meeting", "official", "body", "instrument"} or set(_names(subjects)) & set(current.bodies):
        return False
    institutions = all(one.type is EntityType.INSTITUTION for one in subjects)
    return reading.head.ordered or "must" in reading.head.modals or (institutions and current.kind == "instrument")


def _verb_of_saying(reading: Reading) -> Token | None:
    if reading.head.reported is not None:
        return reading.head.reported
    for token in reading.tokens:
        if "saying" in token.classes:
            return token
        if token.begin == reading.head.begin and token.classes & {"action", "preposition", "manner", "purpose"}:
            return None  # 「按照国务院决策部署」「贯彻…要求」: a ground, not a speech
    return None


def _colon_of_speech(reading: Reading) -> Token | None:
    """「国家税务总局副局长 王道树：我们将…」: the office stands for the verb of saying."""
    if reading.clause.mark != "：" or not any("official" in token.classes for token in reading.tokens):
        return None
    end = reading.clause.span.end
    return Token(end, end, "：", frozenset({"saying"}))


def _spoken(text: str, reading: Reading, verb: Token, speakers: People, current: Frame) -> Frame | None:
    """The frame of 「X 表示」: X is read from the words before the verb."""
    begin = max(reading.clause.span.begin, verb.begin - _LONGEST_SUBJECT)
    subject = text[begin : verb.begin]
    if _LEADER.search(subject):
        return Frame("leader", (), (), Span(begin, verb.end))
    cue = Span(begin, verb.end)
    before = [one for one in reading.named if one.begin < verb.begin]
    roles = [token for token in reading.tokens if token.end <= verb.begin and token.classes & {"official", "outsider", "document"}]
    person = speakers.named(subject)
    if person is not None:
        return replace(person, cue=cue, age=0)
    nearest = before[-1] if before else None
    if verb.word in LEARNING:  # the reporter learnt it from the body
        learnt = acting(reading, learnt=True, until=verb.begin)
        return Frame("body", (), _names(coordinated(text, learnt)), cue) if learnt else None
    if _STATISTICS.search(subject) or verb.word in {"显示", "预计", "预测"}:
        return Frame("statistics", (), (), cue)
    role = roles[-1] if roles and (nearest is None or roles[-1].begin >= nearest.end) else None
    if role is not None and "outsider" in role.classes and "document" not in role.classes:
        return Frame("outsider", (), (), cue)
    if nearest is not None and nearest.type is EntityType.INSTRUMENT:
        bodies = current.bodies if nearest.name in current.instruments else ()
        return Frame("instrument", (nearest.name,), bodies, cue)
    organisations = acting(reading, until=verb.begin)
    if organisations:
        return Frame("official" if role is not None else "body", (), _names(coordinated(text, organisations)), cue)
    if role is not None and role.word.endswith(("会议", "会", "全会")):
        return replace(current, kind="meeting", instruments=(), cue=cue, age=0)
    if role is not None and "document" in role.classes and current.instruments:
        return replace(current, kind="instrument", cue=cue, age=0)
    if role is not None and "official" in role.classes and current.bodies:
        return replace(current, kind="official", cue=cue, age=0)
    return None


def _names(named: Sequence[Named]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.name for one in named))


_SAID_AFTER = re.compile(r"”[^“”。！？\n]{0,40}?(?:说|表示|称|指出|介绍|认为|分析|强调|透露|坦言|解释)(?:道|称)?[。，]?")


def _attributed_quotations(text: str, readings: Sequence[Reading], speakers: People) -> dict[int, Frame]:
    """The clauses of each quotation whose speaker is told behind it: 「“要加快。”张三说。」, by their begin."""
    frames_by_clause: dict[int, Frame] = {}
    by_begin = [reading.clause.span.begin for reading in readings]
    for match in _SAID_AFTER.finditer(text):
        opened = text.rfind("“", max(0, match.start() - 600), match.start())
        if opened < 0:
            continue
        frame = speakers.named(match[0][1:])
        if frame is None and speakers.outsider(match[0]):
            frame = Frame("outsider")
        if frame is None:
            continue
        frame = replace(frame, cue=Span(match.start() + 1, match.end()), age=0)
        low = _first_at_or_after(by_begin, opened)
        while low < len(by_begin) and by_begin[low] < match.start():
            frames_by_clause[by_begin[low]] = frame
            low += 1
    return frames_by_clause


def _first_at_or_after(begins: Sequence[int], offset: int) -> int:
    return bisect_left(begins, offset)
