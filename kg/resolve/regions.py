"""Regions: their names, how they nest, and how a name that begins with one is cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RANK = {"municipality": 0, "province": 0, "area": 1, "prefecture": 2, "county": 3, "district": 4}
"""Which of two regions with one short name is meant where nothing else tells: the higher."""


@dataclass(frozen=True, slots=True)
class Region:
    """One division (GB/T 2260) or named area.

    Attributes:
        code: Six digits; for an area ``A`` and a number.
        name: Its own full name (``朝阳区``).
        official: The name no other region bears (``北京市朝阳区``), as it stands before a body's name.
        level: A key of :data:`RANK`.
        parent: The code of the division above; empty for a province.
        shorts: Its other names.
        letters: Its one-character names.
        committee: The body that governs an area, or empty.
        within: Codes of the divisions an area lies in or consists of.
    """

    code: str
    name: str
    official: str
    level: str
    parent: str = ""
    shorts: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    committee: str = ""
    within: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without its rank, as vertical systems use it: 上海市 → 上海."""
        return next((form for form in self.shorts if form != self.name), self.name)

    @property
    def above(self) -> tuple[str, ...]:
        """Codes of what is right above it: for an area, what it lies in or consists of."""
        return self.within or ((self.parent,) if self.parent else ())

    @property
    def spans(self) -> bool:
        """Whether it is an area of several divisions (京津冀), which has no government of its own."""
        return bool(self.within[1:])


@dataclass(frozen=True, slots=True)
class Place:
    """The region that a name begins with.

    Attributes:
        regions: Who may be meant, the likeliest first; more than one where the form is shared.
        end: How many characters it takes.
        short: Whether the last form leaves out the region's rank (``上海`` of ``上海市``).
    """

    regions: tuple[Region, ...]
    end: int
    short: bool


class Regions:
    """All regions by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self.by_code = {region.code: region for region in regions}
        forms: dict[str, list[Region]] = {}
        self._letters: dict[str, list[Region]] = {}
        for region in sorted(self.by_code.values(), key=lambda r: (RANK[r.level], r.code)):
            for form in dict.fromkeys((region.official, region.name, *region.shorts)):
                forms.setdefault(form, []).append(region)
            for letter in region.letters:
                self._letters.setdefault(letter, []).append(region)
        self._forms = {form: tuple(found) for form, found in forms.items()}
        self._longest = max(map(len, self._forms), default=0)

    def __iter__(self) -> Iterator[Region]:
        return iter(self.by_code.values())

    def named(self, form: str) -> tuple[Region, ...]:
        """The regions that ``form`` names, the highest first."""
        return self._forms.get(form, ())

    def lettered(self, letter: str) -> tuple[Region, ...]:
        """The regions with this one-character name, the highest first."""
        return tuple(self._letters.get(letter, ()))

    def ancestors(self, region: Region) -> Iterator[Region]:
        """The divisions above, from the nearest; for an area, what it lies in or consists of."""
        for code in region.above:
            up = self.by_code[code]
            yield up
            yield from self.ancestors(up)

    def holds(self, upper: Region, lower: Region) -> bool:
        """Whether ``lower`` is ``upper`` or lies in it."""
        return upper is lower or any(upper is up for up in self.ancestors(lower))

    def prefixes(self, text: str) -> Iterator[tuple[str, tuple[Region, ...]]]:
        """The forms that ``text`` begins with, longest first."""
        for end in range(min(self._longest, len(text)), 1, -1):
            if found := self._forms.get(text[:end]):
                yield text[:end], found

    def places(self, text: str) -> Iterator[Place]:
        """The ways to cut a region, or a chain of nested ones (``福建省三明市``), off the front; longest first."""
        for form, regions in self.prefixes(text):
            for inner in self.places(text[len(form) :]):
                nested = tuple(
                    low for low in inner.regions if any(self.holds(up, low) and up is not low for up in regions)
                )
                if nested:
                    yield Place(nested, len(form) + inner.end, inner.short)
            yield Place(regions, len(form), all(form not in (region.name, region.official) for region in regions))
