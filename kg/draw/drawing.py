"""What was drawn: written in any format, or shown in a notebook."""

from __future__ import annotations

from abc import ABC, abstractmethod
from html import escape
from pathlib import Path
from typing import ClassVar

from kg.draw.png import png
from kg.errors import UsageError
from kg.export import replacing

_SUFFIXES = {".htm": "html", ".cyjs": "cytoscape", ".json": "cytoscape"}
_HEIGHT = 640


class Drawing(ABC):
    """One picture. The same store gives the same bytes in every format.

    Attributes:
        formats: What it can be written as; the first where nothing else is said.
    """

    formats: ClassVar[tuple[str, ...]] = ("html", "svg", "png")

    @abstractmethod
    def html(self) -> str:
        """One page that holds all it needs."""

    @abstractmethod
    def svg(self) -> str:
        """One SVG document without scripts."""

    def written(self, format: str) -> bytes:  # noqa: A002 - the option's own name
        """The bytes of a file.

        Raises:
            UsageError: The format is none of :attr:`formats`, or is PNG without what draws it.
        """
        if format not in self.formats:
            raise UsageError("no format {format}; there are {formats}", format=format, formats=", ".join(self.formats))
        if format == "png":
            return png(self.svg())
        return (self.svg() if format == "svg" else self.html()).encode()

    def write(self, out: str | Path, format: str | None = None) -> Path:  # noqa: A002 - as above
        """Write a file.

        Args:
            out: Where to; its folder must exist. An old file stands until the new one is whole.
            format: One of :attr:`formats`; None: by the file's suffix; without one, the first of them.

        Returns:
            Where it was written.

        Raises:
            UsageError: The format is none of them, or the file cannot be written.
        """
        path = Path(out)
        suffix = path.suffix.lower()
        by_suffix = _SUFFIXES.get(suffix, suffix.removeprefix("."))
        content = self.written(format or by_suffix or self.formats[0])
        try:
            with replacing(path) as file:
                file.write(content)
        except OSError as error:
            raise UsageError(
                "{path}: cannot be written ({reason})", path=path, reason=error.strerror or error
            ) from error
        return path

    def show(self, height: int = _HEIGHT) -> None:
        """Display it in a notebook, inline and without a network.

        Args:
            height: In pixels.
        """
        from IPython.display import display  # noqa: PLC0415 - only a notebook pays for it

        display({"text/html": self._framed(height), "text/plain": repr(self)}, raw=True)  # type: ignore[no-untyped-call]

    def _repr_html_(self) -> str:
        return self._framed(_HEIGHT)

    def _framed(self, height: int) -> str:
        """The page in a frame of its own, which can run its script but not reach the notebook."""
        return (
            f'<iframe sandbox="allow-scripts allow-downloads allow-modals allow-popups" width="100%" height="{height}" '
            f'style="border:1px solid #d1d9e0" srcdoc="{escape(self.html())}"></iframe>'
        )
