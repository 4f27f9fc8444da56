"""Central bodies and institutions: by the registry, their offices in a place, their branches and units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.names import EntityType
from kg.resolve.localbody import UNIT
from kg.resolve.resolution import Link

if TYPE_CHECKING:
    from kg.resolve.grammar import Grammar, Office
    from kg.resolve.regions import Region
    from kg.resolve.registry import Body, Registry

_HEAD_OFFICE = re.compile(r"^(?:总行|总公司|总部)$")
_PARTY_GROUP = re.compile(r"^(?:党组|党委)$")
# 司 are the centre's alone, so 发改委价格司 is its; 发改委产业处 may be a region's.
_ODD_UNITS = frozenset({"营业管理部"})
# Regions set up the State Council's committees and their offices again, not its meetings and mechanisms.
_SET_UP_AGAIN = re.compile(r"(?:委员会|领导小组|办公室|指挥部)$")
_SHORTEST_COUNTERPART = 3


class Central:
    """Finds bodies of the registry and what belongs to them."""

    def __init__(self, registry: Registry, grammar: Grammar) -> None:
        self._registry = registry
        self._grammar = grammar

    def registered(self, name: str, month: str) -> Link | None:
        """A name of the registry; of several bearers the one that stood then, and none where none did."""
        bodies = self._registry.named(name, month)
        if not bodies:
            return None
        first, *others = bodies
        sure = first.name == name or (first.stood(month) and not any(other.stood(month) for other in others))
        if others and not sure:
            return None
        return Link(first.name, "registry", EntityType(first.type), tuple(other.name for other in others))

    def branch(self, name: str, month: str) -> Link | None:
        """A branch of an institution: 中国信保上海分公司. Its head office is the institution itself."""
        for form, body in self._registry.prefixes(name, month):
            if body.type != EntityType.INSTITUTION:
                continue
            rest = name[len(form) :]
            if _HEAD_OFFICE.match(rest):
                return Link(body.name, "head office", EntityType.INSTITUTION)
            if body.branches and rest.endswith(body.branches) and next(self._registry.regions.places(rest), None):
                return Link(body.name + rest, f"branch of {body.name}", EntityType.INSTITUTION)
        return None

    def office(self, name: str, month: str) -> Link | None:
        """An office or unit of a central body: 人民银行南宁中心支行, 财政部预算司."""
        for form, body in self._registry.prefixes(name, month):
            if body.type != EntityType.AGENCY:
                continue
            rest = name[len(form) :]
            if self._registry.regions.named(form):
                continue  # 兵团 + 工信局 is by the grammar of regions
            for office in self._grammar.offices.get(body.name, ()):
                if placed := self._placed(body, office, rest):
                    return Link(placed, f"office of {body.name}")
            if _PARTY_GROUP.match(rest):
                return Link(body.name, f"the Party group of {body.name}")
            if self._is_unit(body, form, rest):
                return Link(body.name + self._registry.unit(body.name, rest), f"unit of {body.name}")
        return None

    def _is_unit(self, body: Body, form: str, rest: str) -> bool:
        """Whether ``rest`` after a body's ``form`` is a unit of it, and no body itself (教育部 + 财政部)."""
        if rest in _ODD_UNITS or self._registry.unit(body.name, rest) != rest:
            return True
        alike = UNIT.match(rest) and not self._registry.named(rest)
        return bool(alike) and (rest.endswith("司") or not self._grammar.knows(form))

    def _placed(self, body: Body, office: Office, rest: str) -> str | None:
        rest = rest.removeprefix(office.before)
        for place in self._registry.regions.places(rest):
            tail = rest[place.end :]
            ending = next((short for short in office.endings if tail.startswith(short)), None)
            if ending is None or ((unit := tail[len(ending) :]) and not UNIT.match(unit)):
                continue
            region = place.regions[0]
            where = {"full": region.official, "short": region.short}.get(office.place, rest[: place.end])
            return body.name + office.before + where + office.endings[ending] + tail[len(ending) :]
        return None

    def counterpart(self, region: Region, rest: str) -> Link | None:
        """A local body named after the State Council's: 湖北省 + 根治欠薪领导小组办公室."""
        if len(rest) < _SHORTEST_COUNTERPART or self._grammar.knows(rest):
            return None
        for prefix in ("国务院", "全国"):
            for body in self._registry.named(prefix + rest):
                if body.name.startswith(prefix) and _SET_UP_AGAIN.search(body.name):
                    name = region.official + body.name.removeprefix(prefix)
                    return Link(name, f"local counterpart of {body.name}")
        return None
