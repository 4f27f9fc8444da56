"""The two hierarchies people choose from: target groups and regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import SCHEMA
from kg.query import select
from kg.query.answers import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query import Queryable

NATIONWIDE = "全国"
"""What an article states as region when it means the whole country; above every region."""

# Each concept once, and then what it has: every article that speaks of a group says again that it is one, and its name.
_OF_EACH = """SELECT DISTINCT ?concept ?value WHERE {
  { SELECT DISTINCT ?concept WHERE { ?concept a %s } } OPTIONAL { ?concept %s ?value } FILTER(BOUND(?value)) }"""


@dataclass(frozen=True, slots=True)
class Concepts:
    """A hierarchy.

    Attributes:
        names: For each concept its Chinese name.
        english: For some their English one.
        called: For each name, of any kind and language in small letters, what bears it.
        broader: For each concept those right above it.
    """

    names: dict[str, str]
    english: dict[str, str]
    called: dict[str, str]
    broader: dict[str, tuple[str, ...]]

    def label(self, concept: str, language: str) -> str:
        """The name to show: in English both, since articles are Chinese."""
        name, english = self.names.get(concept, concept), self.english.get(concept)
        return f"{name} · {english}" if language == "en" and english else name

    def find(self, name: str) -> str:
        """The concept that is called so, or empty."""
        return self.called.get(name.strip().lower(), "")

    def above(self, concept: str) -> list[str]:
        """A concept and all above it, the nearest first; each once."""
        return _reached(concept, self.broader)

    def below(self, concept: str) -> list[str]:
        """A concept and all below it, the nearest first; each once."""
        narrower: dict[str, list[str]] = {}
        for name, uppers in self.broader.items():
            for upper in uppers:
                narrower.setdefault(upper, []).append(name)
        return _reached(concept, narrower)


def groups(store: Queryable) -> Concepts:
    """Target groups, by IRI: those of the scheme and those that articles add."""
    return _concepts(store, "pk:TargetGroup")


def regions(store: Queryable) -> Concepts:
    """Regions, by their official name, which is what articles state."""
    found = _concepts(store, f"<{SCHEMA}AdministrativeArea>")
    named = found.names
    broader = {
        named[iri]: tuple(named[upper] for upper in found.broader.get(iri, ()) if upper in named) for iri in named
    }
    called = {name: named[iri] for name, iri in found.called.items()}
    return Concepts({name: name for name in named.values()}, {}, called, broader)


def _concepts(store: Queryable, kind: str) -> Concepts:
    names: dict[str, str] = {}
    english: dict[str, str] = {}
    for concept, name, language in _rows(store, kind, "skos:prefLabel"):
        (english if language == "en" else names).setdefault(concept, name)
    called = {name.lower(): concept for concept, name, _ in _rows(store, kind, "skos:altLabel") if concept in names}
    called |= {name.lower(): concept for found in (english, names) for concept, name in found.items()}
    broader: dict[str, list[str]] = {}
    for concept, above, _ in _rows(store, kind, "skos:broader"):
        broader.setdefault(concept, []).append(above)
    return Concepts(names, english, called, {concept: tuple(broader.get(concept, ())) for concept in names})


def _rows(store: Queryable, kind: str, what: str) -> list[tuple[str, str, str]]:
    """Concepts with a value and its language, in the order of all three."""
    rows = select(store, _OF_EACH % (kind, what))
    return sorted((text(one), text(other), getattr(other, "language", None) or "") for one, other in rows)


def _reached(start: str, steps: Mapping[str, Sequence[str]]) -> list[str]:
    found = [start]
    for concept in found:
        found += [other for other in steps.get(concept, ()) if other not in found]
    return found
