"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

store_option = click.option(
    "--store",
    metavar="FOLDER",
    envvar="KG_STORE",
    default="kg-data",
    show_default=True,
    show_envvar=True,
    help="Where the graph is kept.",
)

base_option = click.option("--base", metavar="IRI", default=BASE, show_default=True, help="Under which IRIs stand.")

neo4j_option = click.option(
    "--neo4j",
    metavar="URI",
    envvar="KG_NEO4J_URI",
    show_envvar=True,
    help="A Neo4j, such as bolt://localhost:7687; user and password come from $KG_NEO4J_USER and $KG_NEO4J_PASSWORD. "
    "Without it the embedded graph answers.",
)

confidence_option = click.option(
    "--min-confidence",
    metavar="C",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out statements below this confidence (0 to 1).",
)

input_option = click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="What the sources are (markdown, feed, html, jsonl, text), where their names don't tell.",
)


FC = TypeVar("FC", bound="Callable[..., Any] | click.Command")


def format_option(formats: Sequence[str], default: str) -> Callable[[FC], FC]:
    """``--format`` for what is printed."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=default,
        show_default=True,
        help="How to print it.",
    )
