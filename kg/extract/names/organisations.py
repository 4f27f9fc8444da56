"""Bodies and institutions of a text, each with all its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.names.bodies import (
    AGENCY,
    INSTITUTION,
    MEDIUM,
    hits,
    listed_bodies,
    local_bodies,
    own_bodies,
    same_office,
    sitting_congresses,
    spaced_bodies,
)
from kg.extract.names.clusters import Cluster, absorb, by_key
from kg.extract.names.found import Claims, Found
from kg.extract.names.institutions import listed_institutions, standing_bodies, unlisted_institutions
from kg.extract.names.places import acting_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.phrases import Token
    from kg.extract.names.short_forms import ShortForm

_OFFICE = 2  # characters that two names of one office share at their ends, at least
_SELF = re.compile(r"(?:我|该|本)(委|局|部|厅|办|署|院|行|省|市|区|县|会|公司)(?![门分们级属])")


def organisations(
    text: str, phrase: list[Token], claims: Claims, given: list[ShortForm]
) -> tuple[list[Found], dict[str, Cluster], Claims]:
    """Find the bodies and institutions of a text and bring their forms together.

    Args:
        text: The text.
        phrase: Its tokens.
        claims: What titles have taken; bodies and institutions are added.
        given: The short forms that the text gives.

    Returns:
        All places in text order, the clusters by key, and which characters are an organisation's, whether or not it
        takes part in the policy: no group is named with them.
    """
    listed = hits(text)
    places: list[Found] = []
    taken = Claims(len(text))

    def take(found: Iterator[Found]) -> None:
        for one in found:
            if one.rule == "department" or (taken.free(one.begin, one.end) and _outside_titles(text, one, claims)):
                taken.take(one.begin, one.end)
                places.append(one)

    take(sitting_congresses(text, listed))
    take(iter(_unrivalled([*local_bodies(text, listed), *listed_bodies(text, listed)])))
    take(spaced_bodies(text))
    take(listed_institutions(text, listed))
    take(standing_bodies(text, listed, phrase, taken))
    take(unlisted_institutions(text, listed, phrase, taken))
    take(own_bodies(text, taken))
    take(acting_places(text, listed, taken))
    places.sort(key=lambda found: (found.begin, found.end))
    for found in places:
        claims.take(found.begin, found.end)
    for hit in listed:
        if hit.kind in (AGENCY, INSTITUTION, MEDIUM):
            taken.take(hit.begin, hit.end)
    clusters = by_key(text, places)
    _own_offices(text, clusters, places)
    _given_forms(text, clusters, places, given, claims)
    return places, clusters, taken


def _unrivalled(places: list[Found]) -> list[Found]:
    """Of places that overlap, the first and longest; a department stays beside its ministry."""
    kept: list[Found] = []
    end = 0
    for found in sorted(places, key=lambda f: (f.begin, f.rule == "department", -f.end)):
        if found.rule == "department" or found.begin >= end:
            kept.append(found)
        if found.rule != "department":
            end = max(end, found.end)
    return kept


def _outside_titles(text: str, found: Found, titles: Claims) -> bool:
    """A title names no body but the issuer at its head: ``《国务院办公厅关于…的意见》``."""
    return titles.free(found.begin, found.end) or (
        text[found.begin - 1] == "《" and text.startswith(("关于", "印发", "、", " ", "等"), found.end)
    )


def _own_offices(text: str, clusters: dict[str, Cluster], places: list[Found]) -> None:
    """``省通信管理局`` and ``四川省通信管理局`` are one, where only one fits."""
    full: dict[str, set[str]] = {}
    for found in places:
        if found.rule == "place-and-office":
            full.setdefault(found.key[-_OFFICE:], set()).add(found.key)
    for own in {found.key for found in places if found.rule == "office-without-place"}:
        fitting = sorted(key for key in full.get(own[-_OFFICE:], ()) if key in clusters and same_office(own, key))
        if len(fitting) == 1:
            absorb(text, clusters, own, fitting[0])
    _pronouns(text, clusters)


def _pronouns(text: str, clusters: dict[str, Cluster]) -> None:
    """``我局`` and ``该局`` mean the only body whose name ends so."""
    ending: dict[str, set[str]] = {}
    for key, cluster in clusters.items():
        for form in cluster.forms:
            for length in (1, 2):
                ending.setdefault(form[-length:], set()).add(key)
    for match in _SELF.finditer(text):
        fitting = ending.get(match[1], set())
        if len(fitting) == 1:
            (key,) = fitting
            clusters[key].add(text, Found(clusters[key].type, *match.span(), key, "own-pronoun", 0.7))


def _given_forms(
    text: str, clusters: dict[str, Cluster], places: list[Found], given: list[ShortForm], claims: Claims
) -> None:
    """The short form that a bracket gives, here and wherever it stands again."""
    ends = {found.end: found for found in places}
    for short in given[:50]:
        full = ends.get(short.before)
        if full is None:
            continue
        key = next((key for key, cluster in clusters.items() if full in cluster.found), full.key)
        form = text[short.begin : short.end]
        at = text.find(form, short.begin)
        while at >= 0:
            end = at + len(form)
            if at == short.begin or claims.free(at, end):
                claims.take(at, end)
                clusters[key].add(text, Found(full.type, at, end, key, "given-short-form", full.confidence))
            at = text.find(form, end)
        for other in [k for k, c in clusters.items() if k != key and form in c.forms and len(c.forms) == 1]:
            absorb(text, clusters, other, key)
