"""``kg draw``."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.parameters import chosen, parameters_option
from kg.cli.streams import printable
from kg.cli.words import language, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from kg.draw import Drawing


FORMATS = ("html", "svg", "png", "graphml", "gexf", "cytoscape")


def output_name(stem: str, format_: str | None) -> str:
    """What a picture is called that was given no name."""
    return f"{stem}.{'cyjs' if format_ == 'cytoscape' else format_ or 'html'}"


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
        "kg draw --overview --limit 60 -o who-issued-what-for-whom.svg",
        "kg draw --timeline --since 2022-01-01 -o timeline.html",
        "kg draw --format gexf -o for-gephi.gexf",
    ],
)
@click.option("--about", metavar="X", help="An entity or article, and what is around it.")
@click.option("--hops", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="How far around it.")
@click.option("--article", metavar="ARTICLE", help="What one article says.")
@click.option("--query", "what", metavar="NAME|FILE|-", help="What a SPARQL query finds.")
@parameters_option
@click.option("--group", metavar="NAME", help="Only what is for this kind of firm or person.")
@click.option("--region", metavar="NAME", help="Only what applies in this region.")
@click.option("--since", metavar="YYYY-MM-DD", type=Day(), help="Only what articles of this day and later say.")
@click.option(
    "--overview", is_flag=True, help="Without measures: what they say is said of what sets them out or offers them."
)
@click.option("--timeline", "as_timeline", is_flag=True, help="Instruments by date and issuer: html, svg or png.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0),
    default=150,
    show_default=True,
    help="At most N nodes, the most important ones; 0: all.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to write it; as the file is called, unless told otherwise, else html.",
)
@click.option("-o", "--output", metavar="FILE", help="Where to write it; graph.html, or what the format is called.")
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
    overview: bool,
    as_timeline: bool,
    limit: int,
    format_: str | None,
    output: str | None,
    store: str,
) -> None:
    """Draw the graph, or a part of it, into one HTML file that needs nothing else.

    It can be mailed and opened offline. A click on an arrow shows the sentence that says it. As svg or png it is a
    picture for papers and slides; as graphml, gexf or cytoscape it opens in Gephi, Cytoscape and their like.
    """
    from kg.draw import Selection, graph, timeline

    if given and not what:
        raise UsageError("-p gives the values of a query: say which with --query")
    selection = Selection(
        about=about,
        hops=hops,
        article=article,
        query=chosen(what, "sparql", given) if what else None,
        parameters=given,
        group=group,
        region=region,
        since=since,
        overview=overview,
        limit=limit or None,
    )
    with opened(store) as opened_store:
        drawn = (timeline if as_timeline else graph)(opened_store, selection, language=language())
        put(drawn, output or output_name("timeline" if as_timeline else "graph", format_), format_)


def put(drawn: Drawing, output: str, format_: str | None = None) -> None:
    """Write a picture and say where it is; ``-`` is standard output."""
    if output == "-":
        sys.stdout.buffer.write(drawn.written(format_ or drawn.formats[0]))
    else:
        click.echo(printable(str(drawn.write(output, format_))))
