"""Groups of one kind that a place or a grade tells apart: 山东高校毕业生 are not 江苏高校毕业生."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.words import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.names.found import Found

_GRADE = re.compile(r"[A-Z甲乙丙丁](?=级|类(?!似))")
_LONGEST_REGION = 12


@cache
def _regions() -> dict[str, str]:
    return {form: full for form, full, *_ in table("regions") if len(form) > 1}


def told_apart(text: str, places: Iterable[Found]) -> list[Found]:
    """Give groups of one key keys of their own where different places, or grades, stand before the kind.

    ``上海企业`` beside ``企业`` alone stays one with it; beside ``江苏企业`` it does not.

    Args:
        text: The text.
        places: The groups found in it.
    """
    found = list(places)
    marks = [_mark(text[one.begin : one.end - len(one.key)]) for one in found]
    said: dict[str, set[str]] = {}
    for one, mark in zip(found, marks, strict=True):
        if mark:
            said.setdefault(one.key, set()).add(mark)
    return [
        one._replace(key=text[one.begin : one.end], inner="") if mark and len(said[one.key]) > 1 else one
        for one, mark in zip(found, marks, strict=True)
    ]


def _mark(words: str) -> str:
    """The region, by its official name, or the grade that the words before a kind name first; or nothing."""
    if grade := _GRADE.search(words):
        return grade[0]
    known = _regions()
    spans = ((at, end) for at in range(len(words)) for end in range(min(len(words), at + _LONGEST_REGION), at + 1, -1))
    return next((known[words[at:end]] for at, end in spans if words[at:end] in known), "")
