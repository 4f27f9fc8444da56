"""Runs Cypher for a person: reads only, and gives plain Python values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.mirror.target import connected
from kg.mirror.values import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.mirror.target import Target


class Rows(list[dict[str, object]]):
    """An answer: one dict a row. ``columns`` are its keys, also when there is no row."""

    def __init__(self, columns: tuple[str, ...], rows: list[dict[str, object]]) -> None:
        super().__init__(rows)
        self.columns = columns


def run(target: Target, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
    """Ask a property graph.

    The graph is a view of the store, so a query that would change it is refused: what it wrote would be lost, or make
    the graph tell what the store does not hold.

    Args:
        target: The graph.
        cypher: The query.
        parameters: Values for its ``$names``; never pasted into it.

    Returns:
        The rows: dates are ``datetime.date``, a node is its properties with ``labels``, a relationship its properties
        with ``type``, a path the list of both; in the order of their names.

    Raises:
        QueryError: The query is no Cypher, or fails.
        MirrorError: The graph does not answer or refuses the user.
    """
    from neo4j import READ_ACCESS  # noqa: PLC0415 - heavy
    from neo4j.exceptions import ClientError, DatabaseError, TransientError  # noqa: PLC0415

    with (
        connected(target) as driver,
        driver.session(database=target.database, default_access_mode=READ_ACCESS) as session,
        # Never committed: the embedded graph does not mind the access mode.
        session.begin_transaction() as transaction,
    ):
        try:
            result = transaction.run(cypher, dict(parameters or {}))
            columns = tuple(result.keys())
            rows = [
                {name: plain(value) for name, value in zip(columns, record.values(), strict=True)} for record in result
            ]
            changes = result.consume().counters
        except (ClientError, DatabaseError, TransientError) as error:
            raise refused((error.message or str(error)).strip()) from error
        if changes.contains_updates or changes.contains_system_updates:
            raise QueryError("The query would change the graph; it is a view of the store and is only read")
        return Rows(columns, rows)


_PLACE = re.compile(r"(?:Syntax error )?at line (\d+):(\d+) - | *\(line (\d+), column (\d+) \(offset: \d+\)\)(?s:.*)")


def refused(message: str) -> QueryError:
    """What an engine says of a query: the place, counted from 1, and the reason without a copy of the query."""
    reason = " ".join(_PLACE.sub("", message, count=1).split())
    if not (place := _PLACE.search(message)):
        return QueryError("the property graph cannot answer ({reason})", reason=reason)
    line, column = (place[1], int(place[2]) + 1) if place[1] else (place[3], int(place[4]))
    return QueryError("line {line}, column {column}: not Cypher ({reason})", line=line, column=column, reason=reason)
