"""Tells stores apart, so that one does not take the place of another in a property graph."""

from __future__ import annotations

import secrets
from pathlib import Path

from kg.store import is_address

FILE = "identity"


def identity(place: str | Path) -> str:
    """What stands for a store, wherever its folder is moved or copied to; one behind an address is known by that.

    It is made when it is asked for first. A folder that cannot be written is known by where it is.

    Args:
        place: The store's folder or address.
    """
    if is_address(place):
        return str(place)
    file = Path(place) / FILE
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(secrets.token_hex(16) + "\n")
    except FileExistsError:
        pass
    except OSError:
        return str(file.parent.resolve())
    return file.read_text(encoding="utf-8").strip()
