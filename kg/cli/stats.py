"""``kg stats``."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.streams import printable, show
from kg.cli.words import label, say, term


@click.command("stats", cls=Command, examples=["kg stats", "kg stats --json", "kg stats --identity"])
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.option(
    "--identity", is_flag=True, help="List nodes of more than one name, and look-alikes that were kept apart and why."
)
@store_option
def command(as_json: bool, identity: bool, store: str) -> None:
    """Count what the graph holds: articles, entities by type, statements by predicate."""
    if identity:
        _identity(as_json, store)
        return
    from kg.query import rows_table, stats

    with opened(store) as graph:
        figures = stats(graph)
    if as_json:
        click.echo(json.dumps(asdict(figures), ensure_ascii=False, indent=1))
        return
    counted = [
        (term("articles"), figures.articles),
        *((label(name), number) for name, number in figures.entities.items()),
        *((label(name), number) for name, number in figures.statements.items()),
        (term("derived statements"), figures.derived),
        (term("graphs"), figures.graphs),
        (term("quads"), figures.quads),
    ]
    show(rows_table([{term("what"): what, term("how many"): number} for what, number in counted]))


def _identity(as_json: bool, store: str) -> None:
    from kg.identity.report import identity

    with opened(store) as graph:
        found = identity(graph)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    click.echo(say("{count} of {all} nodes have more than one name", count=len(found.several), all=found.nodes))
    for node in found.several:
        click.echo(printable(f"  <{node.iri}>  {'、'.join(name for name in node.names if name != node.name)}"))
    click.echo(say("{count} pairs look alike and were kept apart", count=len(found.pairs)))
    for pair in found.pairs:
        why = ", ".join(map(term, pair.vetoes)) or term("nothing forbids it: look")
        click.echo(printable(f"  <{pair.one}>  <{pair.other}>  {term(pair.alike)}: {why}"))
