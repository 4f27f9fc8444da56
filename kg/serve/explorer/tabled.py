"""The answer of a named query as people read it: names for IRIs, as rows for a page or as a CSV."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.query import Labels, Rows, named_queries, run
from kg.query.answers import text
from kg.serve.answering import Bounded, Reply
from kg.serve.explorer.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.query import Queryable
    from kg.query.answers import Term

Cell = tuple[str, str]
"""What is read, and the IRI it stands for, or empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """An answer.

    Attributes:
        columns: Their names.
        rows: The first of its rows.
        cut: Whether there are more.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool


def table(store: Queryable, name: str, given: Mapping[str, str], language: str, most: int) -> Table:
    """Ask a named query.

    Args:
        store: What is asked.
        name: The query's.
        given: Its parameters as written.
        language: ``zh`` or ``en``.
        most: How many rows are shown.

    Raises:
        QueryError: As :func:`kg.query.run`.
    """
    columns, rows = _answer(store, name, given, language, None)
    shown = tuple(islice(rows, most + 1))
    return Table(columns, shown[:most], len(shown) > most)


def table_as_csv(store: Queryable, name: str, given: Mapping[str, str], language: str, most: int) -> Reply:
    """As :func:`table`, all rows; more than ``most`` are an error."""
    columns, rows = _answer(store, name, given, language, most)
    out = Bounded()
    out.write(sheet(columns, ([words for words, _ in row] for row in rows)))
    return Reply("text/csv; charset=utf-8", out.getvalue())


def _answer(
    store: Queryable, name: str, given: Mapping[str, str], language: str, most: int | None
) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    answer = run(store, named_queries("sparql")[name], given, most=most)
    if not isinstance(answer, Rows):
        raise TypeError(name)  # the named queries are all SELECTs, which a test holds them to
    labels = Labels(store, language)

    def cell(term: Term | None) -> Cell:
        value = text(term)
        return (value, "") if term is None or hasattr(term, "datatype") else (labels(value), value)

    return answer.columns, (tuple(map(cell, row)) for row in answer)
