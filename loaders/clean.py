"""Clean characters: one line of text as every other part may rely on it.

A clean line is in NFC, holds no character that cannot be seen (controls, zero-width characters, byte order
marks, soft hyphens, variation selectors, private use), has single spaces inside and none at its ends. Offsets
count code points of what comes out of here, so nothing may clean a text a second time; if something does, nothing
changes.
"""

from __future__ import annotations

import re
import unicodedata

# Unicode's controls but the white ones, its format characters, and the blanks among its letters and marks.
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 14))
    + "\U000e0000-\U0010ffff]"
)
_WHITE = re.compile(r"\s+")
_BREAKS = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_CHINESE = re.compile(
    "[“”‘’…—·\u2e80-\u2fff\u3001-\u3029\u3030-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)


def visible(text: str) -> str:
    """The text without the characters that cannot be seen; white space stays as it is."""
    return _INVISIBLE.sub("", text)


def line(text: str) -> str:
    """Make ``text`` one clean line.

    White space becomes one space; a line break between two Chinese characters becomes nothing, since there it can
    only be where the source was wrapped.

    Args:
        text: Any text, of one paragraph.

    Returns:
        The clean line; empty where nothing visible is in it.
    """
    text = unicodedata.normalize("NFC", visible(text)).strip()
    return _WHITE.sub(_gap, text)


def lines(text: str) -> list[str]:
    """Cut ``text`` at its line breaks into clean lines, without the empty ones."""
    return [clean for raw in _BREAKS.split(text) if (clean := line(raw))]


def squeezed(text: str) -> str:
    """The text without white space: two headlines that differ in nothing else are the same."""
    return _WHITE.sub("", text)


def _gap(match: re.Match[str]) -> str:
    text = match.string
    wrapped = _BREAKS.search(match.group())
    if wrapped and _CHINESE.match(text, match.start() - 1) and _CHINESE.match(text, match.end()):
        return ""
    return " "
