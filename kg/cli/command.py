"""What all commands have in common: flags, and a help page in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.page import page
from kg.cli.settings import flags

if TYPE_CHECKING:
    from collections.abc import Sequence


class Command(click.Command):
    """One command.

    Args:
        examples: Command lines that work as they stand, shown at the end of its help.
        arguments: As for :class:`click.Command`.
    """

    def __init__(self, *, examples: Sequence[str], **arguments: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(options_metavar="[OPTIONS]", **arguments)
        self.examples = tuple(examples)
        self.params += flags()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; click's parser does not say of which command an option lacks its value."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page."""
        formatter.write(page(self, ctx, formatter.width, examples=self.examples))
