"""Makes the table of pinyin initials by which the explorer finds names: ``python registry/initials.py``.

Needs pypinyin (MIT licence, (c) mozillazg), which the package itself does without: importing it takes 0.4 s and 60 MB.
A character's readings are weighed over pypinyin's dictionary of phrases, so that 行 is x and h, and 会 only h.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.style import convert

TABLE = Path(__file__).parent.parent / "kg" / "serve" / "explorer" / "initials.tsv"
_FIRST, _LAST = 0x3400, 0x9FFF
_LEAST_SHARE = 0.05
_LEAST_SEEN = 3


def main() -> None:
    """Write the table."""
    TABLE.write_text("".join(lines()), encoding="utf-8", newline="\n")


def lines() -> list[str]:
    """A letter and the characters that can begin with it, a line."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in PHRASES_DICT.items():
        for character, reading in zip(phrase, readings, strict=False):
            said[character][_initial(reading[0])] += 1
    table: dict[str, list[str]] = defaultdict(list)
    for code in range(_FIRST, _LAST + 1):
        if code in PINYIN_DICT:
            for letter in _letters(chr(code), said[chr(code)]):
                table[letter].append(chr(code))
    return [f"{letter}\t{''.join(characters)}\n" for letter, characters in sorted(table.items())]


def _letters(character: str, seen: Counter[str]) -> list[str]:
    usual = pinyin(character, style=Style.FIRST_LETTER)[0][0]
    least = max(_LEAST_SEEN, _LEAST_SHARE * seen.total())
    found = {usual, *(letter for letter, count in seen.items() if count >= least)}
    return sorted(letter for letter in found if letter.isascii() and letter)


def _initial(reading: str) -> str:
    return convert(reading, Style.FIRST_LETTER, strict=False)


if __name__ == "__main__":
    main()
