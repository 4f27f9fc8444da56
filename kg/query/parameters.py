"""From what a person writes after ``-p name=`` to a typed value, or an error that says what would fit."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.query.named import Kind, NamedQuery, Parameter


class Iri(str):
    """A value that is an IRI, not a string that looks like one."""

    __slots__ = ()


Value = str | int | Decimal | date | Iri
"""A parameter's value: an :class:`Iri` is told from a ``str`` by its class."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# RFC 3987 forbids these in an IRI; a scheme comes first.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`]*")


def bind(query: NamedQuery, given: Mapping[str, str]) -> dict[str, Value]:
    """Give every parameter of a query its typed value.

    Args:
        query: The query. One without a header takes any name; the value's type is then read off its form:
            ``<iri>``, a whole number, a decimal, ``YYYY-MM-DD``, else a string (also ``"in quotes"``).
        given: Names and values as written.

    Raises:
        QueryError: For an unknown name, a missing value, or one that does not fit its type.
    """
    if query.parameters is None:
        return {name: _by_form(value) for name, value in given.items()}
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(
                "{query} has no parameter {name}; it takes: {known}",
                query=query.name,
                name=name,
                known=", ".join(known) or "-",
            )
    values: dict[str, Value] = {}
    for name, parameter in known.items():
        written = given.get(name, parameter.default)
        if written is None:
            raise QueryError(
                "{query} needs {name} ({type}), for example -p {name}={example}",
                query=query.name,
                name=name,
                type=parameter.type,
                example=parameter.example,
            )
        values[name] = _typed(query.name, parameter, written)
    return values


def _typed(query: str, parameter: Parameter, written: str) -> Value:
    try:
        return _PARSERS[parameter.type](written)
    except (ValueError, InvalidOperation) as error:
        raise QueryError(
            "{query}: {name} must be of type {type}, for example {example}; got: {value}",
            query=query,
            name=parameter.name,
            type=parameter.type,
            example=parameter.example,
            value=written,
        ) from error


def _integer(written: str) -> int:
    if not _INTEGER.fullmatch(written.strip()):
        raise ValueError(written)
    return int(written)


def _decimal(written: str) -> Decimal:
    number = Decimal(written.strip())
    if not number.is_finite():
        raise ValueError(written)
    return number


def _date(written: str) -> date:
    if not _DATE.fullmatch(written.strip()):
        raise ValueError(written)
    return date.fromisoformat(written.strip())


def _iri(written: str) -> Iri:
    bare = written.strip().removeprefix("<").removesuffix(">")
    if not _IRI.fullmatch(bare):
        raise ValueError(written)
    return Iri(bare)


_PARSERS: dict[Kind, Callable[[str], Value]] = {
    "string": str,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "iri": _iri,
}


def for_cypher(values: Mapping[str, Value]) -> dict[str, str | int | float | date]:
    """The same values in the types that the Bolt protocol knows: a decimal becomes a float, an IRI a string."""
    return {
        name: float(value) if isinstance(value, Decimal) else str(value) if isinstance(value, Iri) else value
        for name, value in values.items()
    }


def _by_form(written: str) -> Value:
    if written.startswith("<") and written.endswith(">"):
        return _iri(written)
    if len(written) > 1 and written[0] == written[-1] == '"':
        return written[1:-1]
    for parse in (_integer, _date, _decimal):
        try:
            return parse(written)
        except (ValueError, InvalidOperation):
            continue
    return written
