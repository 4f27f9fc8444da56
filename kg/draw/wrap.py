"""Cut names into lines that fit a box, counting a Chinese character as twice a Latin one."""

from __future__ import annotations

import unicodedata

_ELLIPSIS = "…"
# A line does not begin with these.
_CLOSING = frozenset("，。、；：？！）】》」』”’,.;:?!)]}%")


def ems(text: str) -> float:
    """The width of a text in em: 1 for a wide character, 0.55 for another."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text)


def wrap(text: str, width: float, lines: int) -> tuple[str, ...]:
    """Cut a text.

    Args:
        text: The name; white space and controls count as one space.
        width: Of a line, in em.
        lines: At most so many; what does not fit is cut and ends in an ellipsis.
    """
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    cut: list[str] = []
    while text:
        end = _fitting(text, width)
        if len(cut) == lines - 1 and end < len(text):
            cut.append(text[: max(1, _fitting(text, width - 1))] + _ELLIPSIS)
            break
        if end < len(text) and text[end] in _CLOSING and end > 1:
            end -= 1
        cut.append(text[:end].strip())
        text = text[end:].lstrip()
    return tuple(cut)


def _fitting(text: str, width: float) -> int:
    """How many characters fit, at least one."""
    used = 0.0
    for i, c in enumerate(text):
        used += ems(c)
        if used > width:
            return max(1, i)
    return len(text)
