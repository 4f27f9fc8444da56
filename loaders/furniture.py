"""What news pages put around an article: the list stands in ``furniture.toml``, this module applies it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# A longer line is a paragraph, whatever it begins with; and no pattern costs more than this.
_LONGEST = 400


class Furniture(NamedTuple):
    """The list, compiled.

    Attributes:
        elements: One CSS selector for all elements to drop.
        revealed_comments: Names of comments whose content is text.
        lines: Matches a whole line that is furniture.
        calls: Matches a whole line that calls upon the reader.
        tails: Matches what to cut from the end of a line.
    """

    elements: str
    revealed_comments: tuple[str, ...]
    lines: re.Pattern[str]
    calls: re.Pattern[str]
    tails: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """Read the list, once."""
    known = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    return Furniture(
        elements=", ".join(known["elements"]),
        revealed_comments=tuple(known["revealed_comments"]),
        lines=_any_of(known["lines"]),
        calls=_any_of(known["calls"]),
        tails=re.compile(f"(?:{'|'.join(known['tails'])})+$"),
    )


def without_furniture(lines: Sequence[str]) -> list[str]:
    """Drop the lines that are no part of the article.

    Args:
        lines: Clean lines, in order.

    Returns:
        Those that stay, some without their end (``（责任编辑：…）``). Doing it again changes nothing.
    """
    known = furniture()
    cut = [text for line in lines if (text := _without_tail(line, known.tails))]
    kept = []
    for line, following in pairwise([*cut, ""]):
        if _is(known.lines, line) or _is(known.calls, line):
            continue
        if line.endswith(("，", "、")) and _is(known.calls, following):
            continue
        kept.append(line)
    return kept


def _is(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST and pattern.fullmatch(line) is not None


def _without_tail(line: str, tails: re.Pattern[str]) -> str:
    start = max(0, len(line) - _LONGEST)
    return line[:start] + tails.sub("", line[start:]).rstrip()


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
