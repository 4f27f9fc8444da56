"""Clauses that say which ones of a kind are meant: ``符合条件的``, ``受疫情影响的``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.phrases import token_from
from kg.extract.names.words import Kind, words

if TYPE_CHECKING:
    from kg.extract.names.phrases import Token

_LONGEST_CLAUSE = 40
_PUNCTUATION, _RESTRICTS = int(Kind.PUNCTUATION), int(Kind.RESTRICTS)


@cache
def _turns() -> frozenset[str]:
    return frozenset(words("groups", "for_it")) | {"将", "把", "是", "和", "以及", "及", "其中"}


def clause_before(text: str, phrase: list[Token], begin: int) -> int | None:
    """Where a clause that says which ones begins, if 的 stands before the phrase: ``符合条件的``, ``受疫情影响的``."""
    if begin < 1 or text[begin - 1] != "的":
        return None
    index = token_from(phrase, begin) - 1
    opener = None
    stop_at = begin - _LONGEST_CLAUSE
    while index >= 0 and phrase[index].begin >= stop_at:
        token = phrase[index]
        word = text[token.begin : token.end]
        if token.kinds & _PUNCTUATION and word not in "、（）“”":
            break
        if token.kinds & _RESTRICTS:
            opener = token.begin
        elif word in _turns() and (opener is not None or word != "为"):
            break
        index -= 1
    return opener
