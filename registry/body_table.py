"""Read the tables of agencies and institutions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from region_table import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Body:
    """One national agency, or one known institution.

    Attributes:
        name: The official full name, by the canonical rules (no 中华人民共和国 before a ministry's).
        type: ``Agency`` or ``Institution``.
        shorts: All usual other names, best first.
        kind: What sort of body (``department``, ``bank`` …); labels stand in ``kinds.csv``.
        superior: The body above it, or empty.
        since: First month it bore this name (``YYYY-MM``), or empty where no question turns on it.
        until: First month it no longer did, or empty.
        cite: Where its facts are published: the key of a source (``sources.csv``), or the address of its own site.
        branches: Endings of its branches' names (``分行``), after a place.
    """

    name: str
    type: str
    shorts: tuple[str, ...] = ()
    kind: str = ""
    superior: str = ""
    since: str = ""
    until: str = ""
    cite: str = ""
    branches: tuple[str, ...] = ()


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_bodies() -> list[Body]:
    """All bodies, agencies first, in the tables' order."""
    agencies = [
        Body(
            row["name"], "Agency", tuple(row["short"].split()), row["kind"],
            row["superior"], row["since"], row["until"], row["cite"],
        )
        for row in rows("agencies.csv")
    ]  # fmt: skip
    institutions = [
        Body(
            row["name"],
            "Institution",
            tuple(row["short"].split()),
            row["kind"],
            since=row["since"],
            until=row["until"],
            cite=row["cite"],
            branches=tuple(row["branches"].split()),
        )
        for row in rows("institutions.csv")
    ]
    return agencies + institutions
