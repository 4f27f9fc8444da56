"""``kg draw``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.parameters import chosen, parameters_option
from kg.cli.streams import printable
from kg.cli.words import language, say

if TYPE_CHECKING:
    from datetime import date


class Day(click.ParamType["date"]):
    """``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it."""
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(say("{value} is no day: write YYYY-MM-DD", value=value), param, ctx)


@click.command(
    "draw",
    cls=Command,
    examples=[
        "kg draw",
        "kg draw --about 上海银保监局 --hops 2 -o bureau.html",
        "kg draw --query measures-for-group -p group=小微企业",
    ],
)
@click.option("--about", metavar="X", help="An entity or article, and what is around it.")
@click.option("--hops", metavar="N", type=click.IntRange(0), default=1, show_default=True, help="How far around it.")
@click.option("--article", metavar="ARTICLE", help="What one article says.")
@click.option("--query", "what", metavar="NAME|FILE|-", help="What a SPARQL query finds.")
@parameters_option
@click.option("--group", metavar="NAME", help="Only what is for this kind of firm or person.")
@click.option("--region", metavar="NAME", help="Only what applies in this region.")
@click.option("--since", metavar="YYYY-MM-DD", type=Day(), help="Only what articles of this day and later say.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0),
    default=150,
    show_default=True,
    help="At most N nodes, the most important ones; 0: all.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE.html",
    default="graph.html",
    show_default=True,
    help="Where to write it.",
)
@store_option
def command(
    about: str | None,
    hops: int,
    article: str | None,
    what: str | None,
    given: dict[str, str],
    group: str | None,
    region: str | None,
    since: date | None,
    limit: int,
    output: str,
    store: str,
) -> None:
    """Draw the graph, or a part of it, into one HTML file that needs nothing else.

    It can be mailed and opened offline. A click on an arrow shows the sentence that says it.
    """
    from kg.draw import Selection, draw

    selection = Selection(
        about=about,
        hops=hops,
        article=article,
        query=chosen(what, "sparql", given) if what else None,
        parameters=given,
        group=group,
        region=region,
        since=since,
        limit=limit or None,
    )
    with opened(store) as graph:
        written = draw(graph, selection, output, language=language())
    click.echo(printable(str(written)))
