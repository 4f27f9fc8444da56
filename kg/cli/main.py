"""The entry point: finds the command, and turns whatever happens into an exit status and one line."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.page import page, paragraphs
from kg.cli.settings import Settings, flags
from kg.cli.status import DONE, FAILED, INTERRUPTED, WRONG_USE
from kg.cli.streams import complain, let_go, prepare, reader_is_gone
from kg.cli.usage import wrong_use
from kg.cli.words import say, say_error
from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "Fill the graph": ("load", "extract", "remove"),
    "Ask it": ("list", "show", "query", "cypher", "stats", "analyse", "serve"),
    "Which is which": ("resolve", "merge", "split"),
    "Pass it on": ("draw", "export", "mirror"),
    "Check it": ("explain", "validate", "evaluate"),
    "Comfort": ("completion",),
}
"""Headings, each with its commands; command ``x`` is ``command`` in module ``kg.cli.x``."""


def commands() -> list[str]:
    """All commands, in the order they are shown."""
    return [name for names in COMMANDS.values() for name in names]


class Commands(click.Group):
    """Imports a command only when it is called or when all are shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order they are shown."""
        return commands()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command."""
        if cmd_name not in commands():
            return None
        command = import_module(f"kg.cli.{cmd_name}").command
        assert isinstance(command, Command)  # noqa: S101 - for mypy
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page."""
        shown = [(heading, [(name, self._summary(ctx, name)) for name in names]) for heading, names in COMMANDS.items()]
        formatter.write(page(self, ctx, formatter.width, examples=EXAMPLES, commands=shown))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Left to click, a closed pipe would be status 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            if not reader_is_gone():
                raise
            let_go()
            return DONE

    def _summary(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return next(iter(paragraphs(command.help or "" if command else "")), "")


_UNREADABLE = "an argument is not in the locale's encoding; try LC_ALL=C.UTF-8"
EXAMPLES = ("kg load articles/", "kg query instruments-of-agency -p agency=上海银保监局", "kg load --help")


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from kg import __version__

        click.echo(f"kg {__version__}")
        context.exit()


@click.group(
    cls=Commands, params=flags(), no_args_is_help=False, invoke_without_command=True, subcommand_metavar="COMMAND ..."
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
@click.pass_context
def kg(context: click.Context) -> None:
    """Read Chinese policy news into a graph of agencies, instruments and measures.

    Every statement in it can be traced to the characters that say it.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Args:
        arguments: What stands after ``kg``.

    Returns:
        0 all done, 1 something failed, 2 wrong use, 130 interrupted.
    """
    prepare()
    settings = Settings()
    try:
        status = kg.main(list(arguments), prog_name="kg", standalone_mode=False, obj=settings)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go()
        return DONE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        return _complain(
            wrong_use(error, commands()), WRONG_USE if isinstance(error, click.UsageError) else FAILED, settings
        )
    except (KgError, UnicodeEncodeError) as error:  # no UTF-8 has bytes of an argument that the locale does not know
        known = error if isinstance(error, KgError) else UsageError(_UNREADABLE)
        return _complain(say_error(known), WRONG_USE if isinstance(known, UsageError) else FAILED, settings)
    except Exception as error:  # noqa: BLE001 - the last resort: one line, whatever went wrong
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _complain(say("internal error: {what} (--debug shows where)", what=what), FAILED, settings)
    return status if isinstance(status, int) else DONE


def _complain(message: str, status: int, settings: Settings) -> int:
    if settings.debug:
        import traceback

        traceback.print_exc()
    complain(message)
    return status


def main() -> None:
    """Run ``kg`` and exit."""
    sys.exit(run(sys.argv[1:]))
