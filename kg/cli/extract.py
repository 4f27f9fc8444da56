"""``kg extract``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.options import base_option, confidence_option, format_option
from kg.cli.registry import own_registry, registry_option
from kg.cli.status import DONE, FAILED
from kg.cli.streams import fail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.article import Article
    from kg.facts import Facts

FORMATS = ("json", "ttl", "trig", "nq", "jsonld")


@click.command(
    "extract", cls=Command, examples=["kg extract article.md", "curl -s https://example.org/news | kg extract -"]
)
@click.argument("paths", metavar="PATH|URL...", nargs=-1, required=True)
@click.option(
    "--input",
    "input_",
    metavar="NAME",
    help="What the sources are (markdown, feed, html, jsonl, text), where their names don't tell.",
)
@format_option(FORMATS, "json")
@confidence_option
@registry_option
@base_option
def command(
    paths: tuple[str, ...],
    input_: str | None,
    format_: str,
    min_confidence: float,
    registry: tuple[Path, ...],
    base: str,
) -> int:
    """Print what articles say, storing nothing.

    As json, one object a line for each article: its entities, relations and attributes with their evidence. Whatever
    the form, only what the article states is printed, not what follows from it.
    """
    from kg.export import write_graphs
    from kg.pipeline import Failure, extracted
    from kg.pipeline.quads import stated_quads
    from kg.records import record
    from kg.resolve.registry import NOTHING_OWN

    own = own_registry(registry) or NOTHING_OWN

    failed = False
    out = sys.stdout.buffer

    def facts() -> Iterator[tuple[Article, Facts]]:
        nonlocal failed
        for found in extracted(paths, format=input_, base=base, min_confidence=min_confidence, own=own):
            if isinstance(found, Failure):
                fail(found)
                failed = True
            else:
                yield found

    if format_ == "json":
        for article, said in facts():
            line = json.dumps(record(article, said), ensure_ascii=False)
            out.write(line.encode("utf-8", "backslashreplace") + b"\n")
    else:
        write_graphs((stated_quads(article, said, base) for article, said in facts()), format_, out)
    return FAILED if failed else DONE
