"""Draw a part of the store into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draw.graph import Graph, graph

if TYPE_CHECKING:
    from pathlib import Path

    from kg.draw.selection import Selection
    from kg.query import Queryable

FORMATS = Graph.formats


def draw(
    store: Queryable,
    selection: Selection,
    out: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the option's own name
    language: str = "zh",
) -> Path:
    """Draw what a selection chooses: :func:`graph` and :meth:`Drawing.write` in one.

    Args:
        store: What is drawn from.
        selection: What of it.
        out: The file to write; its folder must exist.
        format: One of :data:`FORMATS`; None: by the file's suffix, else HTML.
        language: ``zh`` or ``en``: the words the picture opens with.

    Returns:
        Where it was written.

    Raises:
        UsageError: When nothing is chosen, the format is none, or the file cannot be written.
    """
    return graph(store, selection, language=language).write(out, format)
