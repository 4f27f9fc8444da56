"""``kg mirror``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import neo4j_option, store_option
from kg.cli.progress import advancing
from kg.cli.status import DONE, FAILED
from kg.cli.streams import complain, let_go, printable
from kg.cli.target import reached
from kg.cli.words import say, term

if TYPE_CHECKING:
    from kg.mirror.report import MirrorReport


@click.command(
    "mirror",
    cls=Command,
    examples=["kg mirror", "kg mirror --verify", "KG_NEO4J_PASSWORD=… kg mirror --neo4j bolt://localhost:7687"],
)
@click.option("--verify", is_flag=True, help="Change nothing: compare both sides and say what differs.")
@click.option("--full", is_flag=True, help="Make the property graph anew. With --verify: trust no seal.")
@neo4j_option
@store_option
def command(verify: bool, full: bool, neo4j: str | None, store: str) -> int:
    """Bring the property graph in step with the store: Neo4j, or the embedded graph.

    Only what changed since the last time goes over.
    """
    return compare(store, neo4j, full=full) if verify else bring_up_to_date(store, neo4j, full=full)


def bring_up_to_date(store: str, neo4j: str | None, *, full: bool = False) -> int:
    """Mirror, and print what was done."""
    from kg.mirror.sync import mirror

    with opened(store) as graph, reached(neo4j, store) as target, advancing() as progress:
        report = mirror(graph, target, full=full, progress=progress)
    click.echo(summary(report))
    return DONE


def compare(store: str, neo4j: str | None, *, full: bool = False) -> int:
    """Print what differs."""
    from kg.mirror.verify import verify

    with opened(store) as graph, reached(neo4j, store) as target, advancing() as progress:
        differences = verify(graph, target, full=full, progress=progress)
    try:
        for difference in differences:
            detail = f": {difference.detail}" if difference.detail else ""
            click.echo(printable(f"{term(difference.how)} {term(difference.what)} {difference.iri}{detail}"))
        sys.stdout.flush()
    except BrokenPipeError:  # seen enough, but still not in step
        let_go()
    if differences:
        complain(say("{count} differences; kg mirror brings both in step", count=len(differences)))
        return FAILED
    click.echo(say("no differences"))
    return DONE


def summary(report: MirrorReport) -> str:
    """A run in two lines."""
    return (
        say(
            "articles: {new} new, {replaced} replaced, {unchanged} unchanged, {removed} removed",
            new=report.new,
            replaced=report.replaced,
            unchanged=report.unchanged,
            removed=report.removed,
        )
        + "\n"
        + say(
            "written: {statements} statements, {entities} entities; removed: {gone} entities",
            statements=report.statements,
            entities=report.entities,
            gone=report.entities_removed,
        )
    )
