"""JSON Lines: one article an object, one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import LoadError
from loaders import clean, decode, markup
from loaders.dates import published
from loaders.furniture import without_furniture
from loaders.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article

SUFFIXES = (".jsonl", ".ndjson")

_TEXTS = ("title", "text", "html", "published", "source", "url", "guid")


def read(data: bytes, path: str) -> Iterator[Article | LoadError]:
    """Read a file of JSON Lines.

    An object has ``title``, then ``text`` (a paragraph a line) or ``html``, and may have ``published`` (ISO 8601 or
    RFC 822), ``source``, ``url``, ``guid`` and ``categories`` (a list of strings). Other members are left alone.

    Args:
        data: The file's content, in UTF-8.
        path: Where it is from.

    Yields:
        For each line that is not blank, its article, or the reason why it is none, with the line's number.

    Raises:
        LoadError: The file is empty, binary or not UTF-8.
    """
    for number, row in enumerate(decode.utf8(data, path).split("\n"), start=1):
        if row.strip():
            try:
                yield _article(row, f"{path}, line {number}", path)
            except LoadError as error:
                yield error


def _article(row: str, place: str, path: str) -> Article:
    try:
        given = json.loads(row)
    except (ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise LoadError("{path}: not JSON: {what}", path=place, what=what) from error
    if not isinstance(given, dict):
        raise LoadError("{path}: no JSON object", path=place)
    texts = {name: given[name] for name in _TEXTS if given.get(name) is not None}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise LoadError("{path}: {member} is no string", path=place, member=name)
    categories = given.get("categories") or []
    if not isinstance(categories, list) or not all(isinstance(category, str) for category in categories):
        raise LoadError("{path}: {member} is no list of strings", path=place, member="categories")
    html, text = texts.get("html", ""), texts.get("text", "")
    record = Record(
        title=texts.get("title", ""),
        paragraphs=without_furniture(clean.lines(text)) if text.strip() else markup.paragraphs(html, place),
        published=published(texts.get("published", ""), place),
        source=texts.get("source", ""),
        keys=[texts.get("url", ""), texts.get("guid", "")],
        categories=categories,
    )
    return article(record, path, place)
