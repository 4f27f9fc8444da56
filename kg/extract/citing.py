"""A speech that cites a document: where the document's words end and the speaker's own begin again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import EntityType

if TYPE_CHECKING:
    from kg.extract.frame import Frame
    from kg.extract.reading import Reading

_CITING = frozenset({"meeting", "official"})


@dataclass(slots=True)
class Citing:
    """Who was speaking when a document came up, so that his own words are his again.

    Attributes:
        official: Who explains the documents: 「商务部有关负责人介绍《措施》…。下一步，将…」.
        speaker: Whose words cite the document that speaks now, and that the article has not named before.
        sentence: The sentence of the citation.
        known: The documents issued or named so far.
    """

    known: set[int]
    official: Frame | None = None
    speaker: Frame | None = None
    sentence: object = None

    def met(self, reading: Reading) -> None:
        """Keep which documents a clause names."""
        for one in reading.named:
            if one.type is EntityType.INSTRUMENT:
                self.known.add(one.name)

    def opened(self, reading: Reading, before: Frame, now: Frame) -> None:
        """Keep who spoke before a new frame."""
        cites = now.kind == "instrument" and before.kind in _CITING and self.known.isdisjoint(now.instruments)
        self.speaker, self.sentence = before if cites else None, reading.sentence
        if now.kind == "official":
            self.official = now

    def resumed(self, reading: Reading, current: Frame) -> Frame:
        """The frame in which a clause stands before it opens its own.

        A document that a speech cites in passing speaks to the end of the sentence; what is to come next is told by
        the officials who explain the document.
        """
        if current.kind != "instrument":
            return current
        if self.speaker is not None and reading.sentence is not self.sentence:
            return self.speaker
        ahead = any(t.begin == reading.clause.span.begin and "next_step" in t.classes for t in reading.tokens)
        return self.official if ahead and self.official is not None else current
