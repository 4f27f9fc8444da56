"""All that the rules for relations and attributes read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frame import Frame
    from kg.extract.issuing import Issue
    from kg.extract.measures import Candidate
    from kg.extract.mentions import Name
    from kg.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """An article as it was read: its names, its clauses, who speaks in them, the documents issued, the measures."""

    text: str
    names: Sequence[Name]
    readings: Sequence[Reading]
    frames: Sequence[Frame]
    issued: Sequence[Issue]
    measures: Sequence[Candidate]

    def issued_in(self) -> dict[int, Issue]:
        """What is issued, by the number of its clause."""
        return {issue.reading: issue for issue in self.issued}

    def principal(self) -> set[int]:
        """The documents the article is about: those it shows being issued, not those it only refers to."""
        return {document for issue in self.issued if not issue.looks_back for document in issue.documents}

    def printed(self) -> int | None:
        """The document that the article prints: the one its headline names, else the first it shows being issued."""
        if self.frames and self.frames[0].kind == "instrument":
            return self.frames[0].instruments[0]
        return next((issue.documents[0] for issue in self.issued if not issue.looks_back), None)

    def same_sentence(self, number: int, before: int, after: int = 0) -> Iterator[Reading]:
        """The clauses of the sentence of clause ``number``, from ``before`` clauses ahead of it to ``after`` behind."""
        sentence = self.readings[number].sentence
        for reading in self.readings[max(0, number - before) : number + after + 1]:
            if reading.sentence is sentence:
                yield reading
