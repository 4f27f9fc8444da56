"""Rows of plain values (a Cypher answer's) as JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.query.table import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO


def write_rows(rows: Sequence[Mapping[str, object]], format: str, out: BinaryIO) -> None:  # noqa: A002
    """Write rows.

    Args:
        rows: Each a mapping of column to value; all with the first one's keys, or with ``columns`` of their own.
        format: ``json`` (an array of row objects) or ``csv`` (RFC 4180, with a header line).
        out: Takes the bytes (UTF-8).

    Raises:
        UsageError: For any other format.
    """
    if format == "json":
        text = json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1, default=_json) + "\n"
    elif format == "csv":
        sheet = io.StringIO(newline="")
        writer = csv.writer(sheet, lineterminator="\r\n")
        columns = list(getattr(rows, "columns", None) or (rows[0] if rows else ()))
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
        text = sheet.getvalue()
    else:
        raise UsageError("rows cannot be written as {format}; use one of {fitting}", format=format, fitting="json, csv")
    out.write(text.encode())


def _cell(value: object) -> object:
    """A list, a node or a map is JSON in its cell; whatever is one value stands as it is."""
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=_json)
    return plain(value)


def _json(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    iso_format = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)  # neo4j's dates, Python's
    return iso_format() if callable(iso_format) else str(value)
