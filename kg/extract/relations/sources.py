"""Where measures come from and what they work through."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.statements import Statement, measure, name
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.measures import Candidate
    from kg.extract.reader import Reader

_CERTAIN_SOURCE = 0.85  # how often the frame is right where the measure is
_CERTAIN_MEANS = 0.8


def sources(reader: Reader) -> Iterator[Statement]:
    """The document that sets a measure out, else the bodies that offer it."""
    for i, candidate in enumerate(reader.measures):
        frame = reader.frames[candidate.reading]
        spans = tuple(sorted({candidate.span} | ({frame.cue} if frame.cue is not None else set())))
        confidence = _CERTAIN_SOURCE * candidate.probability
        if frame.kind == "instrument":
            for document in () if _gives_out(reader, candidate) else frame.instruments:
                yield Statement(name(document), Predicate.SETS_OUT, measure(i), spans, confidence, "document-frame")
        else:
            for body in frame.bodies:
                yield Statement(name(body), Predicate.OFFERS, measure(i), spans, confidence, f"{frame.kind}-frame")


def _gives_out(reader: Reader, candidate: Candidate) -> bool:
    """Whether the measure is that the document is given out, 「印发《意见》」, which the document does not set out."""
    k = bisect_left(reader.issued, candidate.reading, key=lambda issue: issue.reading)
    issue = reader.issued[k] if k < len(reader.issued) and reader.issued[k].reading == candidate.reading else None
    if issue is None or not candidate.span.begin <= issue.cue.begin < candidate.span.end:
        return False
    names = reader.readings[candidate.reading].named
    return any(
        one.name in issue.documents and candidate.span.begin <= one.begin and one.end + 1 >= candidate.span.end
        for one in names
    )


def means(reader: Reader) -> Iterator[Statement]:
    """「完善上海“单一窗口”功能」: the measure works through the programme it names."""
    for i, candidate in enumerate(reader.measures):
        for one in reader.readings[candidate.reading].named:
            if one.type is EntityType.PROGRAMME and candidate.span.begin < one.end and one.begin < candidate.span.end:
                spans, confidence = (candidate.span,), _CERTAIN_MEANS * candidate.probability
                yield Statement(measure(i), Predicate.USES, name(one.name), spans, confidence, "programme-in-measure")
