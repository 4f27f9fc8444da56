"""Local bodies by grammar: a region and what follows it give the official name (苏州市 + 人社局)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.resolve.grammar import Grammar
    from kg.resolve.regions import Region

# A rank said twice: 浦东新区区委 is 浦东新区 + 委.
_RANK = re.compile(r"^(?:自治区|自治州|自治县|省|市|区|县|州|旗|盟|地)(?=委|党委|政府|人民政府|人大|政协)")
_PARTY = re.compile(r"^(?:委|党委)(.*)$")
_OF_GOVERNMENT = re.compile(r"^(?:人民)?政府(?=.)")
_ADMINISTRATION = re.compile(r"(?:地区|盟)$")
_SESSION = re.compile(
    r"^(?:第?[一二三四五六七八九十百\d]+届)?(人大(?:常委会)?|人民代表大会(?:常务委员会)?|政协)"
    r"(?:第?[一二三四五六七八九十百\d]+次(?:全体)?会议)?$"
)
# How a public body's full name ends. Shorter endings (委, 办) are never taken for a full name.
FULL = re.compile(
    r"(?:厅|局|委员会|办公室|中心|总队|支队|大队|法院|检察院|研究院|研究所|管理处|总站|指挥部|领导小组|联席会议"
    r"|公署|协会|联合会|人民政府|总工会|(?:行政|管理|干部)学院|第[一二三四五六七八九十]+师)$"
)
UNIT = re.compile(
    r"^(?![、和与及]|.*(?:有关|相关|各|等|及|部门))[\w“”（）·、]{1,24}"
    r"(?:司|局|厅|室|处|科|中心|总队|支队|大队|研究院|研究所|学院|委员会|办公室|领导小组|分局|分署|法庭|机构|部|办)$"
)
# 监管局 alone: many central bodies have one in the region.
_ANYONES = re.compile(
    r"^(?:金融监管|监管|管理|监督管理)?(?:局|分局|中心|委员会|办公室|领导小组|联席会议|协会|指挥部|机制|学院|研究院)$"
)
_SPECIAL_COURT = re.compile(r"^(?:金融|互联网|知识产权|海事|铁路运输(?:中级)?)法院$")
# A rest that begins with a rank belongs to a longer form of the region (上海 + 市金融监管局).
_NO_NAME = re.compile(
    r"^(?:市(?![政容场])|省|区(?!域)|县|州|旗|盟)|首个|首家|有关|相关|多个|[各等多两]|部门|以及|[、，。《》]"
    r"|[厅局委办院会][和与及]"  # 财政局和税务局 are two
)
# Institutes and schools named after a place bear its short name (上海海关学院), so none follows.
_NAMED_AFTER = re.compile(r"(?:研究院|研究所|学院)$")
# 东湖新技术开发区管委会, 综合保税区管理委员会: a zone that is no region of the table.
_ZONE = re.compile(
    r"^(.{2,}(?:开发区|高新区|新区|保税区|园区|示范区|试验区|合作区|度假区|名胜区))(?:管委会|管理委员会)$"
)
_NUMBERED_COURT = re.compile(r"^第?([一二三四五])(?:中院|中级法院)$")


# 房管局, 旅文厅: three characters are no full name unless the grammar knows them.
_ABBREVIATED = re.compile(r"^..[厅局]$")


@dataclass(frozen=True, slots=True)
class Local:
    """What region and rest make: the official name, and whether the grammar knows the rest or only kept it."""

    name: str
    why: str
    known: bool = True


class LocalBodies:
    """Expands local bodies' names by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def expand(self, region: Region, rest: str, *, short: bool = False, month: str = "") -> Local | None:
        """The official name of the body that ``rest`` names in ``region``.

        Args:
            region: The region.
            rest: What follows it; nothing: the region acts itself.
            short: Whether the region's name stood without its rank (上海, not 上海市).
            month: When (``YYYY-MM``; empty: today).

        Returns:
            None where no official name follows.
        """
        if rank := _RANK.match(rest):
            if not region.name.removesuffix("区" if rank[0] == "地" else "").endswith(rank[0]):
                return None  # 西安 + 区政府 is no government of 西安市
            rest = rest[rank.end() :]
        if session := _SESSION.match(rest):
            rest = session[1]
        if rest in ("", "政府", "人民政府"):
            return government(region)
        return (
            self._fixed(region, rest)
            or self._vertical(region, rest, short=short, month=month)
            or self._department(region, _OF_GOVERNMENT.sub("", rest), month)
            or self._unit(region, rest, short=short, month=month)
            or _zone(region, rest, short=short)
            or _kept(region, rest, short=short)
        )

    def knows(self, rest: str) -> bool:
        """Whether ``rest`` is a body by the grammar, or a unit of one (药监局 + 稽查局)."""
        return self.grammar.knows(rest) or any(
            self.grammar.knows(rest[:end]) and UNIT.match(rest[end:]) for end in range(len(rest) - 2, 1, -1)
        )

    def _fixed(self, region: Region, rest: str) -> Local | None:
        """An exception, a Party committee's office, a managing committee, or a form written out as a whole."""
        if found := self.grammar.exceptions.get((region.official, rest)):
            return Local(found, "exception")
        if (party := _PARTY.match(rest)) and (office := self.grammar.party.get(party[1])) is not None:
            return Local(f"中国共产党{region.official}委员会{office}", "party committee")
        if committee := _committee(region, rest):
            return Local(committee, "managing committee")
        if rest in ("法院", "人民法院"):
            return _court(region)
        if whole := self.grammar.whole.get(rest):
            return Local(whole.format(region=region.official, short=region.short), "region and body")
        return _numbered_court(region, rest)

    def _vertical(self, region: Region, rest: str, *, short: bool, month: str) -> Local | None:
        """A central body's own in the region: 上海银保监局."""
        for vertical in self.grammar.vertical.get(rest, ()):
            if vertical.stood(month) and (short or not vertical.short_only):
                return Local(vertical.name.format(full=region.official, short=region.short), "vertical system")
        return None

    def _department(self, region: Region, rest: str, month: str) -> Local | None:
        """A department of the region's government: 科委, 人社局; a sure stem alone takes the level's own ending."""
        if dated := self.grammar.dated.get(rest):
            name = dated.before if month and month < dated.since else dated.after
            return Local(region.official + name, "region and department") if name else None
        if full := self.grammar.departments.get(rest):
            return Local(region.official + full, "region and department")
        if rest in self.grammar.bare and region.level in ("province", "prefecture"):
            ending = "厅" if region.level == "province" else "局"
            return Local(region.official + rest + ending, "region and department without its ending")
        return None

    def _unit(self, region: Region, rest: str, *, short: bool, month: str) -> Local | None:
        """A unit of a department: 市场监管局 + 执法总队."""
        for end in range(len(rest) - 2, 1, -1):
            if self.grammar.knows(rest[:end]) and UNIT.match(rest[end:]):
                upper = self.expand(region, rest[:end], short=short, month=month)
                if upper is not None and upper.known:
                    return Local(upper.name + rest[end:], f"unit of {upper.name}")
        return None


