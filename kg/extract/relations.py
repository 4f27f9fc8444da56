"""Statements of an article: who issues what, what it sets out, whom it is for, what it rests on and works through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.linear import linear_model
from kg.extract.roles import pairs
from kg.extract.statements import Statement, Thing, measure, name
from kg.facts import Span
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frames import Frame
    from kg.extract.issuing import Issue
    from kg.extract.measures import Candidate
    from kg.extract.mentions import Name
    from kg.extract.reading import Reading

ROLE_THRESHOLD = 0.35
_FACING = re.compile(r"(?:面向|适用于|适用范围|印发给?|发至|发给)")
_CARRY_OUT = re.compile(r"要求.{2,20}(?:认真|抓好|遵照|严格)?(?:结合实际)?(?:认真)?(?:贯彻落实|遵照执行|贯彻执行|抓好落实|组织实施)")
_HELPING = re.compile(r"支持|帮助|服务|促进|缓解|扶持|助力|保障|鼓励|维护")
_EMPTY_GRAM = re.compile(r"[，。《》、“”的和与等关于]|工作|意见|方案|通知|办法|加强|推进|推动|进一步|实施|行动|指导|发展|建设|管理|条例|草案")
_ON_TOPIC = 2
_BASIS = re.compile(r"(?:贯彻|落实|按照?|根据|依据|依照|响应|实施好?|执行|围绕|对照|遵循|推进|抓好|践行)[^，。；]{0,24}$")
_BASIS_REACH = 30
_BASIS_CLAUSES = 4
_AMENDING = re.compile(r"修订|修改|修正|调整|暂缓施行|暂停施行")
_REPEALING = re.compile(r"废止|失效|停止执行|取代")


@dataclass(frozen=True, slots=True)
class Reader:
    """What the rules read: the article's text, its clauses, who speaks in them, and the measures found."""

    text: str
    names: Sequence[Name]
    readings: Sequence[Reading]
    frames: Sequence[Frame]
    issued: Sequence[Issue]
    measures: Sequence[Candidate]


def statements(reader: Reader) -> Iterator[Statement]:
    """All statements, rule by rule; a later one may repeat an earlier one with other evidence."""
    yield from _issues(reader)
    yield from _grounds(reader)
    yield from _changes(reader)
    yield from _titles(reader)
    yield from _whole_documents(reader)
    yield from _topics(reader)
    for i in range(len(reader.measures)):
        yield from _sources(reader, i)
        yield from _means(reader, i)
        yield from _bases(reader, i)
    yield from _roles(reader)


def _issues(reader: Reader) -> Iterator[Statement]:
    for issue in reader.issued:
        for body in issue.bodies:
            for document in issue.documents:
                yield Statement(name(body), Predicate.ISSUES, name(document), issue.spans, 0.9, "issuing-verb")


def _grounds(reader: Reader) -> Iterator[Statement]:
    """「为贯彻落实《A》，X 印发《B》」: B is based on A."""
    for issue in reader.issued:
        if issue.looks_back or not issue.documents:
            continue
        sentence = reader.readings[issue.reading].sentence
        for reading in reader.readings[max(0, issue.reading - 6) : issue.reading + 1]:
            if reading.sentence is not sentence:
                continue
            for one in reading.named:
                if one.type is EntityType.INSTRUMENT and one.name not in issue.documents and one.end <= issue.cue.begin:
                    cue = _BASIS.search(reader.text, max(reading.clause.span.begin, one.begin - _BASIS_REACH), one.begin)
                    if cue:
                        spans = (Span(cue.start(), one.end), issue.cue)
                        yield Statement(name(issue.documents[0]), Predicate.BASED_ON, name(one.name), spans, 0.8, "ground-of-document")


def _changes(reader: Reader) -> Iterator[Statement]:
    """「对《A》进行修订，修订后名称为《B》」: B amends A; 「《A》同时废止」: B repeals A."""
    for reading, frame in zip(reader.readings, reader.frames, strict=True):
        documents = [one for one in reading.named if one.type is EntityType.INSTRUMENT]
        for one in documents:
            if not frame.instruments or one.name in frame.instruments:
                continue
            after = reader.text[one.end : one.end + 8]
            for pattern, predicate in ((_AMENDING, Predicate.AMENDS), (_REPEALING, Predicate.REPEALS)):
                if match := pattern.search(after):
                    spans = (Span(one.begin, one.end + match.end()),)
                    yield Statement(name(frame.instruments[0]), predicate, name(one.name), spans, 0.6, f"{predicate}-verb")


def _titles(reader: Reader) -> Iterator[Statement]:
    """A title that names its issuer, its group or its ground says so itself."""
    organisations = [(i, n) for i, n in enumerate(reader.names) if n.type is EntityType.AGENCY]
    groups = [(i, n) for i, n in enumerate(reader.names) if n.type is EntityType.TARGET_GROUP]
    principal = _principal(reader)
    for i, document in enumerate(reader.names):
        if document.type is not EntityType.INSTRUMENT:
            continue
        spans = (document.mentions[0].span,)
        for k, body in organisations:
            if any(document.form.startswith(form + "关于") for form in (body.form, *body.aliases)):
                yield Statement(name(k), Predicate.ISSUES, name(i), spans, 0.8, "issuer-in-title")
        for k, group in groups if i in principal else ():
            if any(form in document.form for form in (group.form, *group.aliases) if len(form) >= 3):
                yield Statement(name(i), Predicate.TARGETS, name(k), spans, 0.7, "group-in-title")


def _principal(reader: Reader) -> set[int]:
    """The documents the article is about: those it shows being issued, not those it only refers to."""
    return {document for issue in reader.issued if not issue.looks_back for document in issue.documents}


