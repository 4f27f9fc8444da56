"""How IRIs are made. They depend on nothing but the content and keep Chinese characters as they are (RFC 3987)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from kg.facts import Span

# What RFC 3987 allows in a path segment beyond unreserved ASCII; all else in ASCII, and all
# white space, controls and private characters, is percent-encoded.
_LAST_C1_CONTROL = "\x9f"
_SAFE_ASCII = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@]")


def segment(text: str) -> str:
    """Write ``text`` as one IRI path segment: NFC, Chinese kept, whatever RFC 3987 forbids percent-encoded."""
    return "".join(
        c
        if _SAFE_ASCII.match(c) or (c > _LAST_C1_CONTROL and unicodedata.category(c)[0] not in "CZ")
        else quote(c, safe="")
        for c in unicodedata.normalize("NFC", text)
    )


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for ``parts``."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def article(base: str, article_id: str) -> str:
    """The article, and the name of its graph."""
    return f"{base}article/{article_id}"


def evidence(article_iri: str, span: Span) -> str:
    """A piece of an article's text (RFC 5147 fragment)."""
    return f"{article_iri}#char={span.begin},{span.end}"


def statement(article_iri: str, subject: str, predicate: str, value: str) -> str:
    """The record of one statement in one article."""
    return f"{article_iri}#statement={digest(subject, predicate, value)}"
