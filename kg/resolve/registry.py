"""The registry: the bodies that have a name of their own, and when they bore it."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resolve.regions import Region, Regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Body:
    """One agency or institution of the registry.

    Attributes:
        name: Its official full name, which is its canonical.
        type: ``Agency`` or ``Institution``.
        shorts: All its other usual names.
        superior: The body above it, or empty.
        since: The first month it bore this name (``YYYY-MM``), or empty.
        until: The first month it no longer did, or empty.
        branches: Endings of its branches' names (``分行``).
    """

    name: str
    type: str
    shorts: tuple[str, ...] = ()
    superior: str = ""
    since: str = ""
    until: str = ""
    branches: tuple[str, ...] = ()

    def stood(self, month: str) -> bool:
        """Whether it bore this name in ``month`` (``YYYY-MM``; empty: today)."""
        return not self.until if not month else self.since <= month and (not self.until or month < self.until)


@dataclass(frozen=True, slots=True)
class OwnBodies:
    """Bodies of the user's own, which extend the registry.

    Attributes:
        bodies: They, in name order.
        digest: Stands for all of them.
    """

    bodies: tuple[Body, ...] = field(default=(), compare=False)
    digest: str = ""

    @classmethod
    def of(cls, bodies: Iterable[Body]) -> OwnBodies:
        """Some bodies; of two with one name the later counts."""
        named = {body.name: body for body in bodies}
        ordered = tuple(named[name] for name in sorted(named))
        return cls(ordered, sha256(repr(ordered).encode()).hexdigest() if ordered else "")


NO_BODIES = OwnBodies()
"""Nothing of the user's own."""


class Registry:
    """Bodies by every form of their names."""

    def __init__(self, bodies: Iterable[Body], regions: Regions, units: dict[tuple[str, str], str]) -> None:
        self.bodies = {body.name: body for body in bodies}
        self.regions = regions
        self._units = units
        forms: dict[str, list[Body]] = {}
        for body in self.bodies.values():
            for form in dict.fromkeys((body.name, *body.shorts)):
                forms.setdefault(form, []).append(body)
        self._forms = {form: tuple(found) for form, found in forms.items()}
        self._longest = max(map(len, self._forms), default=0)

    def named(self, form: str, month: str = "") -> tuple[Body, ...]:
        """The bodies a form names, best first: who stood then, and of those who bears it in full."""
        found = self._forms.get(form, ())
        if not found[1:]:
            return found
        return tuple(sorted(found, key=lambda body: (not body.stood(month), body.name != form, body.name)))

    def prefixes(self, text: str, month: str = "") -> Iterator[tuple[str, Body]]:
        """The bodies whose name ``text`` begins with (and goes on), longest form first."""
        for end in range(min(self._longest, len(text) - 1), 1, -1):
            if text[:end] in self._forms:
                yield text[:end], self.named(text[:end], month)[0]

    def unit(self, body: str, unit: str) -> str:
        """The full name of a body's unit (外资司 of the 商务部), or the name as it is."""
        return self._units.get((body, unit), unit)

    def suffix(self, text: str) -> str:
        """The longest form that ``text`` ends with, or nothing."""
        start = max(0, len(text) - self._longest)
        return next((text[at:] for at in range(start, len(text) - 1) if text[at:] in self._forms), "")


def load(own: OwnBodies | None = None) -> Registry:
    """The registry that travels with the package, from its compiled tables.

    Args:
        own: Bodies that are added; one with the name of a known body replaces it.
    """
    bodies = [*_bodies(), *(own.bodies if own else ())]
    units = {(row["body"], row["short"]): row["full"] for row in _rows("units.tsv")}
    return Registry(bodies, Regions(_regions()), units)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _bodies() -> Iterator[Body]:
    for row in _rows("bodies.tsv"):
        yield Body(
            row["name"], row["type"], _several(row["shorts"]), row["superior"],
            row["since"], row["until"], _several(row["branches"]),
        )  # fmt: skip


def _regions() -> Iterator[Region]:
    for row in _rows("regions.tsv"):
        yield Region(
            row["code"], row["name"], row["official"], row["level"], row["parent"], _several(row["shorts"]),
            _several(row["letters"]), row["committee"], _several(row["within"]),
        )  # fmt: skip
