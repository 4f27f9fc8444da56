"""The first letters of a Chinese name in pinyin: 财政部 is ``czb``, 中国银行 ``zgyh`` or ``zgyx``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "initials.tsv"  # made by registry/initials.py
_LONGEST = 40
_MOST = 8


def initials(name: str) -> tuple[str, ...]:
    """The ways to write a name by its initials, in order; at most eight, of forty letters each.

    Args:
        name: Letters and digits in it stand for themselves, all else that has no reading is left out.
    """
    ways = [""]
    table = _letters()
    for character in name[:_LONGEST].lower():
        letters = table.get(character) or (character if character.isascii() and character.isalnum() else "")
        if not letters:
            continue
        if len(ways) * len(letters) > _MOST:
            letters = letters[0]
        ways = [way + letter for way in ways for letter in letters]
    return tuple(way for way in ways if way)


@cache
def _letters() -> dict[str, str]:
    letters: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        letter, characters = line.split("\t")
        for character in characters:
            letters[character] = letters.get(character, "") + letter
    return letters
