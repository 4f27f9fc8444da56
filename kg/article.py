"""An article as every other part sees it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Article:
    """One news item or official document, cleaned.

    Attributes:
        id: What the article *is* (see :func:`article_id`), 16 hexadecimal digits.
        title: The headline.
        text: The headline and then the paragraphs, one a line. Every offset anywhere counts Unicode code
            points into this string, half-open (RFC 5147).
        published: When it was published, with its zone, or None where the source does not say.
        source: Who published it, as the source gives it; may be empty.
        url: Where it was published, or None.
        categories: The source's own categories, in its order.
        path: The file or address it was read from. Never part of what the article is.
    """

    id: str
    title: str
    text: str
    published: datetime | None = None
    source: str = ""
    url: str | None = None
    categories: tuple[str, ...] = ()
    path: str = ""


def article_id(*, key: str | None, source: str, published: datetime | None, title: str) -> str:
    """Name an article by what it is, never by its path or the run, so that an edited one replaces the old one.

    Args:
        key: Its URL or guid, where it has one; then nothing else counts.
        source: Who published it.
        published: When.
        title: Its headline.

    Returns:
        16 hexadecimal digits.
    """
    # \x1f (unit separator) cannot stand in a headline, so no two different triples read the same.
    what = key or "\x1f".join((source, published.isoformat() if published else "", title))
    return hashlib.sha256(what.encode()).hexdigest()[:16]
