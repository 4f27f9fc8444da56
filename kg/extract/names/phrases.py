"""Noun phrases: how far to the left a name reaches that begins nowhere in particular."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from kg.extract.names.words import Kind, phrase_words

JOINTS = ("、", "和", "及", "以及", "与", "或")
_LONGEST_UNKNOWN = 5  # characters that no list knows: more of them are rarely one word
_INSIDE = int(Kind.FREE | Kind.MODIFIER | Kind.REGION)
_STOP = int(Kind.STOP)
_PARTICLE = int(Kind.PARTICLE)
_AFTER_TO = int(Kind.AFTER_TO)


@dataclass(slots=True)
class Token:
    """A listed word where it stands."""

    begin: int
    end: int
    kinds: int


def tokens(text: str) -> list[Token]:
    """All listed words of a text, in order, the longest where two begin together. What no list knows lies between."""
    found = phrase_words()
    kinds = found.kinds
    every = [Token(begin, end, kinds[index]) for index, begin, end in found.search.find_matches_as_indexes(text)]
    return _parted(every) if "对外" in text else every


def _parted(every: list[Token]) -> list[Token]:
    """Take 对外籍 apart, so that no 对外 is seen in 对外籍人才."""
    parted = []
    for token in every:
        if token.kinds & _AFTER_TO:
            parted.append(Token(token.begin, token.begin + 1, _STOP | _PARTICLE))
            token.begin += 1
        parted.append(token)
    return parted


def token_from(phrase: list[Token], begin: int) -> int:
    """The place of the first token that begins at a character or after it."""
    return bisect_left(phrase, begin, key=_BEGIN)


_BEGIN = attrgetter("begin")


def _cuts_a_verb(word: Token) -> bool:
    return word.end - word.begin == 1 and word.kinds & (_STOP | _PARTICLE) == _STOP


class Reach(NamedTuple):
    """How far a phrase reaches: its first character, its first token, and how many characters no list knows."""

    begin: int
    first: int
    unknown: int


def reach_left(words: list[Token], head: int, inside: int, longest: int) -> Reach:
    """Walk from a head to the left over what may stand inside a name.

    Args:
        words: The text's tokens.
        head: The head's place among them.
        inside: The kinds of words that the name may hold.
        longest: How many characters the name may have before its head.

    Returns:
        How far it reaches; at the head itself when nothing before it belongs to it.
    """
    origin = begin = words[head].begin
    first = head
    unknown = 0
    for index in range(head - 1, -2, -1):
        previous = words[index].end if index >= 0 else 0
        gap = begin - previous
        if gap == 1 and index >= 0 and _cuts_a_verb(words[index]):
            break  # the second half of a verb that no list knows
        if gap:
            if gap > _LONGEST_UNKNOWN or origin - previous > longest:
                break
            begin, first = previous, index + 1
            unknown += gap
        if index < 0:
            break
        word = words[index]
        if not word.kinds & inside or origin - word.begin > longest:
            break
        begin, first = word.begin, index
    return Reach(begin, first, unknown)
