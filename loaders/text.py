"""Plain text, official documents among them: the first line is the title, every other line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders import clean, decode
from loaders.furniture import without_furniture
from loaders.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article

SUFFIXES = (".txt", ".text")


def read(data: bytes, path: str) -> Iterator[Article]:
    """Read one text file. It has no date, source or address, so that its id is made from its title alone.

    Args:
        data: The file's content, in UTF-8.
        path: Where it is from.

    Yields:
        The article.

    Raises:
        LoadError: It is empty, binary, not UTF-8, or only a title.
    """
    title, *paragraphs = [*clean.lines(decode.utf8(data, path)), ""]
    yield article(Record(title=title, paragraphs=without_furniture([line for line in paragraphs if line])), path)
