"""Documents and the many ways one text cites them, brought together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.names.cited import Cited, Full
from kg.extract.names.clusters import Cluster, absorb, by_key
from kg.extract.names.documents import (
    counted_measures,
    full_phrases,
    issued_phrases,
    pointing_words,
    quoted_plans,
)
from kg.extract.names.found import Claims, Found
from kg.extract.names.laws import laws, nicknames
from kg.extract.names.own_title import own_titles
from kg.extract.names.titles import kind_of, plain_title, titles
from kg.extract.names.words import words
from kg.names import EntityType

if TYPE_CHECKING:
    from kg.extract.names.short_forms import ShortForm

_SHORT_TITLE = 4  # a title of at most so many characters may stand for a longer one
_COMPARED = 40  # so many full titles are compared with each other; an article names fewer
_LONG_TITLE = 16
_EARLIER = "原"  # begins the key of an earlier document of the same title
_ALIKE = 0.85
_SETS_OUT = re.compile(r"(?:提出|明确|包括|共|部署|涵盖|共有|分为|围绕|从|等|》[^，。；《》]{0,8}推出了?)$")
_SETS_OUT_REACH = 14


def instruments(text: str, brackets: Claims, claims: Claims, given: list[ShortForm]) -> dict[str, Cluster]:
    """All documents of a text.

    Args:
        text: The text.
        brackets: Is told what title brackets hold: nothing else is named in a title but its issuer and its groups.
        claims: Is told what any document holds.
        given: The short forms that the text gives.

    Returns:
        The documents by key.
    """
    titled = _titled(text, brackets, claims)
    phrases: list[Found] = []
    for rule in (own_titles, full_phrases, laws, nicknames, quoted_plans, issued_phrases):
        for found in rule(text, claims):
            claims.take(found.begin, found.end)
            phrases.append(found)
    forms_given = {text[one.begin : one.end] for one in given}
    places: list[Found] = []
    short: list[Found] = []
    for found in sorted([*titled, *phrases], key=lambda f: f.begin):
        (short if _short(text, found) or _form(text, found) in forms_given else places).append(found)
    clusters = by_key(text, places)
    merged = _merge_alike(text, clusters)
    fulls = [Full(f.begin, kind_of(_form(text, f)), merged.get(f.key, f.key)) for f in places]
    defined = {short: merged.get(key, key) for short, key in _defined(text, titled, given).items()}
    cited = Cited(fulls)
    itself = Cited([full for full, found in zip(fulls, places, strict=True) if found.rule == "own-title"])
    loose = [*short, *_outside(text, claims, cited, bool(fulls))]
    for found in sorted(loose, key=lambda f: f.begin):
        form = _form(text, found)
        if found.rule == "counted-measures":
            key: str | None = found.key
        else:
            own = itself.meant(form, found.begin) if found.rule == "pointing-word" else None
            key = defined.get(form) or own or cited.meant(form, found.begin)
        if key and key in clusters:
            clusters[key].add(text, found)
        elif found.lone or found.key in clusters:
            clusters.setdefault(found.key, Cluster(found.type)).add(text, found)
            cited.add(Full(found.begin, kind_of(form), found.key))
    return clusters


def _form(text: str, found: Found) -> str:
    return text[found.begin : found.end]


def _short(text: str, found: Found) -> bool:
    form = _form(text, found)
    kind = kind_of(form)
    return bool(kind) and found.rule != "nickname" and (form == kind or len(form) <= _SHORT_TITLE)


def _titled(text: str, brackets: Claims, claims: Claims) -> list[Found]:
    report, earlier = words("instruments", "report"), words("instruments", "earlier")
    found = []
    for title in titles(text):
        inside = text[title.begin : title.end]
        if title.outer:
            brackets.take(title.begin - 1, title.end + 1)
            claims.take(title.begin - 1, title.end + 1)
        if title.kind:
            key = plain_title(inside)
            if text.endswith(earlier, max(0, title.begin - 5), title.begin - 1):
                key = _EARLIER + key
            confidence = 0.5 if title.kind.endswith(report) else 0.95
            found.append(Found(EntityType.INSTRUMENT, title.begin, title.end, key, "title-in-brackets", confidence))
    return found


def _merge_alike(text: str, clusters: dict[str, Cluster]) -> dict[str, str]:
    """Two long titles of one kind that differ in a character or two are one: a headline drops some.

    Returns:
        The key of each title that was merged, with the key it has now.
    """
    merged: dict[str, str] = {}
    keys = [key for key in clusters if len(key) > _LONG_TITLE][:_COMPARED]
    for i, one in enumerate(keys):
        for other in keys[:i]:
            if (
                one in clusters
                and other in clusters
                and kind_of(one) == kind_of(other)
                and one.startswith(_EARLIER) == other.startswith(_EARLIER)
                and _alike(one, other) >= _ALIKE
            ):
                absorb(text, clusters, one, other)
                merged[one] = other
    return merged


def _alike(one: str, other: str) -> float:
    a, b = ({s[i : i + 2] for i in range(len(s) - 1)} for s in (one, other))
    return 2 * len(a & b) / (len(a) + len(b))


def _defined(text: str, titled: list[Found], given: list[ShortForm]) -> dict[str, str]:
    """Short titles that the text itself gives: the short form, and the key of the title before its bracket."""
    ends = {found.end: found.key for found in titled}
    return {
        text[short.begin : short.end]: ends[end]
        for short in given
        for end in (short.before - 1, short.before)
        if end in ends
    }


def _outside(text: str, claims: Claims, cited: Cited, titled: bool) -> list[Found]:
    found = []
    by_count: dict[str, str] = {}
    counted_ones = []
    for counted in counted_measures(text, claims):
        if titled and _SETS_OUT.search(text, max(0, counted.begin - _SETS_OUT_REACH), counted.begin):
            continue  # 《意见》提出19项举措: the measures of a document that has its title
        claims.take(counted.begin, counted.end)
        count = _COUNT.match(text, counted.begin)
        key = _of_title(text, counted, cited)
        by_count.setdefault(count[0] if count else "", key or "")
        if key and count:
            by_count[count[0]] = key
        counted_ones.append((counted, count[0] if count else ""))
    for counted, many in counted_ones:
        found.append(counted._replace(key=by_count[many] or counted.key))
    for pointed in pointing_words(text, claims):
        claims.take(pointed.begin, pointed.end)
        found.append(pointed)
    return found


_COUNT = re.compile(r"[\d一二两三四五六七八九十百]+[项条]")
_CALLED = re.compile(r"(?:具体|的|若干|举措|措施|政策|意见|指导|硬招|实招)")


def _of_title(text: str, counted: Found, cited: Cited) -> str | None:
    """``18项促进某某的具体政策`` is the document whose title says 促进某某; ``《措施》的20条举措`` is that one too."""
    form = text[counted.begin : counted.end]
    about = _CALLED.sub("", _COUNT.sub("", form, count=1))
    if text[counted.begin - 2 : counted.begin] == "》的":
        return cited.meant("", counted.begin)
    kind = kind_of(form)
    return (cited.saying(about) if len(about) > 1 else None) or (
        cited.only_one_of(kind) if kind.endswith("意见") else None
    )
