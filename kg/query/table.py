"""Answers as a table for the terminal, where a Chinese character is two columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.answers import Triples, Truth
from kg.query.prefixes import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.table import Table

    from kg.query.answers import Answer
    from kg.query.labels import Labels

_NUMBERS = ("integer", "decimal", "double", "float")
_LONGEST = 500


def answer_table(answer: Answer, labels: Labels | None) -> Table:
    """Lay out a SPARQL answer.

    Args:
        answer: From :func:`kg.query.run`. It is read to its end.
        labels: Names for IRIs, or None to show the IRIs.

    Returns:
        Rows under the query's own variables; a boolean as one cell; triples as subject, predicate, object.
    """
    show = _shower(labels)
    if isinstance(answer, Truth):
        return _table(["ask"], [["true" if answer.value else "false"]], set())
    if isinstance(answer, Triples):
        triples = [[show(t.subject), show(t.predicate), show(t.object)] for t in answer.triples]
        return _table(["subject", "predicate", "object"], triples, set())
    terms = list(answer)
    numeric = {i for i in range(len(answer.columns)) if terms and all(_is_number(row[i]) for row in terms)}
    return _table(answer.columns, [[show(value) for value in row] for row in terms], numeric)


def rows_table(rows: Sequence[Mapping[str, object]], columns: Sequence[str] = ()) -> Table:
    """Lay out rows of plain values, such as a Cypher answer's, under the first row's keys; without a row as said."""
    columns = list(rows[0]) if rows else columns
    numeric = {i for i, name in enumerate(columns) if all(isinstance(row.get(name), int | float) for row in rows)}
    return _table(columns, [[plain(row.get(name)) for name in columns] for row in rows], numeric)


def plain(value: object) -> str:
    """One value as text: nothing for null, ``true``/``false``, a list with commas, a map in braces."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if type(value) in (list, tuple):
        return ", ".join(plain(item) for item in value)  # type: ignore[attr-defined]
    if type(value) is dict:
        return "{" + ", ".join(f"{name}: {plain(item)}" for name, item in value.items()) + "}"
    return str(value)  # a node, a relationship and a path of Cypher know how they are shown


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], numeric: set[int]) -> Table:
    from rich import box  # noqa: PLC0415 - only a table pays for it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for i, name in enumerate(columns):
        table.add_column(Text(name), justify="right" if i in numeric else "left", overflow="fold")
    for row in rows:
        # Text, not str: what an article says is never read as markup, nor as a terminal's control sequence.
        table.add_row(*(Text(_printable(cell)) for cell in row))
    return table


def _printable(cell: str) -> str:
    """What a cell shows: no control characters, and of a whole text the beginning only."""
    if len(cell) > _LONGEST:
        cell = cell[:_LONGEST] + "…"
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in cell)


def _shower(labels: Labels | None) -> Callable[[object], str]:
    from pyoxigraph import Literal, NamedNode, Triple  # noqa: PLC0415 - only a query pays for it

    def show(term: object) -> str:
        if term is None:
            return ""
        if isinstance(term, Literal):
            return term.value
        if isinstance(term, NamedNode):
            return labels(term.value) if labels else shortened(term.value)
        if isinstance(term, Triple):
            return " ".join(show(part) for part in term)
        return str(term)

    return show


def _is_number(term: object) -> bool:
    datatype = getattr(term, "datatype", None)
    return datatype is not None and datatype.value.rpartition("#")[2] in _NUMBERS