def _court(region: Region) -> Local | None:
    """Its people's court; above the county a court says its rank: 中级, 高级."""
    low = region.level in ("county", "district")
    return Local(f"{region.official}人民法院", "region and body") if low else None


def _numbered_court(region: Region, rest: str) -> Local | None:
    """One of a city's intermediate courts: 一中院."""
    court = _NUMBERED_COURT.match(rest)
    return Local(f"{region.official}第{court[1]}中级人民法院", "region and body") if court else None


def _committee(region: Region, rest: str) -> str:
    """The official name of the committee that governs an area: 管委会, or 执委会 where that is what it has."""
    if rest in ("管委会", "管理委员会"):
        return region.committee or f"{region.official}管理委员会"
    own = next((full for full in ("执行委员会", "管理局") if region.committee.endswith(full)), "")
    return region.committee if own and rest in (own, "执委会") else ""


def _zone(region: Region, rest: str, *, short: bool) -> Local | None:
    """The managing committee of a zone, with the region's name as it stands before it."""
    zone = _ZONE.match(rest)
    if zone is None or _NO_NAME.search(rest):
        return None
    return Local(f"{region.short if short else region.official}{zone[1]}管理委员会", "managing committee")


def government(region: Region) -> Local | None:
    """The government of a region: 人民政府, 行政公署, or an area's committee; None for an area that has none."""
    if region.level == "area":
        return Local(region.committee, "managing committee") if region.committee else None
    if region.name.endswith("特别行政区"):
        return Local(region.official + "政府", "government")
    office = "行政公署" if _ADMINISTRATION.search(region.name) else "人民政府"
    return Local(region.official + office, "government")


def _kept(region: Region, rest: str, *, short: bool) -> Local | None:
    """A rest the grammar does not know, kept as it is where it is written like a full name."""
    if _SPECIAL_COURT.match(rest):
        return Local(region.short + rest, "special court")
    if (
        rest[2:]
        and rest != "人民法院"
        and not _ABBREVIATED.match(rest)
        and not _ANYONES.match(rest)
        and FULL.search(rest)
        and not _NO_NAME.search(rest)
        and not (short and _NAMED_AFTER.search(rest))
    ):
        return Local(region.official + rest, "full name", known=False)
    return None
