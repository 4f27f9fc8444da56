"""Who speaks in each clause: how a frame opens, how long it lasts, and what it goes back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.citing import Citing
from kg.extract.frame import Frame
from kg.extract.issuing import ORGANISATIONS
from kg.extract.official import official, own_words, title_of
from kg.extract.quotations import attributed_quotations
from kg.extract.speakers import people
from kg.extract.speech import names_of, spoken
from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.index import Named
    from kg.extract.issuing import Issue
    from kg.extract.reading import Reading
    from kg.extract.speakers import People

_CLOSING_MARKS = 1
_CONVENED = "会议"  # 「主持召开国务院常务会议」: the body that meets speaks as the meeting
# 「主要目标是：…」「根据《方案》的主要目标，…」: figures to be reached, no steps.
_GOALS = re.compile("目标(?:任务)?(?:是|为|包括)?$")
_INTRODUCING = re.compile("(?:介绍|解读|通报)了?《")
_GROUNDED = re.compile("根据|按照|依据|依照")
_ESTIMATING = frozenset({"预计", "预测"})
_CEASING = re.compile("》?(?:同时|即行|随之|相应)?(?:废止|失效|停止执行)")  # what ceases speaks no more
_PASSING = frozenset({"outsider", "leader", "statistics"})  # their words end with the paragraph
_SPEAKING = frozenset({"meeting", "official", "body", "instrument"})
_SEVERAL = re.compile(
    r"(?:目前|此外|其中|另外?|还|已|至少)*有?(?:超过|超)?(?:\d+|[两三四五六七八九十]+|多|部分|个别|一些)个?(?:省份?|地市?|市|城市?|地区|地方)"
    r"(?:\d+地)?(?:政策|政府部门|也|还|已|则|先后|陆续)*(?:提出|明确|出台|允许|推出|规定|实施|发布|提高|调整|下调|上调|放宽|取消|公布)"
)
# 「根据《方案》，…」「按照实施方案，…」: what follows is the document's.
_FOLLOWING = re.compile("(?:根据|按照|依据|依照)[^，。；]{0,24}?《?$")
_LAW = re.compile("(?:法|条例|协定|公约)$")  # a law is a ground; it does not speak of what is done now
_END_OF_GROUND = re.compile("》?(?:（[^（）]{1,20}）)?(?:的?(?:规定|要求|安排|部署|内容|明确|精神))?")
# 「为贯彻落实《X》」 tells the ground of what follows, which speaks for itself.
_AIMING = re.compile("为|贯彻|落实|响应")


def frames(text: str, readings: Sequence[Reading], issued: Mapping[int, Issue]) -> list[Frame]:
    """The frame of each clause, in order; ``issued`` tells in which clauses a document is given out."""
    known = people(text, readings)
    quoted = attributed_quotations(text, readings, known)
    principal = {document for issue in issued.values() if not issue.looks_back for document in issue.documents}
    current, steady, citing = Frame(), Frame(), Citing(set(principal))
    result: list[Frame] = []
    paragraph = 0
    lists: dict[str, Frame] = {}
    for i, reading in enumerate(readings):
        if reading.paragraph != paragraph:
            age = current.age + reading.paragraph - paragraph
            current = (steady if current.kind in _PASSING else current)._replace(age=age)
            paragraph = reading.paragraph
        current = citing.resumed(reading, _of_list(reading, current, lists))
        opened = (
            _opened(text, reading, known, current, issued.get(i), listed=_is_listing(current, lists))
            or _own_document(text, reading)
            or _followed(text, reading, current, principal)
            or _of_several(text, reading, current)
        )
        if opened is not None:
            citing.opened(reading, current, opened)
            current = opened
            steady = steady if opened.kind in _PASSING else opened
        if reading.named:
            citing.met(reading)
        aside = _estimate(reading)
        result.append(quoted.get(reading.clause.span.begin, aside or current))
        if reading.holder.is_title and current.kind != "instrument" and _convened(text, reading) is None:
            current = steady = Frame()
    own = official(text, readings)
    return result if own is None else own_words(text, readings, result, own)


def _of_several(text: str, reading: Reading, current: Frame) -> Frame | None:
    """「有4地提出…」「部分地区明确…」: bodies without a name, no longer the one that spoke before."""
    if current.kind not in _SPEAKING or not _SEVERAL.match(text, reading.clause.span.begin, reading.clause.span.end):
        return None
    return Frame()


def _of_list(reading: Reading, current: Frame, lists: dict[str, Frame]) -> Frame:
    """A list's next item goes back to what the list stands under."""
    number = reading.clause.enumerator
    if number is None:
        return current
    if number.ordinal == 1:
        lists[number.kind] = current
    return lists[number.kind]._replace(age=current.age) if number.kind in lists else current


def _is_listing(current: Frame, lists: Mapping[str, Frame]) -> bool:
    """Whether the document that speaks sets out a list; that of another speaker is none of its own."""
    return bool(lists) and any(frame.instruments == current.instruments for frame in lists.values())


