"""``-p name=value`` and the choice of a query: by name, from a file, from standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.streams import complain
from kg.cli.words import language, say, term
from kg.errors import QueryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import NamedQuery
    from kg.query.named import Language
    from kg.store import Store

parameters_option = click.option(
    "-p",
    "--parameter",
    "given",
    metavar="NAME=VALUE",
    multiple=True,
    callback=lambda _context, _parameter, values: pairs(values),
    help="A value for the query's parameter NAME; may be repeated.",
)


def pairs(values: tuple[str, ...]) -> dict[str, str]:
    """Read ``NAME=VALUE``; the value may hold more equals signs."""
    for value in values:
        if "=" not in value:
            raise click.BadParameter(say("{value} is not NAME=VALUE", value=value))
    return dict(value.split("=", 1) for value in values)


def chosen(what: str, dialect: Language, given: Mapping[str, str], *, bound: bool = True) -> NamedQuery:
    """The query that is meant: ``-``, a named one, else a file.

    Args:
        what: As it was typed.
        dialect: Its language.
        given: Its parameters.
        bound: Whether it must have all of them.

    Raises:
        UsageError: There is no such query or file, or the parameters that are given are not its own.
        QueryError: The file cannot be read.
    """
    from kg.query import bind

    query = _query(what, dialect)
    if not (bound or given):
        return query
    try:
        bind(query, given)
    except QueryError as error:
        raise UsageError(error.template, **error.fields) from error
    return query


def _query(what: str, dialect: Language) -> NamedQuery:
    from kg.query import named_queries, parse_query, read_query

    if what == "-":
        return parse_query(sys.stdin.buffer.read().decode("utf-8-sig", "replace"), "-", dialect)
    named = named_queries(dialect)
    if what in named:
        return named[what]
    path = Path(what)
    if not path.is_file():
        if what.split()[1:]:
            raise UsageError("a query itself is read from a file or from standard input (-)")
        raise UsageError("{name}: neither a named query nor a file", name=what)
    return read_query(path, dialect)


def listed(dialect: Language) -> list[dict[str, str]]:
    """The named queries as rows: name, parameters, what it answers."""
    from kg.query import named_queries

    rows = []
    for query in named_queries(dialect).values():
        takes = "\n".join(map(str, query.parameters or ()))
        rows.append({term("query"): query.name, term("answers"): query.title(language()), term("parameters"): takes})
    return rows


def say_unknown(graph: Store, query: NamedQuery, given: Mapping[str, str]) -> None:
    """Where a named query found nothing, say which names it was asked about are none, and which come near."""
    from kg.query import named_queries, unknown_names

    if named_queries(query.language).get(query.name) != query:
        return
    for name, near in unknown_names(graph, query, given).items():
        hint = say("; near it: {names}", names="、".join(near)) if near else ""
        complain(say("nothing is known by the name {name}", name=name) + hint)


def complete(dialect: Language, incomplete: str) -> list[str]:
    """Names of queries that begin so, for the shell."""
    from kg.query import named_queries

    return [name for name in named_queries(dialect) if name.startswith(incomplete)]
