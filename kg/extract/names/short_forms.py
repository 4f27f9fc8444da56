"""The short forms a text gives: ``某某公司（下称某某）``, ``《某某办法》（下称《办法》）``, ``常备借贷便利（SLF）``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.names.words import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "“”\"《》「」'‘’"


class ShortForm(NamedTuple):
    """A short form and where it is given.

    Attributes:
        before: Where the bracket opens: the full form ends there, a closing mark aside.
        begin: The short form's first character.
        end: The character after its last.
    """

    before: int
    begin: int
    end: int


@cache
def _given() -> re.Pattern[str]:
    defines = alternation(words("instruments", "defines"))
    mark = f"[{_MARKS}]?"
    return re.compile(
        rf"[（(](?:[^（()）\n]{{0,30}}[，,、；])?{defines}(?:为)?[：:]?{mark}(?P<short>[^（()）\n，。{_MARKS}]{{2,30}}){mark}[)）]"
        rf"|[（(](?P<letters>[A-Z][A-Za-z0-9&\-]{{1,11}})[)）]"
    )


def short_forms(text: str) -> Iterator[ShortForm]:
    """All short forms a text gives, in order."""
    for match in _given().finditer(text):
        group = "short" if match["short"] else "letters"
        yield ShortForm(match.start(), *match.span(group))
