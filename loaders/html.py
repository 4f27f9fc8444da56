"""One web page with one article, as saved or fetched."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import LoadError
from loaders import clean, decode, markup
from loaders.dates import published
from loaders.furniture import furniture, without_furniture
from loaders.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from kg.article import Article

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def read(data: bytes, path: str) -> Iterator[Article]:
    """Read one page.

    Title, date, source and address come from its ``meta`` elements, else from what it shows; where they are, and
    which elements hold the body, is listed in ``pages.toml``.

    Args:
        data: The page, in UTF-8 or in the encoding that it declares itself.
        path: The file, or the address it was fetched from, which then counts as its link if it names none.

    Yields:
        The article.

    Raises:
        LoadError: It is empty, binary, of unknown encoding, or no title or body can be found.
    """
    page = markup.parse(decode.declared(data, path), path)
    meta = _meta(page)
    paragraphs = without_furniture(markup.node_lines(_body(page), path))
    canonical = page.css_first("link[rel=canonical]")
    keys = [canonical.attributes.get("href") or "" if canonical else "", *meta["url"], path]
    record = Record(
        title=next(iter([*meta["title"], *_headlines(page)]), ""),
        paragraphs=paragraphs,
        published=_published(page, meta["published"], path),
        source=next(iter(meta["source"]), ""),
        keys=[key for key in keys if key.startswith(("http://", "https://"))],
        categories=meta["categories"],
    )
    yield article(record, path)


@cache
def _places() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))


def _meta(page: LexborHTMLParser) -> dict[str, list[str]]:
    given: dict[str, str] = {}
    for element in page.css("meta"):
        name = element.attributes.get("name") or element.attributes.get("property") or ""
        content = clean.line(element.attributes.get("content") or "")
        if content:
            given.setdefault(name.lower(), content)
    return {
        field: [given[name.lower()] for name in names if name.lower() in given]
        for field, names in _places()["meta"].items()
    }


def _headlines(page: LexborHTMLParser) -> Iterator[str]:
    for selector in [*_places()["headlines"], "title"]:
        found = page.css_first(selector)
        if found and (text := clean.line(found.text())):
            yield text


def _published(page: LexborHTMLParser, given: list[str], path: str) -> datetime | None:
    """The first date that can be read: pages state several, in forms of their own."""
    times = [element.attributes.get("datetime") or "" for element in page.css("time[datetime]")[:1]]
    for text in [*given, *times]:
        try:
            return published(text, path)
        except LoadError:
            continue
    return None


def _body(page: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article: a well-known one, else the one with most text in its own paragraphs."""
    for selector in _places()["bodies"]:
        found = page.css_first(selector)
        if found and found.text().strip():
            return found
    unwanted = {node.mem_id for node in page.css(furniture().elements)}
    weights: dict[int, int] = {}
    best = None
    for paragraph in page.css("p"):
        above = paragraph.parent
        if above is None or above.mem_id in unwanted:
            continue
        weights[above.mem_id] = weights.get(above.mem_id, 0) + len(paragraph.text().strip())
        if best is None or weights[above.mem_id] > weights[best.mem_id]:
            best = above
    return best if best is not None else page.body
