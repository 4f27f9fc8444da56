"""``kg list``."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.streams import show
from kg.cli.words import term


@click.command("list", cls=Command, examples=["kg list", "kg list --iri | head", "kg list --json"])
@click.option("--iri", is_flag=True, help="Show each article's IRI.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@store_option
def command(iri: bool, as_json: bool, store: str) -> None:
    """List the articles of the graph, the newest first."""
    from kg.query import articles, rows_table

    with opened(store) as graph:
        lines = articles(graph)
    if as_json:
        for line in lines:
            click.echo(json.dumps(asdict(line), ensure_ascii=False))
        return
    rows = [
        {
            term("published"): line.published[:10],
            term("title"): line.title,
            term("source"): line.source,
            term("statements"): line.statements,
            term("article"): line.iri if iri else line.iri.rpartition("/")[2],
        }
        for line in lines
    ]
    if rows:
        show(rows_table(rows))
