"""Target groups: the scheme of ``ontology/groups.ttl``, and where a group that is none of it hangs."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_CAPACITY = 8192
_SHORT_QUALITY = 1  # one character (小, 大) is no quality by itself


@dataclass(frozen=True, slots=True)
class Group:
    """One concept of the scheme: its preferred name, its other names, and the concepts right above it."""

    name: str
    others: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


class Scheme:
    """The target groups that are known.

    Args:
        concepts: They; of two with one name the later counts.
    """

    def __init__(self, concepts: Iterable[Group]) -> None:
        known = {concept.name: concept for concept in concepts}
        self.broader_of = {name: concept.broader for name, concept in known.items()}
        """The concepts by preferred name: each with the concepts right above it."""
        self._forms = {form: name for name, concept in known.items() for form in concept.others}
        self._forms |= {name: name for name in known}
        self.normalise = lru_cache(maxsize=_CAPACITY)(self._normalise)
        self.broader = lru_cache(maxsize=_CAPACITY)(self._broader)

    def known(self, name: str) -> bool:
        """Whether a group is one of the scheme."""
        return self.normalise(name) in self.broader_of

    def relative(self, name: str, region: str, article: str) -> str:
        """What a group's node stands below, as only its article tells which group it is; nothing if the name tells.

        Args:
            name: A normalised name.
            region: Official name of the region the article is about, or empty.
            article: The article's id.
        """
        if name in self.broader_of:
            return ""
        if _PLACED.match(name):
            return region or article
        return article if _ANAPHORIC.match(name) else ""

    def _normalise(self, name: str) -> str:
        """The scheme's preferred name where the group is one of it; else the name without noise and quantifier."""
        tidy = _NOISE.sub("", unicodedata.normalize("NFC", name)).translate(_BRACKETS)
        forms = self._forms
        if tidy in forms:
            return forms[tidy]
        if (each := _EACH.sub("", tidy)) in forms:
            return forms[each]
        bare = _QUANTIFIER.sub("", tidy)
        return forms.get(bare, bare) or name

    def _broader(self, name: str) -> tuple[str, ...]:
        """The scheme's concepts right above a group: its own, or those a new group is made of.

        A new group hangs under what its head noun says (the longest form the name ends with), and under the qualities
        the words before the head name: 符合专精特新等条件的中小微企业 is under 中小微企业 and 专精特新企业. What lies
        above another of them is left out.
        """
        group = self.normalise(name)
        if group in self.broader_of:
            return self.broader_of[group]
        head = next((group[at:] for at in range(1, len(group) - 1) if group[at:] in self._forms), None)
        if head is None:
            return ()
        found = {self._forms[head], *self._qualities(group.removesuffix(head), self._forms[head])}
        upper = set().union(*map(self._above, found))
        return tuple(sorted(found - upper))

    def _qualities(self, words: str, head: str) -> set[str]:
        """The kinds of enterprise that ``words`` before an enterprise name: 专精特新 → 专精特新企业."""
        if _ENTERPRISE not in self._above(head) | {head}:
            return set()
        named = (
            (form.removesuffix(_ENTERPRISE), name) for form, name in self._forms.items() if form.endswith(_ENTERPRISE)
        )
        return {name for quality, name in named if quality[_SHORT_QUALITY:] and quality in words}

    def _above(self, concept: str) -> set[str]:
        found: set[str] = set()
        stack = list(self.broader_of[concept])
        while stack:
            up = stack.pop()
            if up not in found:
                found.add(up)
                stack.extend(self.broader_of[up])
        return found


def packaged() -> Iterator[Group]:
    """The concepts that travel with the package."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Group(row["name"], *(tuple(filter(None, row[of].split("|"))) for of in ("other", "broader")))
