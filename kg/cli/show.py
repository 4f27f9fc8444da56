"""``kg show``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.streams import printable
from kg.cli.words import label, say, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.query import ArticlePage, EntityPage, Quotation
    from kg.query.entity import Statement
    from kg.query.find import Found
    from kg.query.standing import Decided


@click.command(
    "show", cls=Command, examples=["kg show 上海银保监局", "kg show 0123456789abcdef", "kg show 财政部 --json"]
)
@click.argument("what", metavar="X")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@store_option
def command(what: str, as_json: bool, store: str) -> None:
    """Show an article or an entity with its statements and the sentences behind them.

    X is an IRI, an article's id or headline, an entity's full name or alias, or a part of any name. Where several fit,
    a terminal is asked which is meant.
    """
    from kg.query import article_page, entity_page, find
    from kg.query.find import ARTICLE

    with opened(store) as graph:
        thing = _one_of(find(graph, what), what)
        page = (article_page if thing.type == ARTICLE else entity_page)(graph, thing.iri)
    if as_json:
        click.echo(json.dumps(asdict(page), ensure_ascii=False, indent=1))
        return
    for line in _lines(page):
        click.echo(line)


def _one_of(found: list[Found], wanted: str) -> Found:
    """The one thing that is meant: asked back where somebody can answer, else an error that lists them."""
    from kg.query.find import CHOICES, one_of

    if len(found) < 2 or not (sys.stdin.isatty() and sys.stderr.isatty()):  # noqa: PLR2004 - nothing to choose from
        return one_of(found, wanted)
    shown = found[:CHOICES]
    for number, thing in enumerate(shown, start=1):
        click.echo(f"{number:>3}  {printable(thing.name)}  {click.style(label(thing.type), dim=True)}", err=True)
    if len(found) > len(shown):
        click.echo(
            say("     and {count} more; a longer part of the name finds fewer", count=len(found) - len(shown)), err=True
        )
    number = click.prompt(say("Which one?"), type=click.IntRange(1, len(shown)), err=True)
    return shown[number - 1]


def _lines(page: ArticlePage | EntityPage) -> Iterator[str]:
    from kg.query import EntityPage

    if isinstance(page, EntityPage):
        yield _headline(page.name) + "  " + ", ".join(label(kind) for kind in page.types)
        if page.aliases:
            yield printable(say("also: {names}", names="、".join(page.aliases)))
        yield printable(page.iri)
        if page.above:
            yield printable(say("hangs under: {names}", names="、".join(page.above)))
        if page.below:
            yield printable(say("below it: {names}", names="、".join(page.below)))
        yield from map(_decision, page.decisions)
        for predicate, statements in page.statements.items():
            yield ""
            # ^issues: the entity is what is issued.
            yield click.style(("← " if predicate.startswith("^") else "") + label(predicate.lstrip("^")), bold=True)
            for statement in statements:
                yield "  " + printable(statement.subject if predicate.startswith("^") else statement.value)
                yield from _evidence(statement, with_article=True)
    else:
        yield _headline(page.title)
        yield printable("  ".join(filter(None, (page.published, page.url, page.iri))))
        for statement in page.statements:
            yield ""
            predicate = click.style(label(statement.record.predicate), bold=True)
            yield f"{printable(statement.subject)} {predicate} {printable(statement.value)}"
            yield from _evidence(statement, with_article=False)


def _decision(decided: Decided) -> str:
    line = (
        say("merged by an analyst's decision: {iri}", iri=decided.node)
        if decided.kind == "merge"
        else say("split off by an analyst's decision: {iri}", iri=decided.node)
    )
    return printable(f"{line}  # {decided.note}" if decided.note else line)


def _headline(text: str) -> str:
    return click.style(printable(text), bold=True, fg="green")


def _evidence(statement: Statement, *, with_article: bool) -> Iterator[str]:
    for quotation in statement.quotations:
        yield "    " + _marked(quotation)
    record = statement.record
    notes = [statement.article, statement.published[:10]] if with_article else []
    derived = term("derived") if record.derived else ""
    notes += [say("confidence {confidence:g}", confidence=record.confidence), record.rule, derived]
    yield click.style("    " + printable(" · ".join(filter(None, notes))), dim=True)


def _marked(quotation: Quotation) -> str:
    """The sentence with the words that say it in bold."""
    return "".join(
        click.style(printable(text), underline=True) if marked else printable(text) for text, marked in quotation.runs()
    )
