"""``kg export``."""

from __future__ import annotations

import sys

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import format_option, store_option
from kg.errors import UsageError

FORMATS = ("trig", "nq", "ttl", "jsonld", "graphml", "csv", "neo4j-csv")


@click.command(
    "export",
    cls=Command,
    examples=[
        "kg export > graph.trig",
        "kg export --format nq | sort | sha256sum",
        "kg export --format csv -o graph.zip",
    ],
)
@format_option(FORMATS, "trig")
@click.option("-o", "--output", metavar="FILE", help="Where to write it, instead of standard output.")
@store_option
def command(format_: str, output: str | None, store: str) -> None:
    """Write the whole graph as one file: RDF, or a property graph for other tools.

    As trig, nq, ttl or jsonld with everything, ontology and registry too; as graphml or csv (a ZIP archive of nodes.csv
    and edges.csv) the entities and statements of the articles. The same graph gives the same bytes.
    """
    from kg.export import export, replacing

    if output is None:
        if format_.endswith("csv") and sys.stdout.isatty():
            raise UsageError("csv is a ZIP archive: say where to with -o FILE.zip")
        with opened(store) as graph:
            export(graph, format_, sys.stdout.buffer)
        return
    with opened(store) as graph:
        try:
            with replacing(output) as file:
                export(graph, format_, file)
        except OSError as error:
            raise UsageError(
                "{path}: cannot be written ({reason})", path=output, reason=error.strerror or error
            ) from error
