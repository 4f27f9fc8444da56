"""``kg split``."""

from __future__ import annotations

from itertools import product

import click

from kg.cli.command import Command
from kg.cli.merge import put
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.errors import UsageError


@click.command(
    "split",
    cls=Command,
    examples=[
        "kg split 鼓楼区人民政府 --article 0123456789abcdef --as 徐州市鼓楼区人民政府",
        "kg split 信保通 信保通保单融资 --undo",
    ],
)
@click.argument("node", metavar="NODE")
@click.argument("names", metavar="[NAME...]", nargs=-1)
@click.option("--article", "articles", metavar="ARTICLE", multiple=True, help="Only what this article says of it.")
@click.option("--as", "into", metavar="NAME", default="", help="The full name, or the IRI, of what is split off.")
@click.option("--note", metavar="TEXT", default="", help="Why; shown with the decision.")
@click.option("--undo", is_flag=True, help="Take the decision back.")
@store_option
def command(
    node: str, names: tuple[str, ...], articles: tuple[str, ...], into: str, note: str, undo: bool, store: str
) -> None:
    """Decide that one node is two things: some of what is said of NODE is said of another.

    What articles call NAME in its fullest form leaves NODE; with --article, what these articles say of it. It becomes a
    node of its own, or the one named with --as. kg merge lists what is decided.
    """
    from kg.identity import Split
    from kg.identity.choosing import article, checked, checked_names, chosen
    from kg.resolve.nodes import node as read
    from kg.resolve.resolution import entity_iri

    if not names and not articles:
        raise UsageError("say which: a NAME, or --article")
    with opened(store, read_only=False) as graph:
        iri = chosen(graph, node)
        old = read(iri)
        if into and "://" not in into and old:
            into = entity_iri(old.base, old.type, into)
        there = read(checked(into, read(into))) if into else old
        if there is None or old is None or there.type is not old.type:
            raise UsageError("{iri} and {into} are of different types", iri=iri, into=into)
        if into == iri and not articles and not undo:  # of an article it can be an exception to another split
            raise UsageError("{iri}: both names are this node's already", iri=iri)
        pages = [article(graph, wanted) for wanted in articles]
        if not undo:
            checked_names(graph, iri, names, pages)
        decisions = [Split(iri, name, page, into, note) for name, page in product(names or ("",), pages or ("",))]
        put(graph, *decisions, undo=undo)
