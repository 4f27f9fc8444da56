"""An article's text in paragraphs of sentences, each cut where the words that say a statement begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.facts import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence.

    Attributes:
        text: Its characters.
        statements: The numbers of the statements that it says, in order.
    """

    text: str
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, numbered from 0 over the whole text, or the white space between two (-1)."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LitText:
    """A text whose sentences can be lit up.

    Attributes:
        paragraphs: Its lines, each in sentences.
        sentences: For each statement the numbers of the sentences that say it.
    """

    paragraphs: tuple[tuple[Sentence, ...], ...]
    sentences: tuple[tuple[int, ...], ...]


def lit_text(text: str, evidence: Sequence[Sequence[Span]]) -> LitText:
    """Cut a text up.

    Args:
        text: The whole text.
        evidence: For each statement the characters that say it.
    """
    saying = sorted((span.begin, span.end, i) for i, spans in enumerate(evidence) for span in spans)
    paragraphs: list[list[Sentence]] = [[]]
    lit: list[set[int]] = [set() for _ in evidence]
    at = 0
    for number, span in enumerate(sentence_spans(text)):
        if between := text[at : span.begin]:
            if "\n" in between:
                paragraphs.append([])
            else:
                paragraphs[-1].append(Sentence(-1, (Piece(between, ()),)))
        here = [(begin, end, i) for begin, end, i in saying if begin < span.end and end > span.begin]
        for _, _, i in here:
            lit[i].add(number)
        paragraphs[-1].append(Sentence(number, _pieces(text, span, here)))
        at = span.end
    return LitText(
        tuple(tuple(paragraph) for paragraph in paragraphs if paragraph),
        tuple(tuple(sorted(numbers)) for numbers in lit),
    )


def _pieces(text: str, sentence: Span, saying: list[tuple[int, int, int]]) -> tuple[Piece, ...]:
    cuts = {sentence.begin, sentence.end}
    for begin, end, _ in saying:
        cuts |= {max(begin, sentence.begin), min(end, sentence.end)}
    borders = sorted(cuts)
    return tuple(
        Piece(text[one:other], tuple(sorted({i for begin, end, i in saying if begin < other and end > one})))
        for one, other in pairwise(borders)
    )
