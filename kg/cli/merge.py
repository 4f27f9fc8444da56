"""``kg merge``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.streams import printable
from kg.cli.words import say, term
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.identity.decisions import Decision
    from kg.store import Store


@click.command(
    "merge",
    cls=Command,
    examples=[
        "kg merge",
        "kg merge 上海市经信委 上海市经济和信息化委员会 --note 同一单位",
        "kg merge 上海市经信委 上海市经济和信息化委员会 --undo",
    ],
)
@click.argument("nodes", metavar="[A B]", nargs=-1)
@click.option("--note", metavar="TEXT", default="", help="Why; shown with the decision.")
@click.option("--force", is_flag=True, help="Also where numbers, regions or stages differ, or both are registered.")
@click.option("--undo", is_flag=True, help="Take the decision back.")
@store_option
def command(nodes: tuple[str, ...], note: str, force: bool, undo: bool, store: str) -> None:
    """Decide that two nodes are one thing: what is said of A is said of B.

    A and B are IRIs, full names or aliases. The decision holds for what is stored and for what is loaded later, until
    --undo takes it back. Without A and B, the decisions in force are listed.
    """
    from kg.identity import Merge
    from kg.identity.choosing import chosen, forbidden

    if not nodes and not (note or force or undo):
        with opened(store) as graph:
            list_decisions(graph)
        return
    if len(nodes) != len(("A", "B")):
        raise UsageError("kg merge takes two nodes: what is merged, and into what")
    with opened(store, read_only=False) as graph:
        iri, into = (chosen(graph, wanted) for wanted in nodes)
        if iri == into:
            raise UsageError("{iri}: both names are this node's already", iri=iri)
        if not undo:
            _refuse(forbidden(graph, iri, into), iri, into, force=force)
        put(graph, Merge(iri, into, note), undo=undo)


def _refuse(vetoes: list[str], iri: str, into: str, *, force: bool) -> None:
    if "type" in vetoes:
        raise UsageError("{iri} and {into} are of different types", iri=iri, into=into)
    if vetoes and not force:
        raise UsageError(
            "{iri} and {into} differ in: {what}; --force merges them all the same",
            iri=iri,
            into=into,
            what=", ".join(map(term, vetoes)),
        )


def put(store: Store, *decisions: Decision, undo: bool) -> None:
    """Put decisions in force or take them back, and say what changed.

    Raises:
        UsageError: A decision that is to be taken back is not in force.
    """
    from kg.identity import decide, decisions_of, take_back

    for decision in decisions:
        if undo and decision.id not in {known.id for known in decisions_of(store).all}:
            raise UsageError("{decision}: no such decision is in force", decision=told(decision))
    changed = (take_back if undo else decide)(store, decisions)
    for decision in decisions:
        click.echo(say("taken back: {what}", what=told(decision)) if undo else told(decision))
    click.echo(say("{count} articles changed", count=changed))


def list_decisions(store: Store) -> None:
    """Print the decisions in force, one a line."""
    from kg.identity import decisions_of

    for decision in decisions_of(store).all:
        click.echo(told(decision))


def told(decision: Decision) -> str:
    """A decision in one line."""
    from kg.identity import Merge

    if isinstance(decision, Merge):
        line = say("merged by an analyst: {iri} → {into}", iri=decision.iri, into=decision.into)
    else:
        what = " · ".join(filter(None, (decision.name, decision.article)))
        line = say("split by an analyst: {iri} ({what})", iri=decision.iri, what=what)
        line += f" → {decision.into}" if decision.into else ""
    return printable(f"{line}  # {decision.note}" if decision.note else line)
