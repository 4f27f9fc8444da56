"""``--registry``: a registry of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.resolve.registry import OwnRegistry

registry_option = click.option(
    "--registry",
    metavar="FILE",
    multiple=True,
    envvar="KG_REGISTRY",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="Turtle with agencies, institutions, regions and target groups that extend the registry, or replace those of "
    "the same name; may be given several times.",
)


def own_registry(registry: tuple[Path, ...]) -> OwnRegistry | None:
    """Read the files; None where none is named."""
    if not registry:
        return None
    from kg.resolve.turtle import read_registry

    return read_registry(registry)
