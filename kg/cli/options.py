"""Options that several commands share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.words import say
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Base(click.ParamType[str]):
    """What an IRI can begin with."""

    name = "IRI"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check it."""
        from pyoxigraph import NamedNode

        try:
            NamedNode(f"{value}article/0")
        except ValueError:
            self.fail(say("{value} is nothing an IRI can begin with", value=repr(value)), param, ctx)
        return str(value)


class Confidence(click.FloatRange):
    """A number from 0 to 1; ``nan``, which no bound keeps out, is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read it."""
        number = float(super().convert(value, param, ctx))  # type: ignore[arg-type] # it reads strings too
        if math.isnan(number):
            self.fail(str(value), param, ctx)
        return number


store_option = click.option(
    "--store",
    metavar="FOLDER|URL",
    envvar="KG_STORE",
    default="kg-data",
    show_default=True,
    show_envvar=True,
    help="Where the graph is kept: a folder, or the address of a SPARQL endpoint.",
)

base_option = click.option(
    "--base", metavar="IRI", type=Base(), default=BASE, show_default=True, help="Under which IRIs stand."
)

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
    type=Confidence(),
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


def typed(parameter: str) -> bool:
    """Whether an option was typed, and does not come from the environment."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is click.core.ParameterSource.COMMANDLINE


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
