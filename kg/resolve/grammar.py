"""The words of ``words/departments.toml``, ready for look-up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

_WORDS = Path(__file__).parent / "words" / "departments.toml"


@dataclass(frozen=True, slots=True)
class Vertical:
    """A central body's own body in a region, for some time.

    Attributes:
        name: The official name, with ``{full}`` or ``{short}`` for the region.
        short_only: Whether only the region's short name before it means this body (上海金融监管局).
        since: First month (``YYYY-MM``), or empty.
        until: First month no longer, or empty.
    """

    name: str
    short_only: bool = False
    since: str = ""
    until: str = ""

    def stood(self, month: str) -> bool:
        """Whether it bore the name in ``month`` (empty: today)."""
        return self.since <= month and (not self.until or month < self.until) if month else not self.until


@dataclass(frozen=True, slots=True)
class Office:
    """How the offices of a central body in a place are named.

    Attributes:
        endings: What follows the place, and what it is short for.
        place: ``full``, ``short`` or ``as-written``: the form of the place in the official name.
        before: What stands before the place in the official name (驻), or nothing.
    """

    endings: dict[str, str]
    place: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A department's short form that stood for another name before ``since``."""

    since: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All of it: what may follow a region, by its form.

    Attributes:
        departments: Short or full department → full department.
        bare: Department without its ending → the stem, for stems long enough to be sure.
        whole: Form → official name, with ``{region}``.
        party: Office of a Party committee → its official form.
        exceptions: Region's official name and form → official name.
        dated: Form → what it meant before and after a reform.
        vertical: Form → the vertical bodies it can mean.
        offices: Central body → how its offices are named.
    """

    departments: dict[str, str]
    bare: frozenset[str]
    whole: dict[str, str]
    party: dict[str, str]
    exceptions: dict[tuple[str, str], str]
    dated: dict[str, Dated]
    vertical: dict[str, tuple[Vertical, ...]]
    offices: dict[str, tuple[Office, ...]]

    def knows(self, rest: str) -> bool:
        """Whether ``rest`` after a region is a body by the grammar."""
        return rest in self.departments or rest in self.whole or rest in self.vertical or rest in self.dated


_SURE_STEM = 5


def read_grammar() -> Grammar:
    """Read the words that travel with the package."""
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    vertical: dict[str, list[Vertical]] = {}
    for entry in words["vertical"]:
        one = Vertical(entry["name"], entry.get("short-only", False), entry.get("from", ""), entry.get("until", ""))
        for form in entry["forms"]:
            vertical.setdefault(form, []).append(one)
    offices: dict[str, tuple[Office, ...]] = {}
    for entry in words["office"]:
        one_office = Office(entry["endings"], entry["place"], entry.get("before", ""))
        offices[entry["body"]] = (*offices.get(entry["body"], ()), one_office)
    return Grammar(
        departments=_departments(words["stems"], words["endings"]),
        bare=frozenset(stem for stem in words["stems"] if len(stem) >= _SURE_STEM),
        whole=words["whole"],
        party=words["party"],
        exceptions={(e["region"], form): e["name"] for e in words["exception"] for form in e["forms"]},
        dated={form: Dated(e["from"], e["before"], e["after"]) for e in words["dated"] for form in e["forms"]},
        vertical={form: tuple(entries) for form, entries in vertical.items()},
        offices=offices,
    )


def _departments(stems: dict[str, list[str]], endings: dict[str, str]) -> dict[str, str]:
    """Every short and full form of every department."""
    found: dict[str, str] = {}
    for stem, shorts in stems.items():
        for form in (stem, *shorts):
            own = next((short for short in endings if form.endswith(short) and form not in (stem, short)), None)
            if own:  # 教委: short for this ending only
                found.setdefault(form, stem + endings[own])
                found.setdefault(form.removesuffix(own) + endings[own], stem + endings[own])
                continue
            for short, full in endings.items():
                found.setdefault(form + short, stem + full)
    return found
