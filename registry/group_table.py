"""Read the table of target groups."""

from __future__ import annotations

from dataclasses import dataclass

from body_table import rows


@dataclass(frozen=True)
class Group:
    """One concept of the scheme: Chinese and English name, other names, the concepts right above it."""

    name: str
    english: str
    other: tuple[str, ...]
    broader: tuple[str, ...]


def read_groups() -> list[Group]:
    """All concepts, in the table's order."""
    return [
        Group(row["name"], row["en"], tuple(row["other"].split()), tuple(filter(None, row["broader"].split("|"))))
        for row in rows("groups.csv")
    ]
