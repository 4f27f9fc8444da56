"""Shows a difference with the sentence that speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.sentences import sentence_at, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence


class Quoting:
    """The sentences of one article.

    Args:
        text: Its text; empty where it is not at hand, and then there is nothing to show.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = sentence_spans(text)

    def at(self, spans: Sequence[Sequence[int]]) -> str:
        """The sentence in which the last of some ``[begin, end]`` spans begins: evidence ends with its object."""
        return self._sentence(spans[-1][0]) if spans else ""

    def naming(self, *names: str) -> str:
        """The first sentence that holds the first of ``names`` that occurs at all."""
        places = (self._text.find(name) for name in names if name)
        return next((self._sentence(place) for place in places if place >= 0), "")

    def _sentence(self, offset: int) -> str:
        return sentence_at(self._sentences, offset).quote(self._text) if self._sentences else ""
