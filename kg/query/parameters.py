"""From what a person writes after ``-p name=`` to a typed value, or an error that says what would fit."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.query.projection import variables

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from kg.query.named import Kind, NamedQuery


class Iri(str):
    """A value that is an IRI, not a string that looks like one."""

    __slots__ = ()


class Chinese(str):
    """A string that is tagged as Chinese, as a vocabulary's names are."""

    __slots__ = ()


Value = str | int | Decimal | date | datetime | Iri
"""A parameter's value: an :class:`Iri` is told from a ``str`` by its class."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?(?=[0-9.]{1,41}$)[0-9]{1,40}(\.[0-9]{1,39})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(_DATE.pattern + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?")
_CYPHER = re.compile(r"\$(?:(\w+)|`([^`]+)`)")
# RFC 3987 forbids these in an IRI; a scheme comes first.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`]*")


def bind(query: NamedQuery, given: Mapping[str, str]) -> dict[str, Value]:
    """Give every parameter of a query its typed value.

    Args:
        query: The query. One without a header takes the names that occur in it (and in SPARQL ``limit``); the value's
            type is then read off its form: ``<iri>``, a whole number, a decimal, ``YYYY-MM-DD``, that with
            ``THH:MM:SS+08:00``, else a string (also ``"in quotes"``).
        given: Names and values as written.

    Raises:
        QueryError: For an unknown name, a missing value, or one that does not fit its type.
    """
    if query.parameters is None:
        _check(query, given, sorted(_occurring(query)))
        return {name: _by_form(query, name, value) for name, value in given.items()}
    known = {parameter.name: parameter for parameter in query.parameters}
    _check(query, given, known)
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
        value = values[name] = _typed(query.name, name, parameter.type, parameter.example, written)
        if parameter.minimum is not None and isinstance(value, int | Decimal) and value < parameter.minimum:
            raise QueryError(
                "{query}: {name} must be at least {minimum}; got: {value}",
                query=query.name,
                name=name,
                minimum=parameter.minimum,
                value=written,
            )
    return values


def _check(query: NamedQuery, given: Mapping[str, str], known: Collection[str]) -> None:
    for name, value in given.items():
        if name not in known and not (name == "limit" and query.language == "sparql" and query.parameters is None):
            raise QueryError(
                "{query} has no parameter {name}; it takes: {known}",
                query=query.name,
                name=name,
                known=", ".join(known) or "-",
            )
        if any("\ud800" <= c <= "\udfff" for c in value):  # what Python makes of an argument's broken bytes
            raise QueryError("{query}: the value of {name} is not UTF-8", query=query.name, name=name)


def _occurring(query: NamedQuery) -> set[str]:
    """What a query without a header can take."""
    if query.language == "sparql":
        return variables(query.text)
    return {bare or quoted for bare, quoted in _CYPHER.findall(query.text)}


def _typed(query: str, name: str, kind: Kind, example: str, written: str) -> Value:
    try:
        return _PARSERS[kind](written)
    except ValueError as error:
        raise QueryError(
            "{query}: {name} must be of type {type}, for example {example}; got: {value}",
            query=query,
            name=name,
            type=kind,
            example=example,
            value=written,
        ) from error


def _integer(written: str) -> int:
    if not _INTEGER.fullmatch(written.strip()):
        raise ValueError(written)
    return int(written)


def _decimal(written: str) -> Decimal:
    if not _DECIMAL.fullmatch(written.strip()):
        raise ValueError(written)
    return Decimal(written.strip())


def _date(written: str) -> date:
    if not _DATE.fullmatch(written.strip()):
        raise ValueError(written)
    return date.fromisoformat(written.strip())


def _time(written: str) -> datetime:
    if not _TIME.fullmatch(written.strip()):
        raise ValueError(written)
    return datetime.fromisoformat(written.strip())


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


def _by_form(query: NamedQuery, name: str, written: str) -> Value:
    if name == "limit" and name not in _occurring(query):
        return _typed(query.name, name, "integer", "10", written)
    if written.startswith("<") and written.endswith(">"):
        return _typed(query.name, name, "iri", "<https://example.org/1>", written)
    if len(written) > 1 and written[0] == written[-1] == '"':
        return written[1:-1]
    for parse in (_integer, _date, _time, _decimal):
        try:
            return parse(written)
        except ValueError:
            continue
    return written
