"""What is said of documents as such: who issues them, whom they face, what they change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.formalities import answers_for
from kg.extract.issuing import ORGANISATIONS, coordinated
from kg.extract.names.addressees import ADDRESSEE
from kg.extract.official import signers
from kg.extract.statements import Statement, measure, name
from kg.facts import Span
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reader import Reader

_FACING = re.compile(r"面向|适用于|适用范围|印发[给至]|发至|发给")
_CARRY_OUT = re.compile(r"要求.{2,20}(?:贯彻落实|遵照执行|贯彻执行|抓好落实|组织实施)")
_CHANGES = (
    (re.compile(r"修订|修改|修正|调整|暂缓施行|暂停施行"), Predicate.AMENDS),
    (re.compile(r"废止|失效|停止执行|取代"), Predicate.REPEALS),
)
_CHANGE_REACH = 8
_INNER = {
    **dict.fromkeys(("修改", "修订", "修正"), Predicate.AMENDS),
    "废止": Predicate.REPEALS,
    **dict.fromkeys(("实施", "贯彻", "落实", "执行", "施行"), Predicate.BASED_ON),
}
_INNER_TITLE = re.compile(f"({'|'.join(_INNER)})[《〈<]([^《》〈〉<>]{{2,60}})[》〉>]")
_LONGEST_TITLE = 80
_AND_OTHERS = re.compile(r"(?:等[\d一二两三四五六七八九十]{0,3}个?(?:部门|单位|部委)(?:办公厅|办公室)?)?")
_LAST_ADDRESS, _LONGEST_ADDRESS = 4, 600
_ADDRESS = re.compile(r"(?!.*(?:如下|现就|现将|通知|公告))[^。]+[：:]")


def issuers(reader: Reader) -> Iterator[Statement]:
    """「上海银保监局、上海市科委联合印发《意见》」: both issue it."""
    for issue in reader.issued:
        for body in issue.bodies:
            for document in issue.documents:
                yield Statement(name(body), Predicate.ISSUES, name(document), issue.spans, 0.9, "issuing-verb")


def titles(reader: Reader) -> Iterator[Statement]:
    """A title that names its issuer says so itself: 「国务院办公厅关于支持中小微企业的意见」."""
    bodies = _by_form(reader, EntityType.AGENCY)
    for i, document in enumerate(reader.names):
        if document.type is not EntityType.INSTRUMENT:
            continue
        spans = (document.mentions[0].span,)
        issuer, about, _ = document.form.partition("关于")
        if about and issuer in bodies:
            yield Statement(name(bodies[issuer]), Predicate.ISSUES, name(i), spans, 0.8, "issuer-in-title")


def inner_titles(reader: Reader) -> Iterator[Statement]:
    """「关于修改《A》的决定」 amends A, 「关于废止《A》的公告」 repeals it, 「关于实施《A》的意见」 is based on it."""
    forms = _by_form(reader, EntityType.INSTRUMENT)
    for i, document in enumerate(reader.names):
        if document.type is EntityType.INSTRUMENT and (match := _INNER_TITLE.search(document.form[:_LONGEST_TITLE])):
            inner = forms.get(match[2], i)
            if inner != i:
                predicate, spans = _INNER[match[1]], (document.mentions[0].span,)
                yield Statement(name(i), predicate, name(inner), spans, 0.8, "title-in-title")


def _by_form(reader: Reader, kind: EntityType) -> dict[str, int]:
    """The names of a kind by each of their forms."""
    return {form: i for i, one in enumerate(reader.names) if one.type is kind for form in (one.form, *one.aliases)}


def issuers_before_titles(reader: Reader) -> Iterator[Statement]:
    """「民政部 财政部关于改进社会救助的意见」: the bodies right before the title issue it, with no verb between."""
    for reading in reader.readings:
        for one in reading.named:
            if one.type is not EntityType.INSTRUMENT or not reader.text.startswith("关于", one.begin):
                continue
            opened = one.begin - reader.text.startswith("《", one.begin - 1)
            before = [body for body in reading.named if body.type in ORGANISATIONS and body.end <= opened]
            before.sort(key=lambda body: body.end)  # of 教育部 and 教育部办公厅 the latter
            if before and _AND_OTHERS.fullmatch(reader.text, before[-1].end, opened):
                bodies = coordinated(reader.text, before)
                for body in () if reader.text.endswith("转发", 0, bodies[0].begin) else bodies:
                    spans = (Span(body.begin, body.end), Span(one.begin, one.end))
                    yield Statement(
                        name(body.name), Predicate.ISSUES, name(one.name), spans, 0.8, "issuer-before-title"
                    )


def signatures(reader: Reader) -> Iterator[Statement]:
    """「教育部 财政部」 over a line 「2023年4月20日」: bodies alone above a closing day sign it."""
    document = reader.printed()
    for one in () if document is None else signers(reader.text, reader.readings):
        spans = (Span(one.begin, one.end),)
        yield Statement(name(one.name), Predicate.ISSUES, name(document), spans, 0.8, "signature")


def facing(reader: Reader) -> Iterator[Statement]:
    """Whom a document faces or who is to carry it out: 「《意见》面向保险公司提出要求」「要求各地认真贯彻落实」."""
    for reading, frame in zip(reader.readings, reader.frames, strict=True):
        span = reading.clause.span
        faces, told = (cue.search(reader.text, *span) for cue in (_FACING, _CARRY_OUT))
        speaks = faces is not None and any(
            one.type is EntityType.INSTRUMENT and one.end <= faces.start() for one in reading.named
        )
        if frame.instruments and (faces or told):
            for one in reading.named:
                faced = told is not None or (faces is not None and faces.end() <= one.begin and speaks)
                if one.type is EntityType.TARGET_GROUP and faced:
                    subject, spans = name(frame.instruments[0]), (reading.clause.span,)
                    yield Statement(subject, Predicate.ADDRESSED_TO, name(one.name), spans, 0.9, "document-addresses")


def addressees(reader: Reader) -> Iterator[Statement]:
    """「各市（州）人民政府，各银行业金融机构：」 under the title: whom an official document is sent to."""
    if not reader.frames or reader.frames[0].kind != "instrument":
        return
    document = reader.frames[0].instruments[0]
    sent_to = {i for i, one in enumerate(reader.names) if one.mentions[0].rule == ADDRESSEE}
    for reading in reader.readings:
        line = reading.holder.span
        near = 0 < reading.paragraph <= _LAST_ADDRESS or any(one.name in sent_to for one in reading.named)
        if not near or line.end - line.begin > _LONGEST_ADDRESS:
            continue
        if _ADDRESS.fullmatch(line.quote(reader.text).strip()):
            for one in reading.named:
                if one.type in {EntityType.TARGET_GROUP, *ORGANISATIONS}:
                    spans = (Span(one.begin, one.end),)
                    yield Statement(name(document), Predicate.ADDRESSED_TO, name(one.name), spans, 0.9, "addressee")


def answering(reader: Reader) -> Iterator[Statement]:
    """「（三）建立补贴制度。…（财政部、民政部按职责分工负责）」: the task is theirs, told once for all its steps."""
    heads: dict[int, int] = {}
    for i, candidate in enumerate(reader.measures):
        heads.setdefault(reader.readings[candidate.reading].paragraph, i)
    for reading in reader.readings:
        task = heads.get(reading.paragraph)
        if task is not None and answers_for(reader.text, reading):
            for one in reading.named:
                if one.type in {EntityType.TARGET_GROUP, *ORGANISATIONS}:
                    spans = tuple(sorted({reader.measures[task].span, Span(one.begin, one.end)}))
                    yield Statement(measure(task), Predicate.ADDRESSED_TO, name(one.name), spans, 0.7, "answers-for-it")


def changes(reader: Reader) -> Iterator[Statement]:
    """「对《A》进行修订，修订后名称为《B》」: B amends A; 「《A》同时废止」: B repeals A."""
    for reading, frame in zip(reader.readings, reader.frames, strict=True):
        for one in reading.named:
            if one.type is not EntityType.INSTRUMENT or not frame.instruments or one.name in frame.instruments:
                continue
            for pattern, predicate in _CHANGES:
                if match := pattern.search(reader.text, one.end, one.end + _CHANGE_REACH):
                    subject, spans = name(frame.instruments[0]), (Span(one.begin, match.end()),)
                    yield Statement(subject, predicate, name(one.name), spans, 0.6, f"{predicate}-verb")
