"""One name of an agency or institution to its official full name: pure, and fast enough to ask for every mention."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.names import BASE, EntityType
from kg.resolve.central import Central
from kg.resolve.grammar import read_grammar
from kg.resolve.localbody import FULL, LocalBodies
from kg.resolve.regional import ALONE, RELATIVE, Regional
from kg.resolve.resolution import Link, Resolution, entity_iri

if TYPE_CHECKING:
    from kg.resolve.regions import Region
    from kg.resolve.registry import Registry

_NOISE = re.compile(r"[\s　《》〈〉]+|第[一二三四五六七八九十]{1,3}届(?=人民代表大会)")
_BRACKETS = str.maketrans("()", "（）")
_MEETING = re.compile(r"(?<=.)(?:党组(?:扩大)?会议|常务会议|全体会议|专题会议|办公会议)$")
_STATE = "中华人民共和国"
_NATIONAL = re.compile(r"^(?:国家|全国|中央|国务院|中共中央|最高人民)")
_PARTY = re.compile(r"^(?:中共|中国共产党)(.{2,}?委)(?:员会)?")
_CAPACITY = 65536
_YOUTH = re.compile(r"^共青团(.+?)(市|省)委(?:员会)?$")  # 共青团上海市委 is 上海 + 团市委
_RURAL_BANK = re.compile(r"农商(?:银)?行$")
_BARE = 5


class Names:
    """Resolves single names against a registry.

    Args:
        registry: The bodies and regions.
        base: Base of the IRIs.
    """

    def __init__(self, registry: Registry, base: str = BASE) -> None:
        self.registry = registry
        self.base = base
        self.grammar = read_grammar()
        self._central = Central(registry, self.grammar)
        self._local = LocalBodies(self.grammar)
        self._regional = Regional(registry.regions, self._local, self._central)
        self._cached = lru_cache(maxsize=_CAPACITY)(self._resolve)

    def resolve(self, name: str, kind: EntityType, region: str = "", month: str = "") -> Resolution:
        """Find the body a name stands for.

        Args:
            name: The name as written.
            kind: ``AGENCY`` or ``INSTITUTION``; the registry may know better.
            region: Code of the region the words around it are about, or empty.
            month: When it was written (``YYYY-MM``), or empty for today.
        """
        return self._cached(name, kind, region, month)

    def bare(self, name: str) -> bool:
        """Whether a name is a department and nothing else: whose, it does not say (公安局, 药监局稽查局)."""
        return self._local.knows(tidy(name))

    def _resolve(self, name: str, kind: EntityType, region: str, month: str) -> Resolution:
        clean = tidy(name)
        link = self._link(clean, kind, self.registry.regions.by_code.get(region), month)
        if link is None:
            return self._unlinked(name, clean, kind)
        iri = entity_iri(self.base, link.type, link.canonical)
        others = tuple(other for other in link.alternatives if other != link.canonical)
        return Resolution(name, link.type, link.canonical, iri, others, link.why)

    def _link(self, name: str, kind: EntityType, context: Region | None, month: str) -> Link | None:
        if link := self._central.registered(name, month):
            return link
        for shorter in (name.removeprefix(_STATE), _MEETING.sub("", name)):
            if shorter not in ("", name):
                return self._link(shorter, kind, context, month)
        if link := self._central.branch(name, month):
            return link
        if kind is EntityType.INSTITUTION:
            return None
        name = _PARTY.sub(r"\1", name)
        return (
            self._central.office(name, month)
            or self._regional.named(_YOUTH.sub(r"\1团\2委", name), context, month)
            or self._regional.lettered(name, month)
            or (self._regional.relative(name, context, month) if context else None)
            or _national(name)
        )

    def _unlinked(self, name: str, clean: str, kind: EntityType) -> Resolution:
        if kind is EntityType.INSTITUTION:
            clean = _RURAL_BANK.sub("农村商业银行", clean)
        others = self._regional.ambiguous(clean) if kind is EntityType.AGENCY else ()
        relative = kind is EntityType.AGENCY and (
            bool(others or RELATIVE.match(clean) or ALONE.match(clean))
            or self.grammar.knows(clean)
            or len(clean) < _BARE
        )
        why = "several bodies bear the name" if others else "no body of this name is known"
        return Resolution(name, kind, None, entity_iri(self.base, kind, clean), others, why, relative)


def _national(name: str) -> Link | None:
    """A name that says itself that it is a national body's in full."""
    return Link(name, "full name") if _NATIONAL.match(name) and FULL.search(name) else None


def tidy(name: str) -> str:
    """A name without white space, title brackets and the number of a congress, its round brackets full-width."""
    return _NOISE.sub("", name).translate(_BRACKETS) or name
