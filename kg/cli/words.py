"""What people read, in their language: English where it stands in the code, Chinese from the catalogues."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.errors import KgError

_FILE = Path(__file__).parent / "zh.toml"


def language() -> Literal["en", "zh"]:
    """The reader's language: ``KG_LANG``, else the locale's; Chinese or else English."""
    names = (os.environ.get(name) for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def say(template: str, **fields: object) -> str:
    """Put a message into the reader's language.

    Args:
        template: The English message, with ``{field}`` for each value.
        fields: The values; an error or a violation among them is said in the same language.
    """
    return messages.fill(_readers(), template, fields)


def say_error(error: KgError) -> str:
    """Put an error into the reader's language, in one line."""
    return messages.say_error(_readers(), error)


def term(word: str) -> str:
    """A word of help or a heading: as :func:`say`, but braces in it mean nothing."""
    return _readers().get(word, word)


def label(name: str) -> str:
    """What the ontology calls one of its types or predicates, or the name itself."""
    from kg.query.labels import ontology_labels

    return ontology_labels(language()).get(name, name)


@cache
def catalogue() -> Mapping[str, str]:
    """English to Chinese."""
    return {**messages.chinese(), **messages.read_catalogue(_FILE)}


def _readers() -> Mapping[str, str]:
    return catalogue() if language() == "zh" else messages.ENGLISH
