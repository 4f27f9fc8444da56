"""``kg validate``."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import store_option
from kg.cli.status import DONE, FAILED
from kg.cli.streams import complain, note, printable
from kg.cli.words import language, say
from kg.errors import QueryError


@click.command("validate", cls=Command, examples=["kg validate", "kg validate 0123456789abcdef", "kg validate --json"])
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each violation.")
@store_option
def command(articles: tuple[str, ...], as_json: bool, store: str) -> int:
    """Check the graph against the shapes with pySHACL: all articles, or some.

    Ends with status 1 if anything in it is not as ontology/shapes.ttl asks.
    """
    from kg.query import find
    from kg.query.find import ARTICLE
    from kg.validate.full import validate_store

    checked = wrong = 0
    with opened(store) as graph:
        chosen = None
        if articles:
            chosen = []
            for wanted in articles:
                found = [thing.iri for thing in find(graph, wanted) if thing.type == ARTICLE]
                if not found:
                    raise QueryError("{wanted}: no article is called so", wanted=wanted)
                chosen += found
        for iri, violations in validate_store(graph, chosen):
            checked += 1
            wrong += bool(violations)
            for violation in violations:
                if as_json:
                    click.echo(json.dumps({"article": iri, **asdict(violation)}, ensure_ascii=False))
                else:
                    message = violation.message_zh if language() == "zh" else violation.message
                    where = " ".join(filter(None, (violation.focus, violation.path)))
                    click.echo(printable(f"{where}: {message}"))
    if wrong:
        complain(say("{wrong} of {checked} articles do not conform", wrong=wrong, checked=checked))
        return FAILED
    note("{checked} articles checked, all conform", checked=checked)
    return DONE
