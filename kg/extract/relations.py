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

ROLE_THRESHOLD = 0.45
_BASIS = re.compile(r"(?:贯彻|落实|按照?|根据|依据|依照|响应|实施好?|执行|围绕|对照|遵循|推进|抓好|践行)[^，。；]{0,24}$")
_BASIS_REACH = 30
_AMENDING = re.compile(r"修订|修改|修正|调整|暂缓施行|暂停施行")
_REPEALING = re.compile(r"废止|失效|停止执行|取代")
_LAUNCHING = frozenset({"推出", "设立", "建立", "启动", "实施", "开展", "打造", "搭建", "成立", "创设", "上线", "发放", "举办", "开通", "开发"})


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
    for i, document in enumerate(reader.names):
        if document.type is not EntityType.INSTRUMENT:
            continue
        spans = (document.mentions[0].span,)
        for k, body in organisations:
            if any(document.form.startswith(form + "关于") for form in (body.form, *body.aliases)):
                yield Statement(name(k), Predicate.ISSUES, name(i), spans, 0.8, "issuer-in-title")
        for k, group in groups:
            if any(form in document.form for form in (group.form, *group.aliases) if len(form) >= 3):
                yield Statement(name(i), Predicate.TARGETS, name(k), spans, 0.7, "group-in-title")


def _sources(reader: Reader, i: int) -> Iterator[Statement]:
    """The document that sets a measure out, else the body that offers it."""
    candidate = reader.measures[i]
    frame = reader.frames[candidate.reading]
    reading = reader.readings[candidate.reading]
    cue = (frame.cue,) if frame.cue is not None else ()
    spans = tuple(sorted({*cue, candidate.span}))
    actors = tuple(dict.fromkeys(one.name for one in reading.head.subjects if one.type in {EntityType.AGENCY, EntityType.INSTITUTION}))
    if frame.kind == "instrument" and frame.instruments and not actors:
        for document in frame.instruments:
            yield Statement(name(document), Predicate.SETS_OUT, measure(i), spans, 0.85 * candidate.probability, "document-frame")
    else:
        for body in actors or frame.bodies:
            yield Statement(name(body), Predicate.OFFERS, measure(i), spans, 0.85 * candidate.probability, f"{frame.kind}-frame")


def _means(reader: Reader, i: int) -> Iterator[Statement]:
    """The programmes a measure works through; who launches one offers it."""
    candidate = reader.measures[i]
    reading, frame = reader.readings[candidate.reading], reader.frames[candidate.reading]
    for one in reading.named:
        if one.type is EntityType.PROGRAMME and one.end > candidate.span.begin:
            spans = (candidate.span,)
            yield Statement(measure(i), Predicate.USES, name(one.name), spans, 0.8 * candidate.probability, "programme-in-measure")
            verb = reading.head.verb
            if frame.kind != "instrument" and verb is not None and verb.word in _LAUNCHING and one.begin - verb.end < 20:
                for body in frame.bodies:
                    yield Statement(name(body), Predicate.OFFERS, name(one.name), spans, 0.6 * candidate.probability, "launches-programme")


def _bases(reader: Reader, i: int) -> Iterator[Statement]:
    """The document a measure carries out: 「认真贯彻落实《X》」."""
    candidate = reader.measures[i]
    reading, frame = reader.readings[candidate.reading], reader.frames[candidate.reading]
    for one in reading.named:
        if one.type is EntityType.INSTRUMENT and one.name not in frame.instruments and one.end > candidate.span.begin:
            if _BASIS.search(reader.text, max(reading.clause.span.begin, one.begin - _BASIS_REACH), one.begin):
                spans = (candidate.span,)
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
