"""From what is asked to a query, and from its answer to rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.rows import Row, Rows
from kg.api.values import python_value
from kg.errors import QueryError
from kg.query import Rows as Found
from kg.query import Triples, Truth, named_queries, parse_query, read_query

if TYPE_CHECKING:
    from kg.api.display import Naming
    from kg.query import Answer, NamedQuery


def meant(what: str | Path) -> NamedQuery:
    """The query that is meant: a file's where a ``Path`` is given, else a named one, else the text itself.

    Raises:
        QueryError: One word that names no query, or a file that cannot be read.
    """
    if isinstance(what, Path):
        return read_query(what, "sparql")
    named = named_queries("sparql")
    if what in named:
        return named[what]
    if len(what.split()) < 2:  # noqa: PLR2004 - no query is one word
        raise QueryError("{name}: no named query; there are {known}", name=what, known=", ".join(named))
    return parse_query(what, "query", "sparql")


def rows(answer: Answer, naming: Naming) -> Rows[Row]:
    """An answer as rows of Python's values."""
    if isinstance(answer, Truth):
        return Rows(("ask",), [Row(("ask",), (answer.value,))])
    if isinstance(answer, Triples):
        spread = ((triple.subject, triple.predicate, triple.object) for triple in answer.triples)
        answer = Found(("subject", "predicate", "object"), spread)
    columns = answer.columns
    return Rows(columns, (Row(columns, tuple(map(python_value, line))) for line in answer), naming)
