"""What the storage engine's errors mean to a person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEANINGS = (
    # RocksDB's words, and what to do. The first that is found in the message counts.
    ("Resource temporarily unavailable", "{path}: another process is writing to this store; wait for it to end"),
    ("lock hold by current process", "{path}: this process already has the store open for writing; close it first"),
    ("No space left on device", "{path}: the disk is full; what was stored before is safe"),
    ("Permission denied", "{path}: no permission to use this folder"),
    ("Operation not permitted", "{path}: no permission to use this folder"),
    ("Read-only file system", "{path}: the file system is read-only"),
    ("not a directory", "{path}: not a folder"),
    ("Not a directory", "{path}: not a folder"),
    ("No such file or directory", "{path}: the store was changed while it was being opened or read; try again"),
    ("Corruption", "{path}: the store is damaged ({reason}); load its articles into a new one"),
)


@contextmanager
def saying_why(path: Path) -> Iterator[None]:
    """Turn what the engine raises about the store at ``path`` into a :class:`StoreError` that says what to do."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        for words, meaning in _MEANINGS:
            if words in reason:
                raise StoreError(meaning, path=path, reason=reason) from error
        raise StoreError("{path}: the store cannot be used ({reason})", path=path, reason=reason) from error
