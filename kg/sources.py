"""Where articles come from: files, folders, addresses and standard input, each read by the loader for its format.

A caller writes::

    for source in sources(paths, format=None):
        for item in source.articles():
            ...  # an Article, or a LoadError that says what is not one and why

Neither loop ends early because of what it reads: a missing file, a page that times out and an item without a title
are each one :class:`~kg.errors.LoadError` among the articles.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import formats
from kg.errors import LoadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.article import Article

_STDIN = "-"
_ADDRESSES = ("http://", "https://")
_OPEN_ALREADY = ("/dev/fd/", "/dev/stdin")  # what a shell makes of <(command)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, address or standard input. Nothing is read before :meth:`articles`, and it can be sent to a process.

    Attributes:
        path: The file, the address, or ``-``.
        format: The loader's name, or None to tell it from suffix, content type or content.
        error: Why there is nothing to read, where that is known already.
    """

    path: str
    format: str | None = None
    error: LoadError | None = None

    def articles(self) -> Iterator[Article | LoadError]:
        """Read it.

        Yields:
            Each article, and a :class:`LoadError` for each thing in it that is none. What is dropped is returned,
            not logged; bad content never raises.
        """
        if self.error is not None:
            yield self.error
            return
        try:
            data, name = self._content()
            yield from formats.loader(name).read(data, _shown(self.path))
        except LoadError as error:
            yield error

    def _content(self) -> tuple[bytes, str]:
        """The bytes, and the name of the format to read them by."""
        if self.path.lower().startswith(_ADDRESSES):
            from kg import fetch  # noqa: PLC0415 - who reads files needs no network

            page = fetch.fetch(self.path)
            return page.data, self.format or formats.of_page(self.path, page.content_type, page.data)
        if self.path == _STDIN:
            data = sys.stdin.buffer.read()
            return data, self.format or formats.of_content(data)
        name = self.format or formats.of_suffix(self.path)
        try:
            path = Path(self.path)
            mode = os.stat(self.path).st_mode  # noqa: PTH116 - to Path an empty name is this folder
            if name is None:
                known = ", ".join(sorted(formats.loaders()))
                raise LoadError(
                    "{path}: unknown kind of file; say --format ({known})", path=_shown(self.path), known=known
                )
            if not stat.S_ISREG(mode) and not self.path.startswith(_OPEN_ALREADY):
                # A named pipe would be waited for without end.
                raise LoadError("{path}: no ordinary file; read a pipe as standard input (-)", path=_shown(self.path))
            return path.read_bytes(), name
        except (OSError, ValueError) as error:
            raise LoadError("{path}: {what}", path=_shown(self.path), what=_reason(error)) from error


def sources(paths: Iterable[str], format: str | None = None) -> Iterator[Source]:  # noqa: A002 - as the option is called
    """Find what to read.

    A folder stands for all files under it whose suffix a loader knows, sorted by name; names that begin with a dot
    are skipped, links to folders are not followed. A named file is read whatever it is called.

    Args:
        paths: Files, folders, http(s) addresses, and ``-`` for standard input.
        format: The name of a loader that reads them all, or None to tell each source's format by itself.

    Yields:
        The sources, in the order of ``paths``. One that cannot be read is there too: its ``articles()`` says why.

    Raises:
        UsageError: No loader has that name (at once, not only when the first source is asked for).
    """
    if format is not None:
        formats.loader(format)
    return _sources(paths, format)


def _sources(paths: Iterable[str], format: str | None) -> Iterator[Source]:  # noqa: A002
    for path in paths:
        if "://" in path and not path.lower().startswith(_ADDRESSES):
            error = LoadError("{path}: only http and https addresses are read", path=path)
            yield Source(path, error=error)
        elif path != _STDIN and os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on a name with a NUL in it
            yield from _under(path, format)
        else:
            yield Source(path, format)


def _under(folder: str, format: str | None) -> Iterator[Source]:  # noqa: A002
    found = False
    failed: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(here, name)  # noqa: PTH118 - keeps a path such as ./news as it was typed
            if name.startswith(".") or not formats.of_suffix(name):
                continue
            if os.path.isfile(path) or not os.path.exists(path):  # noqa: PTH110, PTH113 - a link to nothing is said
                found = True
                yield Source(path, format)
    for failure in failed:
        path = _shown(str(failure.filename))
        yield Source(path, error=LoadError("{path}: {what}", path=path, what=_reason(failure)))
    if not found and not failed:
        known = " ".join(formats.suffixes())
        error = LoadError("{path}: no article files in this folder ({known})", path=_shown(folder), known=known)
        yield Source(folder, error=error)


def _shown(path: str) -> str:
    """The path in characters that can be printed and stored, also where the file system's are not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
