"""Tables for Excel and its like: UTF-8 that they recognise, and cells that they do not run."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the start of a formula, also after spaces and in full width.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")


def sheet(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV (RFC 4180, with a byte order mark).

    Args:
        head: The columns' names.
        rows: Cells. One that would be run as a formula gets an apostrophe before it; a number is none.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_inert(cell) for cell in head])
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")


def _inert(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
