"""Every clause of an article with its cue words, its names and its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.head import Head, read_head
from kg.extract.index import Named, index
from kg.extract.lexicon import Token, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.mentions import Name
    from kg.extract.structure import Clause, Document, Paragraph, Sentence


@dataclass(slots=True)
class Reading:
    """One clause.

    Attributes:
        paragraph: The number of its paragraph.
        clause: Its span, mark and enumerator.
        tokens: The cue words in it that are no part of a name.
        named: The names in it.
        head: Where its verb phrase begins.
    """

    paragraph: int
    holder: Paragraph
    sentence: Sentence
    clause: Clause
    tokens: tuple[Token, ...]
    named: tuple[Named, ...]
    head: Head


def read(document: Document, names: Sequence[Name]) -> list[Reading]:
    """Read all clauses in text order. Linear in the text's length."""
    text, mentions = document.text, index(names)
    tokens = iter(_outside_names(lexicon().tokens(text), mentions.named))
    token = next(tokens, None)
    numbers = {id(paragraph): i for i, paragraph in enumerate(document.paragraphs)}
    readings = []
    for paragraph, sentence, clause in document.clauses():
        begin, end = clause.span.begin, clause.span.end
        inside: list[Token] = []
        while token is not None and token.begin < end:
            if token.begin >= begin:
                inside.append(token)
            token = next(tokens, None)
        named = tuple(mentions.within(begin, end))
        head = read_head(text, begin, end, inside, named)
        readings.append(Reading(numbers[id(paragraph)], paragraph, sentence, clause, tuple(inside), named, head))
    return readings


def _outside_names(tokens: Iterable[Token], named: Sequence[Named]) -> Iterable[Token]:
    """The cue words that no name covers: 发展 in 发展改革委 is no verb."""
    i = 0
    for token in tokens:
        while i < len(named) and named[i].end <= token.begin:
            i += 1
        if i == len(named) or token.end <= named[i].begin:
            yield token