def _opened(
    text: str, reading: Reading, known: People, current: Frame, issue: Issue | None, *, listed: bool
) -> Frame | None:
    """The frame that a clause opens, or None where it goes on with the one before it."""
    if _estimate(reading) is not None:
        return None
    said = _convened(text, reading) or _of_goals(text, reading) or spoken(text, reading, known, current)
    if said is not None:
        return said
    if issue is not None and not _only_named(text, reading, current, issue):
        cue = Span(issue.spans[0].begin, issue.spans[-1].end)
        return Frame("instrument", issue.documents[:1], issue.bodies, cue)
    subjects = tuple(one for one in reading.head.subjects if one.type in ORGANISATIONS) or _place_at_head(reading)
    if subjects and not _is_addressed(reading, current, subjects, listed=listed):
        return Frame("body", (), names_of(subjects), Span(subjects[0].begin, subjects[-1].end))
    documents = tuple(one for one in reading.head.subjects if one.type is EntityType.INSTRUMENT) or _introduced(
        text, reading, current
    )
    if documents and not _CEASING.match(text, documents[-1].end):
        numbers = names_of(documents)
        bodies = current.bodies if set(numbers) & set(current.instruments) else ()
        return Frame("instrument", numbers, bodies, Span(documents[0].begin, documents[-1].end))
    return None


def _last_document(reading: Reading) -> Named | None:
    documents = [one for one in reading.named if one.type is EntityType.INSTRUMENT]
    return max(documents, key=lambda one: one.end, default=None)  # not the title within a title


def _only_named(text: str, reading: Reading, current: Frame, issue: Issue) -> bool:
    """Whether a document is only named: as a ground, or as one that the document which speaks will give out."""
    if issue.looks_back and _AIMING.match(text, reading.head.begin):
        return True
    active = issue.spans[-1] != issue.cue
    return active and not issue.bodies and current.kind == "instrument" and reading.paragraph > 0


def _convened(text: str, reading: Reading) -> Frame | None:
    """「国务院总理某某主持召开国务院常务会议」: what the meeting decides is the body's."""
    for verb in reading.tokens:
        if verb.word == "召开":
            for one in reading.named:
                if one.type is EntityType.AGENCY and one.begin >= verb.end and text.endswith(_CONVENED, 0, one.end):
                    return Frame("body", (), (one.name,), Span(verb.begin, one.end))
    return None


def _introduced(text: str, reading: Reading, current: Frame) -> tuple[Named, ...]:
    """「某市举行发布会，介绍《若干措施》」: the document of which the conference tells speaks in what follows."""
    if current.kind not in {"none", "body"} or not _INTRODUCING.match(text, reading.head.begin):
        return ()
    last = _last_document(reading)
    return (last,) if last is not None and last.end >= reading.clause.span.end - _CLOSING_MARKS else ()


def _of_goals(text: str, reading: Reading) -> Frame | None:
    """「到2027年的主要目标是：…」: what follows tells what is to come of it."""
    clause = reading.clause.span
    if reading.clause.mark not in {"：", "，"} or not _GOALS.search(text, clause.begin, clause.end):
        return None
    if reading.clause.mark == "，" and not _GROUNDED.match(text, clause.begin):
        return None
    return Frame("statistics", (), (), Span(clause.begin, clause.end))


def _estimate(reading: Reading) -> Frame | None:
    """「预计今年减税1000亿元」 between two acts: an aside, after which the speaker goes on."""
    first = reading.tokens[0] if reading.tokens else None
    if first is None or first.word not in _ESTIMATING or first.begin != reading.clause.span.begin:
        return None
    return None if reading.clause.first else Frame("statistics", (), (), Span(first.begin, first.end))


def _place_at_head(reading: Reading) -> tuple[Named, ...]:
    """A place that acts only behind its clause, 「山西自11月3日起，组织开展…」, or that heads a part of a round-up."""
    if not reading.named or not reading.named[0].place or reading.holder.is_title:
        return ()
    return reading.named[:1]


def _followed(text: str, reading: Reading, current: Frame, principal: set[int]) -> Frame | None:
    """「根据《方案》，全省将…」: a clause that is the ground and nothing else opens the document's own words."""
    last = _last_document(reading)
    if last is None or current.kind not in {"none", "body", "statistics"} or reading.head.modals:
        return None
    if last.name not in principal and (not reading.clause.first or _LAW.search(text, last.begin, last.end)):
        return None
    clause = reading.clause.span
    if reading.clause.mark != "，" or not _END_OF_GROUND.fullmatch(text, last.end, clause.end):
        return None
    if not _FOLLOWING.match(text, reading.head.begin, last.begin):
        return None
    return Frame("instrument", (last.name,), (), Span(reading.head.begin, last.end))


def _own_document(text: str, reading: Reading) -> Frame | None:
    """A headline that is a document's title: the article is the document, and speaks as it."""
    title = title_of(reading, text) if reading.holder.is_title else None
    return Frame("instrument", (title.name,), (), Span(title.begin, title.end)) if title is not None else None


def _is_addressed(reading: Reading, current: Frame, subjects: tuple[Named, ...], *, listed: bool) -> bool:
    """Whether the subject is not the one that speaks.

    Somebody else tells it to act, 「（会议强调，）该机制要加大协同力度」「部署某集团投放储备」, or speaks of his own
    place in the same sentence: 「记者从省交通执法局获悉，江西省将开展…」.
    """
    said_here = current.cue is not None and current.cue.begin >= reading.sentence.span.begin
    if said_here and current.kind in {"body", "official", "instrument"} and all(one.place for one in subjects):
        return True
    issuing = bool(set(names_of(subjects)) & set(current.bodies))
    if current.kind == "instrument" and issuing and listed:
        return True  # an issuer that acts in an item of its own list: the document sets it out
    if current.kind not in _SPEAKING or issuing:
        return False
    institutions = all(one.type is EntityType.INSTITUTION for one in subjects)
    return reading.head.ordered or "must" in reading.head.modals or (institutions and current.kind == "instrument")
