"""What people read, in their language: English where it stands in the code, Chinese from ``zh.toml``."""

from __future__ import annotations

import errno
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE = Path(__file__).parent / "zh.toml"

SYSTEM = frozenset(
    map(os.strerror, (errno.ENOENT, errno.EACCES, errno.ENOTDIR, errno.EISDIR, errno.EROFS, errno.ENOSPC))
)
"""What the system says of a file that cannot be read or written; it says so in English."""


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
    if language() == "zh":
        template = catalogue().get(template, template)
    return template.format(**{name: _said(value) for name, value in fields.items()})


def _said(value: object) -> object:
    if isinstance(value, KgError):
        return say_error(value)
    if isinstance(value, str) and value in SYSTEM:
        return term(value)
    # A shape has its message in both languages, in the shapes' own file.
    chinese = getattr(value, "message_zh", "") if language() == "zh" else ""
    return chinese or value


def say_error(error: KgError) -> str:
    """Put an error into the reader's language, in one line."""
    return " ".join(say(error.template, **error.fields).split())


def term(word: str) -> str:
    """A word of help or a heading: as :func:`say`, but braces in it mean nothing."""
    return catalogue().get(word, word) if language() == "zh" else word


@cache
def catalogue() -> Mapping[str, str]:
    """English to Chinese."""
    import tomllib

    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
