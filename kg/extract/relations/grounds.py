"""What documents and measures rest on: the document they carry out, or that the meeting adopted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.official import opens
from kg.extract.provisions import is_made_for
from kg.extract.statements import Statement, measure, name
from kg.facts import Span
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.index import Named
    from kg.extract.issuing import Issue
    from kg.extract.reader import Reader
    from kg.extract.reading import Reading

_BASIS = re.compile(
    r"(?:贯彻|落实|按照?|根据|依据|依照|响应|实施好?|执行|围绕|对照|遵循|推进|推动|抓好|践行)[^，。；]{0,24}$"
)
_REACH = 30
_JOINED = re.compile(r"》?(?:[（(][^（()）]{1,40}[）)])?(?:[、和及与]|以及)?《?")
_CLAUSES_BEFORE_ISSUE, _CLAUSES_BEFORE_MEASURE = 6, 4
# Three characters that half of all titles hold show no common subject.
_EMPTY = re.compile(
    r"[，。《》、“”的和与等关于]|工作|意见|方案|通知|办法|加强|推进|推动|进一步|实施|行动|指导|发展|建设|管理|条例|草案"
)
_COMMON = 2
_ACTING = frozenset({"body", "official", "meeting"})
_CERTAIN_CITED = 0.65


def grounds_of_documents(reader: Reader) -> Iterator[Statement]:
    """「为贯彻落实《A》，X 印发《B》」: B is based on A."""
    for issue in reader.issued:
        if issue.looks_back:
            continue
        for reading in _before(reader, issue):
            for one in reading.named:
                cue = _basis(reader, reading, one)
                if cue is not None and one.name not in issue.documents and one.end <= issue.cue.begin:
                    subject, spans = name(issue.documents[0]), (cue, issue.cue)
                    yield Statement(subject, Predicate.BASED_ON, name(one.name), spans, 0.8, "ground-of-document")


def _before(reader: Reader, issue: Issue) -> Iterator[Reading]:
    """The clauses that may say on what ground a document is given out; an official one has a whole preamble for it."""
    if opens(reader.text, issue.cue):
        yield from (one for one in reader.readings[: issue.reading + 1] if not one.holder.is_title)
    else:
        yield from reader.same_sentence(issue.reading, _CLAUSES_BEFORE_ISSUE)


def grounds_of_making(reader: Reader) -> Iterator[Statement]:
    """「根据《A》，结合实际，制定本办法」: the document that speaks there rests on A."""
    for i, (reading, frame) in enumerate(zip(reader.readings, reader.frames, strict=True)):
        if not frame.instruments or not is_made_for(reading.clause.span.quote(reader.text)):
            continue
        for before in reader.same_sentence(i, _CLAUSES_BEFORE_ISSUE):
            for one in before.named:
                cue = _basis(reader, before, one)
                if cue is not None and one.name not in frame.instruments:
                    subject, spans = name(frame.instruments[0]), (cue, reading.clause.span)
                    yield Statement(subject, Predicate.BASED_ON, name(one.name), spans, 0.8, "ground-of-making")


def grounds_of_measures(reader: Reader) -> Iterator[Statement]:
    """「根据《A》，对…给予补贴」: what the sentence goes on to do is based on A; 「落实《A》」 alone only itself is."""
    acts = {id(reader.readings[candidate.reading]) for candidate in reader.measures}
    for i, candidate in enumerate(reader.measures):
        frame, own = reader.frames[candidate.reading], reader.readings[candidate.reading]
        for reading in reader.same_sentence(candidate.reading, _CLAUSES_BEFORE_MEASURE):
            if reading is not own and id(reading) in acts:
                continue
            for one in reading.named:
                cue = _basis(reader, reading, one)
                if cue is not None and one.name not in frame.instruments:
                    spans, confidence = tuple(sorted({candidate.span, cue})), 0.75 * candidate.probability
                    yield Statement(
                        measure(i), Predicate.BASED_ON, name(one.name), spans, confidence, "ground-of-measure"
                    )


def grounds_cited_before(reader: Reader) -> Iterator[Statement]:
    """「《纲要》提出，营造一流环境。“十五五”期间，新疆将…」「各部门将按照《意见》落实。教育部将…」.

    What a body does rests on another's document that the paragraph has quoted, or that all were told to carry out.
    """
    issuers: dict[int, set[int]] = {}
    for issue in reader.issued:
        for document in issue.documents:
            issuers.setdefault(document, set()).update(issue.bodies)
    measures: dict[int, list[int]] = {}
    for i, candidate in enumerate(reader.measures):
        measures.setdefault(candidate.reading, []).append(i)
    paragraph, quoted, told = -1, None, None
    for number, (reading, frame) in enumerate(zip(reader.readings, reader.frames, strict=True)):
        if reading.paragraph != paragraph:
            paragraph, quoted = reading.paragraph, None
        if frame.kind == "instrument" and frame.cue is not None and frame.cue.begin >= reading.holder.span.begin:
            quoted = frame.instruments[0], frame.cue
        told = (_told_to_all(reader, reading) if reading.named else None) or told
        for ground in (quoted, told) if frame.kind in _ACTING and frame.bodies else ():
            if ground is None or not issuers.get(ground[0], set()).isdisjoint(frame.bodies):
                continue
            for i in measures.get(number, ()):
                candidate = reader.measures[i]
                spans = tuple(sorted({candidate.span} | ({ground[1]} if ground[1] is not None else set())))
                confidence = _CERTAIN_CITED * candidate.probability
                yield Statement(
                    measure(i), Predicate.BASED_ON, name(ground[0]), spans, confidence, "ground-cited-before"
                )


def _told_to_all(reader: Reader, reading: Reading) -> tuple[int, Span] | None:
    """The document that a clause tells everybody to carry out: 「各部门将按照《意见》有关部署，…」."""
    if not reader.text.startswith("各", reading.clause.span.begin):
        return None
    grounds = ((one.name, _basis(reader, reading, one)) for one in reading.named)
    return next(((document, cue) for document, cue in grounds if cue is not None), None)


def _basis(reader: Reader, reading: Reading, one: Named) -> Span | None:
    """The words that make a document a ground, from 贯彻, 根据 … to its name."""
    if one.type is not EntityType.INSTRUMENT:
        return None
    first = _first_of_row(reader.text, reading, one)
    match = _BASIS.search(reader.text, max(reading.clause.span.begin, first.begin - _REACH), first.begin)
    return Span(match.start(), one.end) if match else None


def _first_of_row(text: str, reading: Reading, one: Named) -> Named:
    """The first of the documents that are joined before one: 「根据《A》（国发〔2015〕3号）、《B》和《C》」."""
    first = one
    for other in reversed(reading.named):
        if other.type is EntityType.INSTRUMENT and other.end <= first.begin:
            if not _JOINED.fullmatch(text, other.end, first.begin):
                break
            first = other
    return first


def meeting_topics(reader: Reader) -> Iterator[Statement]:
    """A meeting adopts a document and goes on about its subject: what it orders there rests on the document."""
    adopters: dict[int, set[int]] = {}
    for issue in reader.issued:
        for document in () if issue.looks_back else issue.documents:
            adopters.setdefault(document, set()).update(issue.bodies)
    if not adopters or not any(frame.kind == "meeting" for frame in reader.frames):
        return
    titles = {i: _grams(reader.names[i].form) for i in adopters}
    paragraphs: dict[int, set[str]] = {}
    for reading in reader.readings:
        if not reading.holder.is_title:
            paragraphs.setdefault(reading.paragraph, set()).update(_grams(reading.clause.span.quote(reader.text)))
    for i, candidate in enumerate(reader.measures):
        frame = reader.frames[candidate.reading]
        if frame.kind != "meeting" or not frame.bodies:
            continue
        spoken_of = paragraphs[reader.readings[candidate.reading].paragraph]
        adopted = [document for document, bodies in adopters.items() if bodies & set(frame.bodies)]
        best = max(adopted, key=lambda d: (len(titles[d] & spoken_of), -d), default=None)
        if best is not None and len(titles[best] & spoken_of) >= _COMMON:
            spans, confidence = (candidate.span,), 0.6 * candidate.probability
            yield Statement(measure(i), Predicate.BASED_ON, name(best), spans, confidence, "meeting-topic")


def _grams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2) if not _EMPTY.search(text[i : i + 3])}
