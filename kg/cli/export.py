"""``kg export``."""

from __future__ import annotations

import sys

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.errors import UsageError

FORMATS = ("trig", "nq", "ttl", "jsonld", "graphml", "csv", "neo4j-csv")


@click.command(
    "export",
    cls=Command,
    examples=[
        "kg export > graph.trig",
        "kg export --format nq | sort | sha256sum",
        "kg export -o graph.zip",
    ],
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to write it; as the file is called, unless told otherwise, else trig.",
)
@click.option("-o", "--output", metavar="FILE", help="Where to write it, instead of standard output.")
@store_option
def command(format_: str | None, output: str | None, store: str) -> None:
    """Write the whole graph as one file: RDF, or a property graph for other tools.

    As trig, nq, ttl or jsonld with everything, ontology and registry too; as graphml or csv (a ZIP archive of nodes.csv
    and edges.csv) the entities and statements of the articles. The same graph gives the same bytes.
    """
    from kg.export import export, write_file

    if output == "-":
        output = None
    if output is None and format_ and format_.endswith("csv") and sys.stdout.isatty():
        raise UsageError("csv is a ZIP archive: say where to with -o FILE.zip")
    with opened(store) as graph:
        if output is None:
            export(graph, format_ or "trig", sys.stdout.buffer)
        else:
            write_file(graph, output, format_)
