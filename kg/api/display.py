"""What a notebook or a prompt shows of rows and pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from kg.days import CHINA
from kg.errors import KgError
from kg.query.parameters import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Naming: TypeAlias = Callable[[str], str]
"""From an IRI to what people read."""

_MOST_ROWS = 50
_FEW_ROWS = 20
_MOST_CHARACTERS = 300
_LEFT = "text-align:left;vertical-align:top"


def html_table(columns: Sequence[str], lines: Sequence[Iterable[object]], naming: Naming | None) -> str:
    """The first rows as an HTML table. What an article says is text in it, never markup.

    Args:
        columns: The first columns' names; cells beyond them are not shown.
        lines: The cells of each row.
        naming: What people read for an IRI.
    """
    head = "".join(f'<th style="{_LEFT}">{escape(column)}</th>' for column in columns)
    rows = ("".join(_html(cell, naming) for _, cell in zip(columns, line, strict=False)) for line in lines[:_MOST_ROWS])
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{_count(lines, _MOST_ROWS)}</p>"


def text_table(columns: Sequence[str], lines: Sequence[Iterable[object]], naming: Naming | None) -> str:
    """The first rows as ``kg query`` prints them. Arguments as in :func:`html_table`."""
    from rich.console import Console  # noqa: PLC0415 - only who looks pays for it

    from kg.query.table import rows_table  # noqa: PLC0415 - as above

    cells = (zip(columns, line, strict=False) for line in lines[:_FEW_ROWS])
    rows = [{column: shown(cell, naming) for column, cell in line} for line in cells]
    console = Console(color_system=None, force_terminal=False)
    with console.capture() as captured:
        if rows:
            console.print(rows_table(rows))
    return f"{captured.get().rstrip()}\n{_count(lines, _FEW_ROWS)}".lstrip("\n")


def headed(name: str, notes: Iterable[str], table: str) -> str:
    """A page in HTML: a name, lines under it, a table."""
    lines = "".join(f"<div>{escape(note)}</div>" for note in notes if note)
    return f"<h4>{escape(name)}</h4>{lines}{table}"


def _count(lines: Sequence[object], most: int) -> str:
    if len(lines) == 1:
        return "1 row"
    return f"{most} of {len(lines)} rows" if len(lines) > most else f"{len(lines)} rows"


def _html(cell: object, naming: Naming | None) -> str:
    text = str(shown(cell, naming) if cell is not None else "")
    cut = escape(text if len(text) <= _MOST_CHARACTERS else text[:_MOST_CHARACTERS] + "…")
    whole = f' title="{escape(cell)}"' if isinstance(cell, Iri) else ""
    style = f"{_LEFT};white-space:nowrap" if isinstance(cell, date) else _LEFT
    return f'<td style="{style}"{whole}>{cut}</td>'


def shown(cell: object, naming: Naming | None) -> object:
    """What is shown of a cell: of an IRI its name, unless the store is closed by now; a time as it is in China."""
    if isinstance(cell, datetime):
        return f"{cell.astimezone(CHINA):%Y-%m-%d %H:%M}"
    if isinstance(cell, tuple):
        return ", ".join(map(str, cell))
    if isinstance(cell, Iri) and naming:
        try:
            return naming(cell)
        except KgError:
            return str(cell)
    return cell
