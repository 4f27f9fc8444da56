"""``kg query``."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.deadline import deadline
from kg.cli.opening import opened
from kg.cli.options import format_option, store_option
from kg.cli.parameters import chosen, complete, listed, parameters_option, say_unknown
from kg.cli.streams import printable, show
from kg.cli.words import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import Answer, NamedQuery
    from kg.store import Store

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "nq", "trig", "jsonld", "rdf")


@click.command(
    "query",
    cls=Command,
    examples=[
        "kg query",
        "kg query instruments-of-agency -p agency=上海银保监局",
        "kg query my.rq --format csv > answer.csv",
        "echo 'SELECT ?m { ?i pk:setsOut ?m }' | kg query - --timeout 10",
        "kg query in-force --explain",
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
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(0, min_open=True), help="Give up after so many seconds."
)
@click.option("--explain", is_flag=True, help="Show how the query is understood, and how much each pattern matches.")
@store_option
def command(
    what: str | None,
    given: dict[str, str],
    format_: str,
    iri: bool,
    timeout: float | None,
    explain: bool,
    store: str,
) -> None:
    """Ask the graph in SPARQL: a named query, a file, or standard input.

    Without an argument, list the named queries with their parameters and a value that fits.
    """
    from kg.query import Labels, answer_table, rows_table, run, write
    from kg.query import explain as explained

    if what is None:
        show(rows_table(listed("sparql")))
        return
    query = chosen(what, "sparql", given, bound=not explain)
    with opened(store) as graph, deadline(timeout):
        if explain:
            for line in explained(graph, query):
                click.echo(printable(line))
            return
        answer = _hinting(run(graph, query, given), graph, query, given)
        if format_ == "table":
            show(answer_table(answer, None if iri else Labels(graph, language())))
        else:
            write(answer, format_, sys.stdout.buffer)


def _hinting(answer: Answer, graph: Store, query: NamedQuery, given: Mapping[str, str]) -> Answer:
    """The same answer; where it is none, say which names it was asked about are none."""
    from kg.query import Rows

    if not isinstance(answer, Rows):
        return answer
    rows = iter(answer)
    for first in rows:
        return Rows(answer.columns, chain((first,), rows))
    say_unknown(graph, query, given)
    return Rows(answer.columns, ())
