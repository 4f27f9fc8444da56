"""Characters as features: cheap words, of which training keeps those that several articles share."""

from __future__ import annotations

from itertools import pairwise

_BESIDE = 2


def character_pairs(words: str) -> list[str]:
    """Each two characters that stand together."""
    return [f"pair={a}{b}" for a, b in dict.fromkeys(pairwise(words))]


def beside(text: str, begin: int, end: int) -> list[str]:
    """The one and the two characters on either side of ``text[begin:end]``, within its line."""
    before = text[max(0, begin - _BESIDE) : begin].rpartition("\n")[2]
    after = text[end : end + _BESIDE].partition("\n")[0]
    return [f"left={before[-1:]}", f"left={before}", f"right={after[:1]}", f"right={after}"]
