"""``kg query``."""

from __future__ import annotations

import sys

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import format_option, store_option
from kg.cli.parameters import chosen, complete, listed, parameters_option
from kg.cli.streams import show
from kg.cli.words import language

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "nq", "trig", "jsonld")


@click.command(
    "query",
    cls=Command,
    examples=[
        "kg query",
        "kg query instruments-of-agency -p agency=上海银保监局",
        "kg query my.rq --format csv > answer.csv",
        "echo 'SELECT ?m { ?i pk:setsOut ?m }' | kg query -",
    ],
)
@click.argument(
    "what",
    metavar="[NAME|FILE|-]",
    required=False,
    shell_complete=lambda _context, _parameter, incomplete: complete("sparql", incomplete),
)
@parameters_option
@format_option(FORMATS, "table")
@click.option("--iri", is_flag=True, help="Show IRIs, not names, in the table.")
@store_option
def command(what: str | None, given: dict[str, str], format_: str, iri: bool, store: str) -> None:
    """Ask the graph in SPARQL: a named query, a file, or standard input.

    Without an argument, list the named queries with their parameters and a value that fits.
    """
    from kg.query import Labels, answer_table, rows_table, run, write

    if what is None:
        show(rows_table(listed("sparql")))
        return
    query = chosen(what, "sparql", given)
    with opened(store) as graph:
        answer = run(graph, query, given)
        if format_ == "table":
            show(answer_table(answer, None if iri else Labels(graph, language())))
        else:
            write(answer, format_, sys.stdout.buffer)
