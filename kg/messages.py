"""What can go wrong, said in the reader's language: English where it stands in the code, Chinese from ``zh.toml``."""

from __future__ import annotations

import errno
import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {}
"""The catalogue of a reader of English: what stands in the code."""

SYSTEM = frozenset(
    os.strerror(number)
    for number in (
        *(errno.ENOENT, errno.EACCES, errno.ENOTDIR, errno.EISDIR, errno.EROFS, errno.ENOSPC, errno.ENAMETOOLONG),
        *(errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH),
    )
)
"""What the system says, in English, of a file or an address that cannot be had."""

_FILE = Path(__file__).parent / "zh.toml"


@cache
def chinese() -> Mapping[str, str]:
    """The catalogue of a reader of Chinese: from each English template to the Chinese one."""
    return read_catalogue(_FILE)


def read_catalogue(path: Path) -> Mapping[str, str]:
    """Read templates and what they are in another language."""
    import tomllib  # noqa: PLC0415 - only a reader of Chinese pays for it

    return tomllib.loads(path.read_text(encoding="utf-8"))


def fill(catalogue: Mapping[str, str], template: str, fields: Mapping[str, object]) -> str:
    """Fill a template in a catalogue's language.

    Args:
        catalogue: From English templates to those of another language; one that is missing is said in English.
        template: The English message, with ``{field}`` for each value.
        fields: The values; an error or a violation among them is said in the same language.
    """
    values = {name: _in(catalogue, value) for name, value in fields.items()}
    return (catalogue.get(template) or _singular(template, fields)).format(**values)


_COUNTED = {"articles": "article", "differences": "difference", "entities": "entity", "rows": "row"}
_PLURAL = re.compile(rf"(\{{(\w+)\}}) ({'|'.join(_COUNTED)})\b")


def _singular(template: str, fields: Mapping[str, object]) -> str:
    """The English template, with ``1 article`` where it counts one."""
    return _PLURAL.sub(lambda m: f"{m[1]} {_COUNTED[m[3]]}" if fields.get(m[2]) == 1 else m[0], template)


def say_error(catalogue: Mapping[str, str], error: KgError) -> str:
    """Put an error into a catalogue's language, in one line."""
    return " ".join(fill(catalogue, error.template, error.fields).split())


def _in(catalogue: Mapping[str, str], value: object) -> object:
    if isinstance(value, KgError):
        return say_error(catalogue, value)
    if isinstance(value, str) and value in SYSTEM:
        return catalogue.get(value, value)
    # A shape has its message in both languages, in the shapes' own file.
    return (getattr(value, "message_zh", "") if catalogue else "") or value