def _whole_documents(reader: Reader) -> Iterator[Statement]:
    """Whom a document as a whole is for, or tells to act.

    「《意见》面向保险公司提出要求」「要求各地认真贯彻落实」 address; a group that the issuing sentence means to help,
    「为支持上海市企业抗疫，推出十项举措」, is targeted.
    """
    for reading, frame in zip(reader.readings, reader.frames, strict=True):
        clause = reading.clause.span.quote(reader.text)
        if not frame.instruments or not (_FACING.search(clause) or _CARRY_OUT.search(clause)):
            continue
        for one in reading.named:
            if one.type is EntityType.TARGET_GROUP:
                spans = (reading.clause.span,)
                yield Statement(name(frame.instruments[0]), Predicate.ADDRESSED_TO, name(one.name), spans, 0.7, "document-addresses")
    for issue in reader.issued:
        if issue.looks_back or not issue.bodies:
            continue
        sentence = reader.readings[issue.reading].sentence
        for reading in reader.readings[max(0, issue.reading - 6) : issue.reading + 3]:
            if reading.sentence is not sentence or not _HELPING.search(reading.clause.span.quote(reader.text)):
                continue
            for one in reading.named:
                if one.type is EntityType.TARGET_GROUP:
                    spans = (reading.clause.span, issue.cue)
                    yield Statement(name(issue.documents[0]), Predicate.TARGETS, name(one.name), tuple(sorted(spans)), 0.55, "issued-to-help")


def _topics(reader: Reader) -> Iterator[Statement]:
    """A meeting adopts a document and goes on about its subject: what it orders there rests on the document."""
    adopted = sorted(_principal(reader))
    titles = {i: _grams(reader.names[i].form) for i in adopted}
    by_paragraph: dict[int, set[str]] = {}
    for reading in reader.readings:
        if not reading.holder.is_title:
            by_paragraph.setdefault(reading.paragraph, set()).update(_grams(reading.clause.span.quote(reader.text)))
    for i, candidate in enumerate(reader.measures):
        frame = reader.frames[candidate.reading]
        if frame.kind != "meeting" or not frame.bodies:
            continue
        shared = {d: len(titles[d] & by_paragraph[reader.readings[candidate.reading].paragraph]) for d in adopted}
        best = max(adopted, key=lambda d: (shared[d], -d), default=None)
        if best is not None and shared[best] >= _ON_TOPIC:
            yield Statement(measure(i), Predicate.BASED_ON, name(best), (candidate.span,), 0.6 * candidate.probability, "meeting-topic")


def _grams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2) if not _EMPTY_GRAM.search(text[i : i + 3])}


def _sources(reader: Reader, i: int) -> Iterator[Statement]:
    """The document that sets a measure out, else the body that offers it."""
    candidate = reader.measures[i]
    frame = reader.frames[candidate.reading]
    cue = (frame.cue,) if frame.cue is not None else ()
    spans = tuple(sorted({*cue, candidate.span}))
    if frame.kind == "instrument" and frame.instruments:
        for document in frame.instruments:
            yield Statement(name(document), Predicate.SETS_OUT, measure(i), spans, 0.85 * candidate.probability, "document-frame")
    else:
        for body in frame.bodies:
            yield Statement(name(body), Predicate.OFFERS, measure(i), spans, 0.85 * candidate.probability, f"{frame.kind}-frame")


def _means(reader: Reader, i: int) -> Iterator[Statement]:
    """The programmes a measure works through."""
    candidate = reader.measures[i]
    for one in reader.readings[candidate.reading].named:
        if one.type is EntityType.PROGRAMME and one.end > candidate.span.begin:
            spans = (candidate.span,)
            yield Statement(measure(i), Predicate.USES, name(one.name), spans, 0.8 * candidate.probability, "programme-in-measure")


def _bases(reader: Reader, i: int) -> Iterator[Statement]:
    """The document a measure carries out: 「认真贯彻落实《X》」."""
    candidate = reader.measures[i]
    frame = reader.frames[candidate.reading]
    sentence = reader.readings[candidate.reading].sentence
    for reading in reader.readings[max(0, candidate.reading - _BASIS_CLAUSES) : candidate.reading + 1]:
        if reading.sentence is not sentence:
            continue
        for one in reading.named:
            if one.type is not EntityType.INSTRUMENT or one.name in frame.instruments:
                continue
            if _BASIS.search(reader.text, max(reading.clause.span.begin, one.begin - _BASIS_REACH), one.begin):
                spans = tuple(sorted({candidate.span, Span(one.begin, one.end)}))
                yield Statement(measure(i), Predicate.BASED_ON, name(one.name), spans, 0.75 * candidate.probability, "ground-of-measure")


def _roles(reader: Reader) -> Iterator[Statement]:
    models = ((Predicate.TARGETS, linear_model("targets")), (Predicate.ADDRESSED_TO, linear_model("addressedTo")))
    for pair in pairs(reader.text, reader.readings, reader.frames, reader.measures):
        frame = reader.frames[reader.measures[pair.measure].reading]
        kind = pair.named.type
        if kind is EntityType.AGENCY and pair.named.name in frame.bodies:
            continue
        candidate = reader.measures[pair.measure]
        spans = tuple(sorted({Span(pair.named.begin, pair.named.end), candidate.span}))
        for predicate, model in models:
            if predicate is Predicate.TARGETS and kind is EntityType.AGENCY:
                continue
            probability = model.probability(pair.features)
            if probability >= ROLE_THRESHOLD:
                confidence = probability * candidate.probability
                yield Statement(measure(pair.measure), predicate, name(pair.named.name), spans, confidence, f"{predicate}-model")
