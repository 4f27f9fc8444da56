"""Names of programmes: what two articles must share to speak of the same one."""

from __future__ import annotations

import re
import unicodedata

_NOISE = re.compile(r"[\s　“”‘’\"'《》「」]+")
# “X”建设, “X”工程 are X: the quotation marks say what the name is.
_PROPER = re.compile(r"^[“\"]([^“”\"]{2,})[”\"](?:建设|工作|工程|改革)$")
_BRACKETS = str.maketrans("()", "（）")


def normalise(name: str) -> str:
    """A programme's name without white space and quotation marks, its round brackets full-width."""
    if proper := _PROPER.match(name):
        name = proper[1]
    tidy = _NOISE.sub("", unicodedata.normalize("NFC", name)).translate(_BRACKETS)
    return tidy or name
