"""Lays out a help page: coloured, in the reader's language, a Chinese character two columns wide.

rich-click would do it more prettily, but takes a tenth of a second: see docs/decisions/0040-help-without-rich.md.
"""

from __future__ import annotations

import inspect
import re
import unicodedata
from typing import TYPE_CHECKING

import click

from kg.cli.words import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A run of what is written with spaces, one wide character with the marks that may not begin a line, or white space.
_PIECE = re.compile(r"[^\s⺀-￠]+|[⺀-￠][，。、；：？！）》」』”’]*|\s+")
_GAP = 2
_FIRST_COLUMN_MOST = 34


def page(
    command: click.Command,
    context: click.Context,
    width: int,
    *,
    examples: Sequence[str] = (),
    commands: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
) -> str:
    """Write a command's help.

    Args:
        command: What it is about.
        context: Its context.
        width: In columns.
        examples: Command lines.
        commands: For a group: headings, each with its commands and what they do.
    """
    usage = " ".join((context.command_path, *(term(piece) for piece in command.collect_usage_pieces(context))))
    parts = [f"{_heading('Usage')}{term(' ')}{usage}\n"]
    parts += ["".join(f"  {line}\n" for line in wrapped(term(p), width - 2)) for p in paragraphs(command.help or "")]
    parts += [_section(heading, [(name, term(text)) for name, text in rows], width) for heading, rows in commands]
    options = [o for o in command.get_params(context) if isinstance(o, click.Option) and not o.hidden]
    parts.append(_section("Options", [(_spelling(o, context), _meaning(o, context)) for o in options], width))
    if examples:
        parts.append(f"{_heading('Examples')}\n" + "".join(f"  {line}\n" for line in examples))
    return "\n".join(parts)


def paragraphs(text: str) -> list[str]:
    """A docstring's paragraphs, each in one line: what the catalogue translates."""
    return [" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n") if part.strip()]


def columns(text: str) -> int:
    """How many columns a terminal gives to a text."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most ``width`` columns, Chinese between any two characters."""
    line = ""
    for piece in _PIECE.findall(text):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def _heading(word: str) -> str:
    return click.style(term(word) + term(":"), bold=True, fg="yellow")


def _section(heading: str, rows: list[tuple[str, str]], width: int) -> str:
    widest = max((columns(name) for name, _ in rows), default=0)
    first = min(widest, _FIRST_COLUMN_MOST) + _GAP
    lines = [_heading(heading)]
    for name, text in rows:
        told = list(wrapped(text, max(width - first - 2, 20))) or [""]
        gap = first - columns(name)
        if gap < _GAP:
            lines.append("  " + click.style(name, fg="cyan"))
        else:
            lines.append("  " + click.style(name, fg="cyan") + " " * gap + told.pop(0))
        lines += [" " * (first + 2) + line for line in told]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _spelling(option: click.Option, context: click.Context) -> str:
    names = "/".join([", ".join(option.opts), *option.secondary_opts])
    if option.is_flag or option.count:
        return names
    return f"{names} {term(option.make_metavar(context))}"


def _meaning(option: click.Option, context: click.Context) -> str:
    notes = []
    if option.show_envvar and option.envvar:
        notes.append(term("environment: ") + f"${option.envvar}")
    default = option.get_default(context, call=False)
    if option.show_default and default is not None:
        notes.append(term("default: ") + f"{default}")
    return term(option.help or "") + (f"  [{term('; ').join(notes)}]" if notes else "")
