"""Draw a part of the store into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.draw import communities, layers
from kg.draw.compose import compose
from kg.draw.data import page_data
from kg.draw.page import page
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.draw.picture import Picture
    from kg.draw.selection import Selection
    from kg.query import Queryable

FORMATS = ("html",)
_LAYERED_UP_TO = 90


def draw(
    store: Queryable,
    selection: Selection,
    out: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the option's own name
    language: str = "zh",
) -> Path:
    """Draw what a selection chooses.

    Args:
        store: What is drawn from.
        selection: What of it.
        out: The file to write, always UTF-8; its folder must exist.
        format: One of :data:`FORMATS`; None: by the file's suffix, else HTML.
        language: ``zh`` or ``en``: the words the page opens with.

    Returns:
        Where it was written.

    Raises:
        UsageError: When nothing is chosen, or the file cannot be written.
    """
    path = Path(out)
    picture = placed(compose(store, selection))
    if not picture.nodes:
        raise UsageError("there is nothing to draw")
    text = page(page_data(store, picture, _title(selection, language), language))
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError("{path}: cannot be written ({reason})", path=path, reason=error.strerror or error) from error
    return path


def placed(picture: Picture) -> Picture:
    """Find places: in layers for what fits a screen, in communities for more."""
    picture.layout = "layered" if len(picture.shown()) <= _LAYERED_UP_TO else "communities"
    (layers if picture.layout == "layered" else communities).arrange(picture)
    return picture


def _title(selection: Selection, language: str) -> str:
    query = selection.query
    named = "" if query is None or isinstance(query, str) else (query.zh if language == "zh" else query.en)
    parts = [selection.about, selection.article, named, selection.group, selection.region, selection.since]
    return " · ".join(str(part) for part in parts if part)
