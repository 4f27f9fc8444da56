"""``kg analyse``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.draw import Day, put
from kg.cli.opening import opened
from kg.cli.options import format_option, store_option
from kg.cli.streams import note, show
from kg.cli.words import label, language, term

if TYPE_CHECKING:
    from datetime import date

    from kg.analyse import Analysis

ANALYSES = ("centrality", "communities", "co-issuing", "bridges")
FORMATS = ("table", "json", "csv", "graphml")


@click.command(
    "analyse",
    cls=Command,
    examples=[
        "kg analyse",
        "kg analyse co-issuing",
        "kg analyse communities --format csv > communities.csv",
        "kg analyse centrality --since 2022-01-01 -o who-matters.html",
    ],
)
@click.argument("what", metavar="[WHAT]", type=click.Choice(ANALYSES), default="centrality")
@click.option("--group", metavar="NAME", help="Only what is for this kind of firm or person.")
@click.option("--region", metavar="NAME", help="Only what applies in this region.")
@click.option("--since", metavar="YYYY-MM-DD", type=Day(), help="Only what articles of this day and later say.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="How many rows a table has; four times as many nodes a picture; 0: all.",
)
@format_option(FORMATS, "table")
@click.option("-o", "--output", metavar="FILE", help="Draw a picture of it: FILE.html, FILE.svg or FILE.png.")
@store_option
def command(
    what: str,
    group: str | None,
    region: str | None,
    since: date | None,
    limit: int,
    format_: str,
    output: str | None,
    store: str,
) -> None:
    """Analyse the graph: who matters, who belongs together, who issues with whom, what alone ties parts together.

    WHAT is centrality, communities, co-issuing or bridges. Measures are no nodes: what a measure says is said of what
    sets it out or offers it. json, csv and graphml hold everything; the same graph gives the same answer.
    """
    from kg.analyse import analyse, picture, written
    from kg.analyse.centrality import SAMPLES, SEED
    from kg.draw import Selection

    with opened(store) as graph:
        found = analyse(graph, what, Selection(group=group, region=region, since=since))
        if output is not None:
            put(picture(graph, found, 4 * limit or None, language()), output)
            return
    if found.sampled:
        note("betweenness is estimated from {count} nodes drawn with seed {seed}", count=SAMPLES, seed=SEED)
    if format_ == "table":
        _print(found, limit)
    else:
        sys.stdout.buffer.write(written(found, format_))


def _print(found: Analysis, limit: int) -> None:
    from kg.query import rows_table

    types = ("type", "its type")
    rows = found.rows[: limit or None]
    if not rows:
        note("nothing found")
        return
    show(
        rows_table(
            [{term(key): label(str(cell)) if key in types else cell for key, cell in row.items()} for row in rows]
        )
    )
    if len(found.rows) > len(rows):
        note("{count} more; --limit 0 shows all", count=len(found.rows) - len(rows))
