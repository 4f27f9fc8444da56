"""``kg cypher``."""

from __future__ import annotations

import sys

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import format_option, neo4j_option, store_option
from kg.cli.parameters import chosen, complete, listed, parameters_option, say_unknown
from kg.cli.streams import complain, note, show
from kg.cli.target import reached
from kg.cli.words import say

FORMATS = ("table", "json", "csv")


@click.command(
    "cypher",
    cls=Command,
    examples=[
        "kg cypher",
        "kg cypher instruments-of-agency -p agency=上海银保监局",
        "echo 'MATCH (a:Agency) RETURN a.name' | kg cypher - --format json",
    ],
)
@click.argument(
    "what",
    metavar="[NAME|FILE|-]",
    required=False,
    shell_complete=lambda _context, _parameter, incomplete: complete("cypher", incomplete),
)
@parameters_option
@format_option(FORMATS, "table")
@neo4j_option
@store_option
def command(what: str | None, given: dict[str, str], format_: str, neo4j: str | None, store: str) -> None:
    """Ask the property graph in Cypher: a named query, a file, or standard input.

    Without an argument, list the named queries with their parameters and a value that fits. The graph is what kg mirror
    made last.
    """
    from kg.mirror.run import run
    from kg.query import bind, for_cypher, rows_table, write_rows
    from kg.store import Store

    if what is None:
        show(rows_table(listed("cypher")))
        return
    query = chosen(what, "cypher", given)
    values = for_cypher(bind(query, given))

    with reached(neo4j, store) as target:
        rows = run(target, query.text, values)
        empty = not rows and not run(target, "MATCH (article:Article) RETURN article.iri LIMIT 1")
    if empty:
        complain(say("the property graph is empty; kg mirror fills it from the store"))
    elif not rows and Store.is_at(store):
        with opened(store) as graph:
            say_unknown(graph, query, given)
    if format_ == "table":
        if rows.columns:  # the embedded graph names none where there is no row
            show(rows_table(rows, rows.columns))
        note("{count} rows", count=len(rows))
    else:
        write_rows(rows, format_, sys.stdout.buffer)
