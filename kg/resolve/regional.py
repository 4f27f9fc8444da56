"""Bodies of a region: the region in the name, its one character, or the region the article is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.resolve.regions import RANK
from kg.resolve.resolution import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.resolve.central import Central
    from kg.resolve.localbody import LocalBodies
    from kg.resolve.regions import Place, Region, Regions

# A rank that stands for the region an article is about: 市科委, 省政府, 自治区党委.
RELATIVE = re.compile(r"^(?:全)?(自治区|自治州|自治县|省|市|区|县|州|旗|盟)(?=.)")
ALONE = re.compile(r"^(?:我|本|全|该)?(自治区|自治州|省|市|区|县|州)$")
_HOUSE = {"府办": "政府办公厅", "府办公厅": "政府办公厅"}  # 沪府办; a province's, as only these have a letter
_LOW = frozenset({"county", "district"})
_TOP = frozenset({"municipality", "province"})


class Regional:
    """Finds bodies of regions.

    Args:
        regions: The regions.
        local: The grammar of what follows them.
        central: Knows whose local counterpart a body may be.
    """

    def __init__(self, regions: Regions, local: LocalBodies, central: Central) -> None:
        self._regions = regions
        self._local = local
        self._central = central

    def named(self, name: str, context: Region | None, month: str) -> Link | None:
        """A region, or a region and a body; the grammar's own words go before a name that is only kept."""
        kept: Link | None = None
        for place in self._regions.places(name):
            region, others = self._meant(place, context)
            if region is None:
                continue
            rest = name[place.end :]
            if counterpart := self._central.counterpart(region, rest):
                return counterpart
            local = self._local.expand(region, rest, short=place.short, month=month)
            if local is None:
                continue
            link = Link(local.name, local.why, alternatives=self.names_in(others, rest, month, short=place.short))
            if local.known:
                return link
            kept = kept or link
        return kept

    def lettered(self, name: str, month: str) -> Link | None:
        """One character for the region: 粤发改委. Only before a body the grammar knows."""
        regions = self._regions.lettered(name[:1])
        rest = _HOUSE.get(name[1:], name[1:])
        if not regions or not self._local.grammar.knows(rest):
            return None
        local = self._local.expand(regions[0], rest, short=True, month=month)
        if local is None or not local.known:
            return None
        others = self.names_in(regions[1:], rest, month, short=True)
        return Link(local.name, f"{name[0]} is {regions[0].official}", alternatives=others)

    def relative(self, name: str, context: Region, month: str) -> Link | None:
        """A body of the region the article is about: 市科委, 省政府, 银保监局, or the region's government (自治区)."""
        if alone := ALONE.match(name):
            region, rest = self._of_rank(context, alone[1]), ""
        elif self._local.knows(name):
            region, rest = context, name
        elif rank := RELATIVE.match(name):
            region, rest = self._of_rank(context, rank[1]), name[rank.end() :]
        else:
            return None
        if region is None:
            return None
        if counterpart := self._central.counterpart(region, rest):
            return counterpart
        local = self._local.expand(region, rest, short=rest == name, month=month)
        return Link(local.name, f"{region.official} by the article") if local else None

    def ambiguous(self, name: str) -> tuple[str, ...]:
        """The official names a body can have when several regions bear the name it begins with."""
        place = next(iter(self._regions.places(name)), None)
        if place is None or not place.regions[1:]:
            return ()
        return self.names_in(place.regions, name[place.end :], "", short=place.short)

    def names_in(self, regions: Iterable[Region], rest: str, month: str, *, short: bool) -> tuple[str, ...]:
        """The official names of one body in several regions."""
        return tuple(self._names_in(regions, rest, month, short=short))

    def _names_in(self, regions: Iterable[Region], rest: str, month: str, *, short: bool) -> Iterator[str]:
        for region in regions:
            if local := self._local.expand(region, rest, short=short, month=month):
                yield local.name

    def _of_rank(self, context: Region, rank: str) -> Region | None:
        """The region itself or the nearest above it that ``市``, ``省`` … can stand for."""
        for region in (context, *self._regions.ancestors(context)):
            if region.level != "area" and region.name.endswith(rank) and region.name != rank:
                return region
        return None

    def _meant(self, place: Place, context: Region | None) -> tuple[Region | None, tuple[Region, ...]]:
        """Which of the regions of one form is meant: the one near the context, else the one that outranks all."""
        if not place.regions[1:]:
            return place.regions[0], ()
        if context is not None:
            province = [context, *self._regions.ancestors(context)][-1]
            for wide in (context, province):
                near = [r for r in place.regions if self._regions.holds(wide, r) or self._regions.holds(r, wide)]
                if len(near) == 1:
                    return near[0], tuple(r for r in place.regions if r is not near[0])
        return (place.regions[0] if self._outranks(place) else None), place.regions[1:]

    def _outranks(self, place: Place) -> bool:
        """Whether the first of several regions of one form is meant before all others: 南昌 is the city."""
        first, *others = place.regions
        if first.level in _TOP:
            return True
        if first.level in _LOW or any(RANK[other.level] <= RANK[first.level] for other in others):
            return False
        # 朝阳: a district of a municipality is as well known as a prefecture elsewhere.
        codes = self._regions.by_code
        return not place.short or all(codes[o.parent].level != "municipality" for o in others if o.parent)
