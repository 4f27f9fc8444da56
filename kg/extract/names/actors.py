"""What is a kind only where it is told to act: ``外卖平台应当``, ``督促平台公示``, ``酒店不得``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.edges import edges_of, goes_on
from kg.extract.names.found import Claims, Found
from kg.extract.names.phrases import JOINTS
from kg.extract.names.subjects import is_told
from kg.extract.names.words import Kind, alternation, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.phrases import Token

_TOLD, _ORDERED = 0.65, 0.75
_LONGEST_ORDER = 4
_LONGEST_ROW = 8  # tokens
_ACTOR, _HEAD, _STOP = int(Kind.ACTOR), int(Kind.ALONE | Kind.BOUND), int(Kind.STOP)
_PUNCTUATION = int(Kind.PUNCTUATION)


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words('groups', 'orders'))}$")


def actors(text: str, phrase: list[Token], claims: Claims, bodies: dict[int, int]) -> Iterator[Found]:
    """Kinds by a word that names none elsewhere; one that does with a modifier is left to ``groups`` there.

    Args:
        text: The text.
        phrase: Its tokens.
        claims: What bodies and institutions have taken.
        bodies: Where each body begins, by where it ends.
    """
    for index, token in enumerate(phrase):
        if not token.kinds & _ACTOR or not claims.free(token.begin, token.end) or goes_on(phrase, index):
            continue
        told = is_told(text, _end_of_row(text, phrase, index))
        if not told and not _acts_next(phrase, index):
            continue
        begin, core, end, _ = edges_of(text, phrase, index, claims, bodies)
        ordered = _orders().search(text, max(0, begin - _LONGEST_ORDER), begin) is not None
        if (told or ordered) and (begin == token.begin or not token.kinds & _HEAD):
            kind, confidence = text[core:end], _ORDERED if ordered else _TOLD
            inner = kind if begin < core else ""
            yield Found(EntityType.TARGET_GROUP, begin, end, kind, "group-by-its-end", confidence, inner=inner)


def _end_of_row(text: str, phrase: list[Token], index: int) -> int:
    """Where what is told begins, behind all that are told it: ``酒店、景区可``."""
    end = phrase[index].end
    row = phrase[index + 1 : index + 1 + _LONGEST_ROW]
    for joint, other in zip(row[::2], row[1::2], strict=False):
        joined = joint.begin == end and text[joint.begin : joint.end] in JOINTS and other.begin == joint.end
        if not joined or not other.kinds & (_ACTOR | _HEAD):
            break
        end = other.end
    return end


def _acts_next(phrase: list[Token], index: int) -> bool:
    """Whether a verb follows: 要求平台公示, but not 要求平台企业 or 鼓励平台经济."""
    following = phrase[index + 1] if index + 1 < len(phrase) else None
    return (
        following is not None
        and following.begin == phrase[index].end
        and bool(following.kinds & _STOP)
        and not following.kinds & _PUNCTUATION
    )
