"""Where articles are, as a notebook says it: there no shell spells out ``~`` and ``*``."""

from __future__ import annotations

from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def found(paths: Iterable[str | Path]) -> Iterator[str]:
    """Spell out patterns (``*``, ``?``, ``[…]``, ``**`` for all folders below), sorted by name.

    An address, and a file that is there under that very name, is no pattern. One that fits nothing stays as it is, so
    that the load says what it did not find.
    """
    for path in paths:
        text = str(path)
        if "://" not in text and text != "-":
            text = str(Path(text).expanduser()) if text.startswith("~") else text
            if has_magic(text) and not Path(text).exists():
                yield from sorted(glob(text, recursive=True)) or [text]  # noqa: PTH207 - it takes absolute patterns too
                continue
        yield text
