"""Names of programmes: what two articles must share to speak of the same one."""

from __future__ import annotations

import re
import unicodedata

_NOISE = re.compile(r"[\s　“”‘’\"'《》「」]+")
# “X”建设, “X”工程 are X: the quotation marks say what the name is.
_PROPER = re.compile(r"^[“\"]([^“”\"]{2,})[”\"](?:[两三四五六七八九十]类)?(?:建设|工作|工程|改革|政策)$")
# 育儿补贴制度, 育儿补贴政策 and 育儿补贴 are one; a shorter rest (双碳政策) would be too little to go by.
_LEGAL_FORM = re.compile(r"(?<=.{4})(?:政策|制度)$")
_CALLED = re.compile(r"^(?:以?下简?称|简称|即)(?=[“\"‘「])")  # the bracket that gives a short form is no part of it
_BRACKETS = str.maketrans("()", "（）")


def normalise(name: str) -> str:
    """A programme's name without white space and quotation marks, its round brackets full-width."""
    name = _CALLED.sub("", name)
    if proper := _PROPER.match(name):
        name = proper[1]
    tidy = _NOISE.sub("", unicodedata.normalize("NFC", name)).translate(_BRACKETS)
    return _LEGAL_FORM.sub("", tidy) or name
