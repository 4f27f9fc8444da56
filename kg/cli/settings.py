"""What holds for the whole command."""

from __future__ import annotations

from dataclasses import dataclass

import click


@dataclass(slots=True)
class Settings:
    """Flags that may stand before or after the command's name.

    Attributes:
        quiet: No progress and no messages; results and errors only.
        debug: Show where an error comes from.
    """

    quiet: bool = False
    debug: bool = False


def settings() -> Settings:
    """The settings of the running command."""
    return click.get_current_context().ensure_object(Settings)


def _set(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        setattr(context.ensure_object(Settings), str(parameter.name), True)


def flags() -> list[click.Parameter]:
    """The options every command has."""
    return [
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_set,
            help="No progress, no messages; results and errors only.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_set,
            help="Show where an error comes from.",
        ),
    ]
