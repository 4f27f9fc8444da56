"""``kg load``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.options import base_option, confidence_option, input_option, neo4j_option, store_option, typed
from kg.cli.registry import own_registry, registry_option
from kg.cli.status import DONE, FAILED
from kg.cli.streams import fail
from kg.cli.words import say
from kg.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.pipeline import Report


@click.command(
    "load",
    cls=Command,
    examples=[
        "kg load articles/",
        "kg load https://example.org/feed.xml --mirror",
        "kg load big.jsonl --jobs 0",
        "KG_STORE_PASSWORD=… kg load articles/ --store https://kg.example.org/ds",
    ],
)
@click.argument("paths", metavar="PATH|URL...", nargs=-1, required=True)
@input_option
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Work in N processes; 0: one a core.",
)
@click.option("--dask", metavar="ADDRESS", help="Work on the dask cluster whose scheduler is there.")
@click.option("--mirror", is_flag=True, help="Bring the property graph up to date afterwards.")
@click.option("--dry-run", is_flag=True, help="Do everything but write.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as a JSON object.")
@confidence_option
@registry_option
@neo4j_option
@store_option
@base_option
def command(
    paths: tuple[str, ...],
    format_: str | None,
    jobs: int,
    dask: str | None,
    mirror: bool,
    dry_run: bool,
    as_json: bool,
    min_confidence: float,
    registry: tuple[Path, ...],
    neo4j: str | None,
    store: str,
    base: str,
) -> int:
    """Load articles into the graph.

    Files, folders, feeds, pages, or - for standard input. An article loaded before is replaced if it has changed. What
    cannot be read, or does not conform to the shapes, is said and left out; all else is loaded.
    """
    from kg.cli.progress import counting
    from kg.pipeline import load, loadable

    if dry_run and mirror:
        raise UsageError("--dry-run and --mirror exclude each other")
    if neo4j and not mirror and typed("neo4j"):
        raise UsageError("--neo4j says where --mirror writes; give both, or neither")
    given = own_registry(registry)
    with loadable(store, base, dry_run=dry_run) as graph, counting() as progress:
        report = load(
            paths,
            graph,
            format=format_,
            jobs=jobs,
            dask=dask,
            dry_run=dry_run,
            base=base,
            min_confidence=min_confidence,
            own=given,
            progress=progress,
        )
    for failure in report.failures:
        fail(failure)
    click.echo(json.dumps(report.as_json(), ensure_ascii=False) if as_json else summary(report))
    if mirror:
        from kg.cli.mirror import bring_up_to_date

        bring_up_to_date(store, neo4j)
    return FAILED if report.failures else DONE


def summary(report: Report) -> str:
    """A load in two lines."""
    articles = say(
        "{new} new, {replaced} replaced, {unchanged} unchanged, {failed} failed",
        new=report.new,
        replaced=report.replaced,
        unchanged=report.unchanged,
        failed=len(report.failures),
    )
    if report.dry_run:
        articles += say(" (dry run: nothing was written)")
    return f"{articles}\n" + say(
        "{entities} entities, {statements} statements, {milliseconds:.1f} ms an article",
        entities=report.entities,
        statements=report.statements,
        milliseconds=1000 * report.seconds_each,
    )
