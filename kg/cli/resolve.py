"""``kg resolve``."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import base_option, store_option
from kg.cli.registry import own_registry, registry_option
from kg.cli.streams import printable
from kg.cli.words import language, say, term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from kg.identity import Decisions
    from kg.resolve import Resolution
    from kg.resolve.registry import OwnRegistry


@click.command(
    "resolve",
    cls=Command,
    examples=[
        "kg resolve 市科委 --region 上海",
        "kg resolve 银监会 --date 2016-05 --json",
        "kg resolve 市科委 --text 上海市科委今天公布新政",
        "kg resolve - < names.txt",
    ],
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--region", metavar="R", default="", help="The region the words around it are about.")
@click.option(
    "--date",
    metavar="D",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m", "%Y"]),
    help="When it was written (2023-05-18 or 2023-05); without it, today.",
)
@click.option(
    "--text", metavar="CONTEXT", default="", help="What stands around it: its short forms, places and titles count."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@registry_option
@store_option
@base_option
def command(
    names: tuple[str, ...],
    region: str,
    date: datetime | None,
    text: str,
    as_json: bool,
    registry: tuple[Path, ...],
    store: str,
    base: str,
) -> None:
    """Say which body, document or group a name stands for, what else it could be, and why.

    NAME is a name as an article writes it; - reads one a line from standard input. What an analyst decided in the
    store counts, and so does the registry it was filled with.
    """
    from kg.pipeline.naming import resolved
    from kg.resolve import Resolver

    decisions, kept = _of_store(store)
    resolver = Resolver(base, own_registry(registry) or kept)
    for name in _names(names):
        link = _decided(resolved(resolver, name, region=region, day=date, text=text), decisions)
        if as_json:
            click.echo(json.dumps(_record(link), ensure_ascii=False))
        else:
            _print(link)


def _names(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name == "-":
            lines = (line.strip() for line in sys.stdin.buffer.read().decode("utf-8", "replace").splitlines())
            yield from filter(None, lines)
        elif name.strip():
            yield name.strip()


def _of_store(place: str) -> tuple[Decisions, OwnRegistry]:
    """What an analyst decided, and which bodies of the user's own count; nothing where there is no store."""
    from kg.identity import Decisions, decisions_of
    from kg.identity.own import recorded
    from kg.resolve.registry import NOTHING_OWN
    from kg.store import Store

    if not Store.is_at(place):
        return Decisions(), NOTHING_OWN
    with opened(place) as graph:
        return decisions_of(graph), recorded(graph)


def _decided(link: Resolution, decisions: Decisions) -> Resolution:
    from kg.resolve.nodes import node

    move = decisions.move(link.iri, link.name, "")
    there = node(move.iri) if move else None
    if move is None or there is None:
        return link
    how = "merged by an analyst's decision" if move.kept else "split off by an analyst's decision"
    official = there.name if there.type in ("Agency", "Institution") else None
    return replace(link, iri=move.iri, type=there.type, canonical=official, why=f"{how}; {link.why}")


def _record(link: Resolution) -> dict[str, object]:
    return {
        "name": link.name,
        "canonical": link.canonical,
        "iri": link.iri,
        "type": link.type.value,
        "alternatives": list(link.alternatives),
        "why": link.why,
    }


def _print(link: Resolution) -> None:
    from kg.query.labels import ontology_labels
    from kg.resolve.nodes import node

    kind = ontology_labels(language()).get(link.type.value, link.type.value)
    there = node(link.iri)
    name = link.canonical or (there.name if there and there.type not in ("Agency", "Institution") else "")
    found = click.style(printable(name), bold=True, fg="green") if name else say("no official name")
    click.echo(f"{printable(link.name)} → {found}  {kind}")
    click.echo("  " + printable(link.iri))
    click.echo("  " + printable(_why(link.why)))
    if link.alternatives:
        click.echo("  " + printable(say("could also be: {names}", names="、".join(link.alternatives))))


_CLAUSES = (
    "short for {name} in the text",
    "branch of {name}",
    "head office",
    "office of {name}",
    "unit of {name}",
    "the Party group of {name}",
    "local counterpart of {name}",
    "{name} by the article",
    "{letter} is {name}",
)
"""How resolution says why, where a name is part of it; what has none stands in the catalogue as it is."""


def _why(why: str) -> str:
    """Why, clause by clause, in the reader's language."""
    return term("; ").join(map(_clause, why.split("; ")))


def _clause(clause: str) -> str:
    said = term(clause)
    for template in _CLAUSES if said == clause else ():
        if found := re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>.+)", template), clause):
            return say(template, **found.groupdict())
    return said
