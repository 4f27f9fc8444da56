"""Which places name the same thing: full and short forms brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention, Name
from kg.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.names.found import Found
    from kg.names import EntityType


_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?:[ \u3000]|$))")  # 财  政  部


@dataclass(slots=True)
class Cluster:
    """The places of one thing, still growing."""

    type: EntityType
    found: list[Found] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    """Each form, and where it first stands."""

    def add(self, text: str, found: Found) -> None:
        """Take in one more place."""
        self.found.append(found)
        self.forms.setdefault(_SPREAD.sub("", text[found.begin : found.end]), found.begin)
        if found.inner:
            self.forms.setdefault(found.inner, found.begin)

    def name(self) -> Name:
        """The finished name; of two mentions that overlap the longer stays."""
        mentions: list[Found] = []
        for found in sorted(self.found, key=lambda f: (f.begin, -f.end)):
            if not mentions or found.begin >= mentions[-1].end:
                mentions.append(found)
        titles = {found.begin for found in self.found if found.rule.startswith("title")}
        form = max(self.forms, key=lambda form: (self.forms[form] in titles, len(form), -self.forms[form]))
        aliases = sorted((f for f in self.forms if f != form), key=lambda form: (self.forms[form], form))
        confidence = max(found.confidence for found in self.found)
        spans = tuple(Mention(Span(found.begin, found.end), found.rule) for found in mentions)
        return Name(self.type, form, tuple(aliases), spans, round(min(1.0, confidence), 2))


def by_key(text: str, places: Iterable[Found]) -> dict[str, Cluster]:
    """Bring together the places that share a key, in the order of their first.

    A key with no place that may open a name is left out.
    """
    clusters: dict[str, Cluster] = {}
    for found in places:
        clusters.setdefault(found.key, Cluster(found.type)).add(text, found)
    return {key: cluster for key, cluster in clusters.items() if any(found.lone for found in cluster.found)}


def absorb(text: str, clusters: dict[str, Cluster], short: str, full: str) -> None:
    """Move a cluster's places into another's. Nothing happens where either is missing."""
    if short == full or short not in clusters or full not in clusters:
        return
    for found in clusters.pop(short).found:
        clusters[full].add(text, found)


def absorb_later_short_forms(text: str, clusters: dict[str, Cluster], shortest: int) -> None:
    """A key that ends one longer key alone, and stands only after it, is its short form.

    ``中小微企业`` after ``科技型中小微企业`` is one.

    Args:
        text: The text.
        clusters: The clusters by key; changed in place.
        shortest: How many characters a short form has at least.
    """
    ends: dict[str, set[str]] = {}
    for key in clusters:
        for cut in range(1, min(len(key) - shortest + 1, 16)):
            ends.setdefault(key[cut:], set()).add(key)
    for short in [key for key in clusters if len(key) >= shortest]:
        longer = ends.get(short, set()) & clusters.keys()
        if len(longer) == 1:
            (full,) = longer
            if min(f.begin for f in clusters[full].found) < min(f.begin for f in clusters[short].found):
                absorb(text, clusters, short, full)
