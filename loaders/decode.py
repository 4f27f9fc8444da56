"""Bytes to text. Nothing is guessed: it is UTF-8, or the source says what it is."""

from __future__ import annotations

import codecs
import re

from kg.errors import LoadError

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
# What pages call their encoding, and the larger one that they mean by it.
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
_NOT_UTF8 = (
    "{path}: not UTF-8 (byte {offset}). If it is GB18030, convert it: iconv -f GB18030 -t UTF-8 FILE > NEW; "
    "if not, name its encoding instead"
)


def utf8(data: bytes, path: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Args:
        data: The file's content.
        path: Where it is from, for the message.

    Raises:
        LoadError: It is empty, binary or not UTF-8.
    """
    if not data.strip():
        raise LoadError("{path}: it is empty", path=path)
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not utf16:
        raise LoadError("{path}: a binary file, no text", path=path)
    if utf16:
        raise LoadError("{path}: UTF-16, not UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW", path=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoadError(_NOT_UTF8, path=path, offset=error.start) from error


def declared(data: bytes, path: str) -> str:
    """Decode a page that may say its own encoding (``<meta charset=gb2312>``).

    UTF-8 is tried first, since pages are often converted without a change of what they say.

    Args:
        data: The page.
        path: Where it is from, for the message.

    Raises:
        LoadError: It is empty, binary, or in neither UTF-8 nor the encoding it declares.
    """
    try:
        return utf8(data, path)
    except LoadError:
        said = _DECLARED.search(data, 0, _HEAD)
        if said is None or b"\0" in data:
            raise
        name = said[1].decode("ascii").lower()
        try:
            return data.decode(_MEANT.get(name, name))
        except (LookupError, ValueError):
            pass  # the first error tells more
        raise
