"""RSS and Atom feeds: one article an item."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException

from kg.errors import LoadError
from loaders import decode, markup
from loaders.dates import published
from loaders.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article

SUFFIXES = (".xml", ".rss", ".atom")


def read(data: bytes, path: str) -> Iterator[Article | LoadError]:
    """Read a feed.

    An item's body is its longest content (``content:encoded``, Atom ``content``), else its summary; its key is its
    link, else its guid.

    Args:
        data: The feed, in UTF-8 or in the encoding that it declares.
        path: The file or address.

    Yields:
        For each item its article, or the reason why it is none. If the feed ends early or is not well-formed, what
        could be read comes first and an error says where it broke.

    Raises:
        LoadError: It is empty, binary, of unknown encoding, or no feed.
    """
    import feedparser  # noqa: PLC0415 - only who reads feeds pays for it

    text = decode.declared(data, path)
    # Sanitising would drop comments that hold text, and lines of our furniture list with them.
    feed = feedparser.parse(
        BytesIO(text.encode()),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    broken = feed.get("bozo_exception")
    if not feed.entries:
        what = f" ({broken})" if isinstance(broken, SAXException) else ""
        raise LoadError("{path}: no article in it (no feed, or one without items{what})", path=path, what=what)
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _article(entry, feed.feed, f"{path}, item {number}", path)
        except LoadError as error:
            yield error
    if isinstance(broken, SAXException):
        yield LoadError("{path}: not well-formed, so something may be missing: {what}", path=path, what=str(broken))


def _article(entry: Any, feed: Any, place: str, path: str) -> Article:  # noqa: ANN401 - feedparser has no types
    bodies = [content.get("value") or "" for content in entry.get("content", ())]
    source = (entry.get("source") or {}).get("title") or feed.get("title") or entry.get("author") or ""
    record = Record(
        title=_plain(entry.get("title") or "", place),
        paragraphs=markup.paragraphs(max(bodies, key=len, default="") or entry.get("summary") or "", place),
        published=_published(entry, place),
        source=_plain(source, place),
        keys=[entry.get("link") or "", entry.get("id") or ""],
        categories=[tag.get("term") or "" for tag in entry.get("tags", ())],
    )
    return article(record, path, place)


def _plain(title: str, place: str) -> str:
    """A title may be HTML or hold entities twice escaped, and feeds seldom say which."""
    return " ".join(markup.node_lines(markup.parse(title, place).root, place))


def _published(entry: Any, place: str) -> datetime | None:  # noqa: ANN401
    name = "published" if entry.get("published") else "updated"
    try:
        return published(entry.get(name) or "", place)
    except LoadError:
        parsed = entry.get(f"{name}_parsed")  # feedparser knows more forms, and gives them in UTC
        if parsed is None:
            raise
        year, month, day, hour, minute, second, *_ = parsed
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
