"""``kg completion``."""

from __future__ import annotations

import click

from kg.cli.command import Command

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    cls=Command,
    examples=['eval "$(kg completion bash)"', "kg completion fish > ~/.config/fish/completions/kg.fish"],
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete kg's commands and options."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    if completion:
        click.echo(completion(context.find_root().command, {}, "kg", "_KG_COMPLETE").source())
