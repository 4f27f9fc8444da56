"""What every format gives of an article, and the one place where it becomes an :class:`Article`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.article import Article, article_id
from kg.errors import LoadError
from loaders import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a source gives it, its body already cut into clean paragraphs.

    Attributes:
        title: The headline, as written.
        paragraphs: The body (see :func:`loaders.markup.paragraphs`).
        published: See :func:`loaders.dates.published`.
        source: Who published it.
        keys: Its link, address or guid, the best first; empty ones count as none.
        categories: The source's own.
    """

    title: str
    paragraphs: Sequence[str]
    published: datetime | None = None
    source: str = ""
    keys: Sequence[str] = ()
    categories: Sequence[str] = field(default_factory=tuple)


def article(record: Record, path: str, place: str = "") -> Article:
    """Make the article: its text is the title and then the paragraphs, one a line.

    A first paragraph that merely repeats the title is not repeated. The id is made from the first key; without one,
    from source, time and title.

    Args:
        record: What the source gives.
        path: The file or address it is from.
        place: Where in it, for messages, in a file of several articles.

    Raises:
        LoadError: It has no title or no body.
    """
    title = clean.line(record.title)
    if not title:
        raise LoadError("{path}: no article in it (no title)", path=place or path)
    paragraphs = list(record.paragraphs)
    if paragraphs and clean.squeezed(paragraphs[0]) == clean.squeezed(title):
        del paragraphs[0]
    if not paragraphs:
        raise LoadError("{path}: no article in it (no text below the title)", path=place or path)
    keys = [key for raw in record.keys if (key := clean.line(raw))]
    source = clean.line(record.source)
    return Article(
        id=article_id(key=keys[0] if keys else None, source=source, published=record.published, title=title),
        title=title,
        text="\n".join([title, *paragraphs]),
        published=record.published,
        source=source,
        url=next((key for key in keys if _ADDRESS.fullmatch(key)), None),
        categories=tuple(dict.fromkeys(name for raw in record.categories if (name := clean.line(raw)))),
        path=path,
    )
