"""What people fill into forms: days, regions, groups."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from kg.days import CHINA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.serve.explorer.concepts import Concepts
    from kg.serve.explorer.snapshot import Snapshot
    from kg.serve.explorer.words import Words

_NUMBER = re.compile(r"[0-9]{1,6}")
_MOST_CHOICES = 400


class Asked:
    """The values of a form, and what is wrong with them.

    Attributes:
        values: As they were filled in; those that are missing are empty.
        problems: In the reader's language.
    """

    def __init__(self, given: Mapping[str, str], names: tuple[str, ...], words: Words) -> None:
        self.values = {name: given.get(name, "").strip() for name in names}
        self.problems: list[str] = []
        self._words = words

    def day(self, name: str) -> str:
        """A day as ``YYYY-MM-DD``, or empty."""
        written = self.values[name]
        if not written:
            return ""
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            self.problems.append(self._words("bad_day", name=written))
            return ""

    def concept(self, name: str, concepts: Concepts) -> str:
        """The region or group that is called so, or empty."""
        written = self.values[name]
        found = concepts.find(written) if written else ""
        if written and not found:
            self.problems.append(self._words(f"unknown_{name}", name=written))
        return found


def number(written: str) -> int:
    """A whole number that somebody may have put into an address; 0 for anything else."""
    return int(written) if _NUMBER.fullmatch(written) else 0


def today() -> str:
    """The day in China."""
    return datetime.now(CHINA).date().isoformat()


def region_choices(snapshot: Snapshot) -> list[str]:
    """The regions that articles state, most stated first."""
    stated = snapshot.index.regions
    return sorted(stated, key=lambda name: (-len(stated[name]), name))[:_MOST_CHOICES]


def group_choices(snapshot: Snapshot) -> list[str]:
    """The groups that articles speak of, then the scheme's others, at most four hundred."""
    spoken, names = snapshot.index.groups, snapshot.groups.names
    ranked = sorted(names, key=lambda iri: (iri not in snapshot.groups.english, -len(spoken.get(iri, ())), names[iri]))
    return [names[iri] for iri in ranked[:_MOST_CHOICES]]
