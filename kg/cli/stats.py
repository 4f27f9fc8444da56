"""``kg stats``."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.streams import show
from kg.cli.words import language, term


@click.command("stats", cls=Command, examples=["kg stats", "kg stats --json"])
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@store_option
def command(as_json: bool, store: str) -> None:
    """Count what the graph holds: articles, entities by type, statements by predicate."""
    from kg.query import rows_table, stats
    from kg.query.labels import ontology_labels

    with opened(store) as graph:
        figures = stats(graph)
    if as_json:
        click.echo(json.dumps(asdict(figures), ensure_ascii=False, indent=1))
        return
    label = ontology_labels(language())
    counted = [
        (term("articles"), figures.articles),
        *((label.get(name, name), number) for name, number in figures.entities.items()),
        *((label.get(name, name), number) for name, number in figures.statements.items()),
        (term("derived statements"), figures.derived),
        (term("graphs"), figures.graphs),
        (term("quads"), figures.quads),
    ]
    show(rows_table([{term("what"): what, term("how many"): number} for what, number in counted]))
