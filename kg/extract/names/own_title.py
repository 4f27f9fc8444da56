"""The title of the document that an article prints, a line of its own without brackets: ``某市家政服务管理办法``."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.names.found import Claims, Found
from kg.extract.names.titles import kind_of, plain_title
from kg.extract.names.words import alternation, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_TITLES = 20  # a text prints one, a collection a few
_MOST_PLACES = 10  # a printed title stands again in its announcement, seldom more often


@cache
def _title() -> re.Pattern[str]:
    kind = alternation(tuple(kind for kind in words("instruments", "kind") if len(kind) > 1))
    stage = r"(?:[（(][^（()）\n]{1,14}[)）])?"
    return re.compile(
        rf"(?P<name>(?:[^，。；：！？、\n\u3000《》“” ]|“[^“”\n]{{1,12}}”){{2,50}}{kind}{stage})[ \u3000]*"
    )


@cache
def _reports() -> re.Pattern[str]:
    """What a headline says of a document, so that it is not its title: ``某市出台若干措施``."""
    return re.compile(alternation(words("verbs", "issuing"), words("instruments", "reported")))


# 「关于印发某某方案的通知」 prints the plan below.
_HANDED_OUT = re.compile(r"(?:印发|公布|发布|转发)《?(?P<name>[^《》\n]{6,80}?)》?的(?:通知|公告)")
_STAGE = re.compile(r"[（(][^（()）\n]*[)）]$")
_PROVISION = re.compile(r"\n+(?:[（(][^（()）\n]{4,80}[)）]\n+)?(?=第一[章条][ \u3000])")


def own_titles(text: str, claims: Claims) -> Iterator[Found]:
    """Every place of the title of a document that the text prints, known by its provisions or its own 本办法.

    A title with 关于 in it is found as a phrase.
    """
    for name in islice(_lines(text, claims), _MOST_TITLES):
        yield from _places(text, name, claims)


def _lines(text: str, claims: Claims) -> Iterator[str]:
    """The lines that are nothing but a title: the headline, what it hands out, and what heads the first provision."""
    headline = text.partition("\n")[0]
    if (line := _title().fullmatch(headline)) and _is_title(text, line["name"]):
        yield line["name"]
    handed_out = _HANDED_OUT.search(headline)
    if handed_out and re.search(rf"\n[ \u3000]*{re.escape(handed_out['name'])}[ \u3000]*\n", text):
        yield handed_out["name"]
    for provision in _PROVISION.finditer(text):
        end = provision.start()
        line = _title().fullmatch(text, text.rfind("\n", 0, end) + 1, end)
        if line and "关于" not in line["name"] and claims.free(*line.span("name")):
            yield line["name"]


def _is_title(text: str, headline: str) -> bool:
    """Whether a headline that ends in a kind reports nothing, and the text speaks of itself as one of the kind."""
    kind = kind_of(headline)
    reports = "关于" in headline.removeprefix("关于") or _reports().search(_STAGE.sub("", headline))
    kinds = alternation(tuple(kind[cut:] for cut in range(len(kind) - 1)))
    return not reports and re.search(rf"(?:本|(?:制定|提出)[如以]下[^，。；]{{0,4}}?){kinds}", text) is not None


def _places(text: str, name: str, claims: Claims) -> Iterator[Found]:
    at = text.find(name)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        end = at + len(name)
        if claims.free(at, end):
            yield Found(EntityType.INSTRUMENT, at, end, plain_title(name), "own-title", 0.8)
        at = text.find(name, end)
