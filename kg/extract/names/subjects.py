"""A noun phrase that opens its clause as its subject: ``养护责任单位应当``, ``网络预约出租汽车经营者不得``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.names.phrases import JOINTS
from kg.extract.names.words import Kind, words

if TYPE_CHECKING:
    from kg.extract.names.phrases import Token

_MODAL = re.compile("(?:均|都|也)?(?:应[当该]?|必须|须|不得|可以|有权|需?要|可)(?![急用对届])")
_SHARED_HEAD = re.compile(r"(?<!\n)[省州市区县旗乡镇街道一二三四五六ABCD]、$")
_LOOKED_BACK = 3
_LONGEST_GAP = 5
_HEAD = int(Kind.ALONE | Kind.BOUND)
_DETERMINER = int(Kind.DETERMINER)
_PARTICLE, _PUNCTUATION = int(Kind.PARTICLE), int(Kind.PUNCTUATION)


class Subject(NamedTuple):
    """Where a clause's subject and, in it, the kind begin."""

    begin: int
    core: int


def is_told(text: str, end: int) -> bool:
    """Whether a modal stands behind a phrase."""
    return _MODAL.match(text, end) is not None


def subject_to(text: str, phrase: list[Token], head: int, inside: int, longest: int) -> Subject | None:
    """All that stands before a head in its clause, where a modal follows: there a verb only tells which ones are meant.

    ``养护责任单位应当`` is one phrase; ``要求企业应当`` is none, and ``上海市、区两级部门应当`` begins earlier.

    Args:
        text: The text.
        phrase: Its tokens.
        head: The head's place among them.
        inside: The kinds of words that the phrase may hold.
        longest: How many characters it may have before its head.
    """
    if not is_told(text, phrase[head].end):
        return None
    begin, core = phrase[head].begin, -1
    for index in range(head - 1, -2, -1):
        previous = phrase[index].end if index >= 0 else 0
        if begin - previous > _LONGEST_GAP or phrase[head].begin - previous > longest:
            return None
        begin = previous
        if index < 0 or phrase[index].kinds & _PUNCTUATION or _joins(text, phrase, index):
            break
        token = phrase[index]
        if token.kinds & _DETERMINER and core < 0:
            core = token.end
        if not (token.kinds & inside or _is_act(text, token) or _is_half_a_word(phrase, index)):
            return None
        begin = token.begin
    shared = _SHARED_HEAD.search(text, max(0, begin - _LOOKED_BACK), begin)
    return None if shared else Subject(begin, max(begin, core))


def _joins(text: str, phrase: list[Token], index: int) -> bool:
    token = phrase[index]
    return text[token.begin : token.end] in JOINTS and index > 0 and bool(phrase[index - 1].kinds & _HEAD)


def _is_act(text: str, token: Token) -> bool:
    """Whether a word is a verb of two characters that makes nobody act."""
    word = text[token.begin : token.end]
    return len(word) > 1 and word in _acts()


@cache
def _acts() -> frozenset[str]:
    return frozenset(words("verbs", "action")) - frozenset(words("verbs", "saying") + words("groups", "for_it"))


def _is_half_a_word(phrase: list[Token], index: int) -> bool:
    """Whether a small word is the end of a longer one that no list knows: 约 of 预约."""
    token = phrase[index]
    parted = index > 0 and phrase[index - 1].end < token.begin
    return parted and token.end - token.begin == 1 and not token.kinds & (_PARTICLE | _PUNCTUATION)
