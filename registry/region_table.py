"""Read the tables of regions and derive their short and official names."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

from kg.resolve.regions import Region

TABLES = Path(__file__).parent / "tables"

# The peoples whose names stand in a region's, longest first so that 蒙古族 goes before 蒙古.
_PEOPLES = (
    *("乌孜别克族", "柯尔克孜族", "哈萨克族", "塔吉克族", "达斡尔族", "维吾尔族", "鄂温克族", "鄂伦春族"),
    *(
        "土家族",
        "布依族",
        "朝鲜族",
        "哈尼族",
        "拉祜族",
        "景颇族",
        "布朗族",
        "仫佬族",
        "毛南族",
        "仡佬族",
        "傈僳族",
        "纳西族",
    ),
    *(
        "撒拉族",
        "裕固族",
        "保安族",
        "独龙族",
        "普米族",
        "蒙古族",
        "锡伯族",
        "东乡族",
        "柯尔克孜",
        "哈萨克",
        "塔吉克",
        "维吾尔",
    ),
    *(
        "回族",
        "藏族",
        "苗族",
        "彝族",
        "壮族",
        "满族",
        "侗族",
        "瑶族",
        "白族",
        "傣族",
        "黎族",
        "畲族",
        "水族",
        "土族",
        "羌族",
    ),
    *("佤族", "怒族", "各族", "蒙古", "锡伯"),
)
_AUTONOMOUS = re.compile(rf"^(.+?)(?:{'|'.join(_PEOPLES)})*自治(区|州|县|旗)$")
_PEOPLE_DISTRICT = re.compile(rf"^(.+?)(?:{'|'.join(_PEOPLES)})区$")
_WING = re.compile(r"[左右前后中]旗$")
_WING_OF = re.compile(r"^(.).*([左右])翼([前后中])旗$")  # 科尔沁左翼中旗: 科左中旗
_SUFFIX = re.compile(r"^(.+?)(特别行政区|地区|新区|林区|特区|省|市|县|区|盟|旗)$")


def short_names(name: str) -> list[str]:
    """Derive short names: 上海市 → 上海; 湘西土家族苗族自治州 → 湘西, 湘西州; 朝阳区 → 朝阳. None of one character."""
    if match := _AUTONOMOUS.match(name):
        base, kind = match.groups()
        found = [] if base.endswith("族") else [base] if kind == "区" else [base, base + kind]
    elif wing := _WING_OF.match(name):
        found = ["".join(wing.groups()) + "旗"]
    elif name.endswith("矿区") or _WING.search(name):
        found = []
    elif match := _PEOPLE_DISTRICT.match(name) or _SUFFIX.match(name):
        found = [match[1]]
    else:
        found = []
    return [form for form in found if len(form) > 1 and form != name]


def level_of(code: str, name: str) -> str:
    """The level a code stands for."""
    if code.endswith("0000"):
        return "municipality" if name.endswith("市") else "province"
    if code.endswith("00"):
        return "prefecture"
    return "district" if name.endswith("区") and not name.endswith("林区") else "county"


def parent_of(code: str, codes: set[str]) -> str:
    """The nearest division above that the table has."""
    return next((up for up in (code[:4] + "00", code[:2] + "0000") if up != code and up in codes), "")


def read_regions() -> list[Region]:
    """All regions of the tables: divisions in code order, then the areas in the table's order."""
    with (TABLES / "regions.csv").open(encoding="utf-8", newline="") as file:
        names = {row["code"]: row["name"] for row in csv.DictReader(file)}
    more = tomllib.loads((TABLES / "regions-more.toml").read_text(encoding="utf-8"))
    counts: dict[str, int] = {}
    for name in names.values():
        counts[name] = counts.get(name, 0) + 1
    former: dict[str, list[str]] = {}
    for entry in more["former"]:
        former.setdefault(entry["region"], []).append(entry["name"])
    found = []
    for code, name in names.items():
        level, parent = level_of(code, name), parent_of(code, set(names))
        prefixed = bool(parent) and (level == "district" or counts[name] > 1)
        official = names[parent] + name if prefixed else name
        shorts = dict.fromkeys(
            [
                *([name] if prefixed else []),
                *short_names(name),
                *more["shorts"].get(name, []),
                *former.get(official, []),
            ]
        )
        letters = tuple(more["abbreviations"].get(name, [])) if level != "county" else ()
        found.append(Region(code, name, official, level, parent, tuple(shorts), letters))
    by_name = {region.name: region.code for region in reversed(found)}
    for number, area in enumerate(more["area"], 1):
        within = tuple(by_name[name] for name in area["within"])
        parent = within[0] if len(within) == 1 else ""
        found.append(
            Region(
                f"A{number:05}", area["name"], area["name"], "area", parent,
                tuple(area.get("short", [])), (), area.get("committee", ""), within,
            )
        )  # fmt: skip
    return found
