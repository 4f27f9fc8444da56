"""``kg remove``."""

from __future__ import annotations

import sys

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.status import DONE, FAILED
from kg.cli.streams import complain, printable
from kg.cli.words import say, say_error
from kg.errors import QueryError, UsageError


@click.command("remove", cls=Command, examples=["kg remove 0123456789abcdef", "kg remove --yes 0123456789abcdef"])
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@store_option
def command(articles: tuple[str, ...], yes: bool, store: str) -> int:
    """Remove articles and all that only they say.

    ARTICLE is an article's id, IRI or headline; kg list shows them.
    """
    from kg.query import find_article

    status = DONE
    with opened(store, read_only=False) as graph:
        for wanted in articles:
            try:
                found = find_article(graph, wanted)
            except QueryError as error:
                complain(say_error(error))
                status = FAILED
                continue
            if yes or _confirmed(found.name):
                graph.remove(found.iri)
                click.echo(say("removed: {title}", title=printable(found.name)))
    return status


def _confirmed(title: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("no one to ask: say --yes")
    return click.confirm(say("Remove {title}?", title=printable(title)), err=True)
