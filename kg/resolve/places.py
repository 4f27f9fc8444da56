"""Which region an article, and one place in it, is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.resolve.regions import Region, Regions

# A region's name inside the name of a paper, bank, school or exchange says nothing of what the article is about.
_NOT_A_PLACE = re.compile(r"(?:证券|日报|晚报|商报|晨报|时报|大学|学院|银行|财经|卫视|电视|网讯)")
_DOMINANT = 0.6
_HEADLINE, _OPENING, _BODY = 6, 3, 1
_ENOUGH = 4  # one mention in the opening is too little for an article to be about a region
_OPENING_LENGTH = 300
_NEAR = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """A region named in the text, from ``begin`` (inclusive) to ``end`` (exclusive)."""

    begin: int
    end: int
    region: Region


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an article plays.

    Attributes:
        main: The one region it is about, as narrow as it says; None for none, or several alike.
        mentions: All regions it names, in text order.
    """

    main: Region | None
    mentions: tuple[Mention, ...]

    def at(self, offset: int) -> Region | None:
        """The region of a body at ``offset`` whose name does not say it: the article's, else the last one named."""
        if self.main is not None:
            return self.main
        before = [m for m in self.mentions if offset - _NEAR <= m.begin < offset and not m.region.spans]
        return before[-1].region if before else None


class Places:
    """Finds regions in running text.

    Only names that are sure by themselves count: those of provinces and prefectures, and the full names of
    counties that no other bears.
    """

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        forms: dict[str, Region] = {}
        for region in regions:
            wide = region.level in ("province", "municipality", "prefecture")
            named = (region.official, region.name, *region.shorts) if wide else (region.official, region.name)
            for form in named:
                bearers = regions.named(form)
                if len(form) > 1 and (bearers[0] is region) and (wide or len(bearers) == 1):
                    forms[form] = region
        self._forms = forms
        self._pattern = _automaton(sorted(forms))

    def setting(self, article: Article) -> Setting:
        """Find the regions of an article and the one it is about."""
        mentions = tuple(self._mentions(article.text))
        return Setting(self._main(mentions, len(article.title)), mentions)

    def main(self, text: str) -> str:
        """The code of the one region a text is about, or nothing."""
        region = self._main(tuple(self._mentions(text)), len(text))
        return region.code if region else ""

    def names_one(self, text: str) -> bool:
        """Whether a region is named anywhere in ``text``."""
        return next(iter(self._mentions(text)), None) is not None

    def narrowest(self, text: str) -> frozenset[str]:
        """The codes of the regions named in ``text``, without those that hold another of them."""
        named = {mention.region.code: mention.region for mention in self._mentions(text)}
        above = {up.code for region in named.values() for up in self._regions.ancestors(region)}
        return frozenset(named.keys() - above)

    def left_out(self, text: str) -> str:
        """A text without the regions it names."""
        for mention in reversed(tuple(self._mentions(text))):
            text = text[: mention.begin] + text[mention.end :]
        return text

    def _mentions(self, text: str) -> Iterator[Mention]:
        for begin, end, form in self._pattern(text):
            if not _NOT_A_PLACE.match(text, end):
                yield Mention(begin, end, self._forms[form])

    def _main(self, mentions: tuple[Mention, ...], headline: int) -> Region | None:
        """Go down from the whole country while one region holds most of the weight."""
        weights: dict[str, int] = {}
        below: dict[str, set[str]] = {}
        own: dict[str, int] = {}
        for mention in mentions:
            weight = _HEADLINE if mention.begin < headline else _OPENING if mention.begin < _OPENING_LENGTH else _BODY
            above = () if mention.region.spans else self._regions.ancestors(mention.region)
            chain = [mention.region, *above]
            own[mention.region.code] = own.get(mention.region.code, 0) + weight
            for region, upper in zip(chain, [*(up.code for up in chain[1:]), ""], strict=True):
                weights[region.code] = weights.get(region.code, 0) + weight
                below.setdefault(upper, set()).add(region.code)
        main, whole = "", sum(own.values())
        while inner := below.get(main):
            best = max(sorted(inner), key=lambda code: weights[code])
            if weights[best] < _DOMINANT * whole:
                break
            main, whole = best, weights[best]
        region = self._regions.by_code.get(main)
        return region if region and weights[main] >= _ENOUGH and not region.spans else None


def _automaton(forms: list[str]) -> _Search:
    machine = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)

    def search(text: str) -> Iterator[tuple[int, int, str]]:
        for index, begin, end in machine.find_matches_as_indexes(text):
            yield begin, end, forms[index]

    return search


if TYPE_CHECKING:
    from collections.abc import Callable

    _Search = Callable[[str], Iterator[tuple[int, int, str]]]
