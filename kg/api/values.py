"""Terms as Python's values, and Python's values as a query's parameters."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from kg.days import CHINA, day
from kg.errors import QueryError
from kg.names import DATES
from kg.namespaces import XSD
from kg.query.parameters import Iri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.query import NamedQuery
    from kg.query.answers import Term

Cell: TypeAlias = str | int | float | bool | date | None
"""What stands in a row: an IRI is an :class:`~kg.query.Iri`, a ``str`` of its own class; a time is a ``datetime``."""

_READERS: dict[str, Callable[[str], Cell]] = {
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    "integer": int,
    "decimal": float,
    "double": float,
    "float": float,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


def python_value(term: Term | None) -> Cell:
    """A term as Python has it; a literal of another datatype, or one that is not of its own, as its characters."""
    from pyoxigraph import BlankNode, Literal, NamedNode  # noqa: PLC0415 - `import kg` must not pay for it

    if term is None:
        return None
    if isinstance(term, NamedNode):
        return Iri(term.value)
    if not isinstance(term, Literal):
        return f"_:{term.value}" if isinstance(term, BlankNode) else str(term)
    read = _READERS.get(term.datatype.value.removeprefix(XSD), str)
    with suppress(ValueError, KeyError):
        return read(term.value)
    return term.value


def attribute_value(name: str, value: str) -> Cell:
    """An attribute's value: those that are days as dates."""
    return day(value) or value if name in DATES else value


def time(text: str) -> datetime | None:
    """An ISO 8601 time; None of none."""
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    return None


def written(query: NamedQuery, values: Mapping[str, object]) -> dict[str, str]:
    """Values as a person would write them after ``-p name=``, so that they are checked and bound as there.

    Args:
        query: Where they go. One without a header reads a value's type off its form: there a ``str`` stays a string,
            whatever it looks like.
        values: By parameter: ``str``, ``int``, ``float``, ``Decimal``, ``date``, ``datetime`` or ``Iri``.

    Raises:
        QueryError: A value is of another type.
    """
    return {name: _written(query, name, value) for name, value in values.items()}


def _written(query: NamedQuery, name: str, value: object) -> str:
    by_form = query.parameters is None
    if isinstance(value, Iri):
        return f"<{value}>" if by_form else str(value)
    if isinstance(value, str):
        return f'"{value}"' if by_form else value
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=CHINA)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(str(value))
        if number.is_finite():
            return format(number, "f")
    raise QueryError("{query}: {name} cannot be {value}", query=query.name, name=name, value=repr(value))
