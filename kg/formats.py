"""Which loader reads what: found by entry point, chosen by name, suffix, content type or content."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit

from kg.errors import LoadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article

GROUP = "policy_kg.loaders"
"""The entry-point group. Whoever adds a format registers a module with ``SUFFIXES`` and ``read`` there."""

_CONTENT_TYPES = {
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
}
_LOOK_AT = 1024


class Loader(Protocol):
    """A module that reads one format."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, path: str) -> Iterator[Article | LoadError]:
        """Turn bytes into articles; ``path`` is for them and for messages only.

        Yields:
            The articles, and a LoadError for each item that is none.

        Raises:
            LoadError: The whole of ``data`` cannot be read.
        """


@cache
def loaders() -> dict[str, Loader]:
    """All loaders that are installed, by name, in the order of names."""
    found: dict[str, Loader] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        try:
            found.setdefault(entry.name, cast("Loader", entry.load()))
        except (ImportError, AttributeError) as error:
            raise UsageError(
                "the loader {name} ({module}) cannot be imported: {what}",
                name=entry.name,
                module=entry.value,
                what=str(error),
            ) from error
    return found


def loader(name: str) -> Loader:
    """The loader of that name.

    Raises:
        UsageError: There is none.
    """
    if name not in loaders():
        raise UsageError("no format {name}; there are {known}", name=name, known=", ".join(sorted(loaders())))
    return loaders()[name]


def suffixes() -> list[str]:
    """All suffixes that some loader reads."""
    return sorted({suffix for known in loaders().values() for suffix in known.SUFFIXES})


def of_suffix(path: str) -> str | None:
    """The format that a file's name tells, or None."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, known in loaders().items() if suffix in known.SUFFIXES), None)


def of_page(url: str, content_type: str, data: bytes) -> str:
    """The format of a fetched page: by its content type, else the suffix of its address, else its content."""
    return _CONTENT_TYPES.get(content_type) or of_suffix(urlsplit(url).path) or of_content(data)


def of_content(data: bytes) -> str:
    """The format that the first characters tell; plain text where they tell none."""
    head = data[:_LOOK_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"---"):
        return "markdown"
    if head.startswith(b"{"):
        return "jsonl"
    if any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed"
    return "html" if head.startswith(b"<") else "text"
