"""The registry: the bodies that have a name of their own, and when they bore it."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import LoadError
from kg.resolve.groups import Group, Scheme, packaged
from kg.resolve.regions import Region, Regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
class OwnRegistry:
    """What is the user's own, and extends the registry.

    Attributes:
        bodies: Agencies and institutions, in name order.
        regions: Regions, in name order, with official names where others have the codes of regions above.
        groups: Target groups, in name order.
        digest: Stands for all of them.
    """

    bodies: tuple[Body, ...] = field(default=(), compare=False)
    regions: tuple[Region, ...] = field(default=(), compare=False)
    groups: tuple[Group, ...] = field(default=(), compare=False)
    digest: str = ""

    @classmethod
    def of(cls, bodies: Iterable[Body], regions: Iterable[Region] = (), groups: Iterable[Group] = ()) -> OwnRegistry:
        """Some of each; of two with one name the later counts."""
        named = {body.name: body for body in bodies}
        official = {region.official: region for region in regions}
        concepts = {group.name: group for group in groups}
        all_of_them = (
            tuple(named[name] for name in sorted(named)),
            tuple(official[name] for name in sorted(official)),
            tuple(concepts[name] for name in sorted(concepts)),
        )
        return cls(*all_of_them, sha256(repr(all_of_them).encode()).hexdigest() if any(all_of_them) else "")


NOTHING_OWN = OwnRegistry()
"""Nothing of the user's own."""


class Registry:
    """Bodies by every form of their names, with the regions and the target groups."""

    def __init__(
        self, bodies: Iterable[Body], regions: Regions, groups: Scheme, units: dict[tuple[str, str], str]
    ) -> None:
        self.bodies = {body.name: body for body in bodies}
        self.regions = regions
        self.groups = groups
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


def load(own: OwnRegistry = NOTHING_OWN) -> Registry:
    """The registry that travels with the package, from its compiled tables.

    Args:
        own: What is added; what has the name of something known replaces it.

    Raises:
        LoadError: A region or group of the user's stands under one that nobody knows, or in the end under itself.
    """
    units = {(row["body"], row["short"]): row["full"] for row in _rows("units.tsv")}
    regions = Regions(_joined(list(_regions()), own.regions) if own.regions else _regions())
    groups = Scheme([*packaged(), *own.groups])
    for group in own.groups:
        for upper in group.broader:
            if upper not in groups.broader_of:
                raise LoadError("{name} stands under {upper}, which nothing knows", name=group.name, upper=upper)
    _refuse_rings((group.name for group in own.groups), groups.broader_of)
    above = {region.official: [regions.by_code[code].official for code in region.above] for region in regions}
    _refuse_rings((region.official for region in own.regions), above)
    return Registry([*_bodies(), *own.bodies], regions, groups, units)


def _refuse_rings(names: Iterable[str], above: Mapping[str, Sequence[str]]) -> None:
    for name in names:
        seen, stack = set(), [*above[name]]
        while stack:
            upper = stack.pop()
            if upper == name:
                raise LoadError("{name} stands under itself", name=name)
            if upper not in seen:
                seen.add(upper)
                stack += above[upper]


def _joined(known: list[Region], own: Iterable[Region]) -> Iterator[Region]:
    """Known regions and the user's, whose names of those above become codes."""
    added = {region.official: region for region in own}
    codes = {name: region.code for name, region in added.items()} | {region.official: region.code for region in known}
    yield from (region for region in known if region.official not in added)
    for region in added.values():
        above = tuple(filter(None, (region.parent, *region.within)))
        if missing := [upper for upper in above if upper not in codes]:
            raise LoadError("{name} stands under {upper}, which nothing knows", name=region.official, upper=missing[0])
        yield replace(
            region,
            code=codes[region.official],
            parent=codes.get(region.parent, ""),
            within=tuple(codes[upper] for upper in region.within),
        )


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
