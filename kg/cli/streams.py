"""Where things are printed: results to stdout, all else to stderr."""

from __future__ import annotations

import io
import os
import select
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.settings import settings
from kg.cli.words import say, say_error

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kg.pipeline import Failure

_ENDLESS = 10_000


def prepare() -> None:
    """Make both streams UTF-8, whatever the locale; what cannot be written is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(table: RenderableType) -> None:
    """Print a table: within the terminal's width, or for a pipe in lines as long as need be."""
    from rich.console import Console

    if sys.stdout.isatty():
        Console(file=sys.stdout, highlight=False).print(table)
        return
    page = io.StringIO()
    Console(file=page, highlight=False, width=_ENDLESS).print(table)
    click.echo("\n".join(line.rstrip() for line in page.getvalue().split("\n")).strip("\n"))


def reader_is_gone() -> bool:
    """Whether nobody reads standard output any more (where that can be told; elsewhere it is assumed)."""
    if not hasattr(select, "poll"):
        return True
    watch = select.poll()
    watch.register(sys.stdout.fileno(), 0)
    return any(event & select.POLLERR for _, event in watch.poll(0))


def let_go() -> None:
    """Whoever reads the results has what he wants; the interpreter must not stumble over it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(template: str, **fields: object) -> None:
    """Say something on the way: not when quiet, nor to what is no terminal."""
    if talkative():
        click.echo(click.style(say(template, **fields), dim=True), err=True)


def complain(message: str) -> None:
    """Say what failed, always, in one line."""
    click.echo(click.style("kg: ", fg="red") + printable(" ".join(message.split())), err=True)


def fail(failure: Failure) -> None:
    """Say which article failed and why; with ``--debug`` also where."""
    complain(say_error(failure.error))
    if failure.trace and settings().debug:
        click.echo(failure.trace, err=True)


def printable(text: str) -> str:
    """A text without what could command a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def talkative() -> bool:
    """Whether progress and messages are wanted."""
    return sys.stderr.isatty() and not settings().quiet
