"""What the IRI of a node says: its type, and the name it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.resolve.resolution import FOLDERS

if TYPE_CHECKING:
    from kg.names import EntityType

_IRI = re.compile(rf"(?P<base>(?:.+?/)?)(?P<folder>{'|'.join(FOLDERS)})/(?P<parts>.+)")
_MONTH = re.compile(r"\d{4}-\d{2}|undated")


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its IRI.

    Attributes:
        base: Where its IRI begins.
        type: What it is.
        parts: What it was made from: a name alone, or a name after what it belongs to (an issuer, a region, an
            article), a document's month behind it.
    """

    base: str
    type: EntityType
    parts: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The folder of its type's IRIs."""
        return next(folder for folder, kind in FOLDERS.items() if kind is self.type)

    @property
    def name(self) -> str:
        """Its name."""
        dated = self.parts[1:] and _MONTH.fullmatch(self.parts[-1])
        return self.parts[-2] if dated else self.parts[-1]


def node(iri: str, base: str = "") -> Node | None:
    """Read an IRI; None if it is no entity's.

    Args:
        iri: The IRI.
        base: Where it begins, if that is known; else the first folder in it counts.
    """
    found = _IRI.fullmatch(iri.removeprefix(base) if base else iri)
    if found is None or (base and not iri.startswith(base)):
        return None
    parts = tuple(map(unquote, found["parts"].split("/")))
    return Node(base or found["base"], FOLDERS[found["folder"]], parts)
