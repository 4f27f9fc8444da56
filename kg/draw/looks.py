"""Shapes, colours, fonts and words of pictures, from ``looks.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.query.labels import ontology_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent / "looks.toml"
_OTHER = "#76828e"

INK, PAPER, FAINT = "#1b1f24", "#ffffff", "#59636e"


@cache
def looks() -> Mapping[str, Any]:
    """All of the file."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def arrow_colour(predicate: str) -> str:
    """On light paper."""
    return str(looks()["predicates"].get(predicate, [_OTHER])[0])


def fonts() -> str:
    """As CSS and SVG list them."""
    return ", ".join(name if name.isalpha() or name == "sans-serif" else f"'{name}'" for name in looks()["fonts"])


def words(language: str) -> Mapping[str, Any]:
    """The words that stand in a picture, in ``zh`` or ``en``."""
    found: Mapping[str, Any] = looks()["words"][language]
    return found


def label(name: str, language: str) -> str:
    """A type's or a predicate's name: the ontology's, else that of what only pictures show."""
    return ontology_labels(language).get(name) or str(words(language).get(name, name))
