"""What is said when a command is called wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.exceptions import NoSuchCommand

from kg.cli.words import say, term

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
"""What click says, without a class of its own, of more arguments than a command takes."""


def wrong_use(error: click.ClickException, commands: Sequence[str]) -> str:
    """Put what click found wrong into the reader's language and one line.

    Args:
        error: What it found.
        commands: The names of all commands, for whoever mistyped one.
    """
    from difflib import get_close_matches

    context = error.ctx if isinstance(error, click.UsageError) else None
    match error:
        case click.NoSuchOption():
            message = say("no option {name}", name=error.option_name) + _meant(error.possibilities)
        case NoSuchCommand():
            message = say("no command {name}", name=error.command_name) + _meant(
                get_close_matches(error.command_name, commands)
            )
        case click.BadOptionUsage():
            takes_none = error.message.endswith("does not take a value.")
            template = "{name} takes no value" if takes_none else "{name}: a value is wanted"
            message = say(template, name=error.option_name)
        case click.MissingParameter() if error.param and context:
            message = say("{name} is missing", name=term(error.param.make_metavar(context)).rstrip("."))
        case click.BadParameter() if error.param and isinstance(error.param.type, click.Choice):
            choices = ", ".join(error.param.type.choices)
            message = say("{name}: one of {choices} is wanted", name=_name(error.param), choices=choices)
        case click.BadParameter() if error.param and isinstance(error.param.type, click.IntRange | click.FloatRange):
            message = say(
                "{name}: a number is wanted ({bounds})", name=_name(error.param), bounds=_bounds(error.param.type)
            )
        case click.BadParameter() if error.param and isinstance(error.param.type, click.DateTime):
            message = say("{name}: a date is wanted, such as 2023-05-18 or 2023-05", name=_name(error.param))
        case click.BadParameter() if error.param:
            message = say("{name}: {reason}", name=_name(error.param), reason=error.message.rstrip("."))
        case _:
            extra = _EXTRA.fullmatch(error.message)
            message = say("unexpected: {arguments}", arguments=extra[1]) if extra else error.format_message()
    return say("{message} (see {path} --help)", message=message, path=context.command_path if context else "kg")


def _name(parameter: click.Parameter) -> str:
    return (
        parameter.opts[-1]
        if isinstance(parameter, click.Option)
        else str(parameter.metavar or parameter.name).strip("[]")
    )


def _bounds(wanted: click.IntRange | click.FloatRange) -> str:
    """What lies within, in signs: ``>= 0``, ``>= 0, <= 1``."""
    lowest = [f"{'>' if wanted.min_open else '>='} {wanted.min}"] if wanted.min is not None else []
    highest = [f"{'<' if wanted.max_open else '<='} {wanted.max}"] if wanted.max is not None else []
    return ", ".join(lowest + highest)


def _meant(possibilities: Sequence[str] | None) -> str:
    return say("; did you mean {names}?", names=", ".join(possibilities)) if possibilities else ""
