"""Target groups: the scheme of ``ontology/groups.ttl``, and where a group that is none of it hangs."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "groups.tsv"
_NOISE = re.compile(r"[\s　“”‘’\"'《》]+")
_BRACKETS = str.maketrans("()", "（）")
# 各类, 广大 … say how many, not which: the group is the same. 符合条件的 does say which.
_QUANTIFIER = re.compile(r"^(?:各类|各种|各级各类|广大|所有|全体|全部|各家)(?=.{2,})")
# Only an article can say whose: 全市市场监管部门 by the region it is about, 相关企业 by itself.
_PLACED = re.compile(
    r"^(?:[全本我该][省市区县州旗盟]|[全本]自治区|各[省市区县](?![域])|两[地省市区县]|辖[内区]|属地|当地|本地|所在地|注册地)(?=.{2,})"
)
_ANAPHORIC = re.compile(r"^(?:[此该这][类些批]|上述|前述|以上|相关|有关|部分|其他|其余|某些|一些)(?=.{2,})")
_EACH = re.compile(r"^各(?=.{2,})")  # 各金融机构, but 各级部门, 各地政府: only before a group of the scheme
_ENTERPRISE = "企业"
_SHORT_QUALITY = 1  # one character (小, 大) is no quality by itself


@lru_cache(maxsize=1)
def scheme() -> dict[str, tuple[str, ...]]:
    """The concepts by preferred name: each with the concepts right above it."""
    return {row["name"]: tuple(row["broader"].split("|")) if row["broader"] else () for row in _rows()}


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    return {form: row["name"] for row in _rows() for form in (row["name"], *row["other"].split("|")) if form}


def _rows() -> list[dict[str, str]]:
    with _DATA.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """The scheme's preferred name where the group is one of it; else the name without noise and quantifier."""
    tidy = _NOISE.sub("", unicodedata.normalize("NFC", name)).translate(_BRACKETS)
    forms = _forms()
    if tidy in forms:
        return forms[tidy]
    if (each := _EACH.sub("", tidy)) in forms:
        return forms[each]
    bare = _QUANTIFIER.sub("", tidy)
    return forms.get(bare, bare) or name


def known(name: str) -> bool:
    """Whether a group is one of the scheme."""
    return normalise(name) in scheme()


def relative(name: str, region: str, article: str) -> str:
    """What a group's node stands below, as only its article tells which group it is; nothing if the name tells.

    Args:
        name: A normalised name.
        region: Official name of the region the article is about, or empty.
        article: The article's id.
    """
    if name in scheme():
        return ""
    if _PLACED.match(name):
        return region or article
    return article if _ANAPHORIC.match(name) else ""


@lru_cache(maxsize=8192)
def broader(name: str) -> tuple[str, ...]:
    """The scheme's concepts right above a group: its own, or those a new group is made of.

    A new group hangs under what its head noun says (the longest form the name ends with), and under the qualities
    the words before the head name: 符合专精特新等条件的中小微企业 is under 中小微企业 and 专精特新企业. What lies above
    another of them is left out.
    """
    group = normalise(name)
    if group in scheme():
        return scheme()[group]
    forms = _forms()
    head = next((group[at:] for at in range(1, len(group) - 1) if group[at:] in forms), None)
    if head is None:
        return ()
    found = {forms[head], *_qualities(group.removesuffix(head), forms[head])}
    upper = set().union(*map(_above, found))
    return tuple(sorted(found - upper))


def _qualities(words: str, head: str) -> set[str]:
    """The kinds of enterprise that ``words`` before an enterprise name: 专精特新 → 专精特新企业."""
    if _ENTERPRISE not in _above(head) | {head}:
        return set()
    named = (
        (form.removesuffix(_ENTERPRISE), concept) for form, concept in _forms().items() if form.endswith(_ENTERPRISE)
    )
    return {concept for quality, concept in named if quality[_SHORT_QUALITY:] and quality in words}


def _above(concept: str) -> set[str]:
    found: set[str] = set()
    stack = list(scheme()[concept])
    while stack:
        up = stack.pop()
        if up not in found:
            found.add(up)
            stack.extend(scheme()[up])
    return found
