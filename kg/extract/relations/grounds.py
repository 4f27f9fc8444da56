"""What documents and measures rest on: the document they carry out, or that the meeting adopted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.statements import Statement, measure, name
from kg.facts import Span
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.index import Named
    from kg.extract.reader import Reader
    from kg.extract.reading import Reading

_BASIS = re.compile(
    r"(?:贯彻|落实|按照?|根据|依据|依照|响应|实施好?|执行|围绕|对照|遵循|推进|抓好|践行)[^，。；]{0,24}$"
)
_REACH = 30
_CLAUSES_BEFORE_ISSUE, _CLAUSES_BEFORE_MEASURE = 6, 4
# Three characters that half of all titles hold show no common subject.
_EMPTY = re.compile(
    r"[，。《》、“”的和与等关于]|工作|意见|方案|通知|办法|加强|推进|推动|进一步|实施|行动|指导|发展|建设|管理|条例|草案"
)
_COMMON = 2


def grounds_of_documents(reader: Reader) -> Iterator[Statement]:
    """「为贯彻落实《A》，X 印发《B》」: B is based on A."""
    for issue in reader.issued:
        if issue.looks_back:
            continue
        for reading in reader.same_sentence(issue.reading, _CLAUSES_BEFORE_ISSUE):
            for one in reading.named:
                cue = _basis(reader, reading, one)
                if cue is not None and one.name not in issue.documents and one.end <= issue.cue.begin:
                    subject, spans = name(issue.documents[0]), (cue, issue.cue)
                    yield Statement(subject, Predicate.BASED_ON, name(one.name), spans, 0.8, "ground-of-document")


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


def _basis(reader: Reader, reading: Reading, one: Named) -> Span | None:
    """The words that make a document a ground, from 贯彻, 根据 … to its name."""
    if one.type is not EntityType.INSTRUMENT:
        return None
    match = _BASIS.search(reader.text, max(reading.clause.span.begin, one.begin - _REACH), one.begin)
    return Span(match.start(), one.end) if match else None


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
