"""What the store knows of the entities that are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import ONTOLOGY, EntityType
from kg.query import Iri, Queryable, select

if TYPE_CHECKING:
    from collections.abc import Iterable


_TYPES = f"""SELECT ?entity ?type WHERE {{
  VALUES ?type {{ {" ".join(f"<{ONTOLOGY}{name}>" for name in EntityType)} }} ?entity a ?type }}"""
# As articles name them: the registry's names carry a language.
_PREFERRED = 'SELECT ?entity ?name WHERE { ?entity skos:prefLabel ?name FILTER(LANG(?name) = "") }'
_OTHER = 'SELECT ?entity ?name WHERE { ?entity skos:altLabel ?name FILTER(LANG(?name) = "") }'
_LEVELS = "SELECT ?entity ?level WHERE { ?entity pk:level ?level }"
# Up to here one question an entity is quicker than one for all that the store holds.
_FEW = 300


@dataclass(frozen=True, slots=True)
class Entity:
    """A node's entity.

    Attributes:
        iri: Its IRI.
        type: One of the ontology's six.
        name: Its name.
        aliases: Its other forms, sorted.
        level: 1 or 2 for a measure, else 0.
    """

    iri: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    level: int


def entities(store: Queryable, iris: Iterable[str]) -> dict[str, Entity]:
    """Look entities up; an IRI that is none is left out. In the order of IRIs."""
    wanted = sorted(set(iris))
    types, names, others, levels = (_values(store, text, wanted) for text in (_TYPES, _PREFERRED, _OTHER, _LEVELS))
    found = {}
    for iri in wanted:
        # An entity of two types (two articles may differ) is drawn as the first in the ontology's order.
        kind = next((name for name in EntityType if ONTOLOGY + name in types.get(iri, ())), None)
        if kind is None:
            continue
        name = min(names.get(iri, {iri}))
        aliases = (names.get(iri, set()) | others.get(iri, set())) - {name}
        level = min((int(value) for value in levels.get(iri, ())), default=0)
        found[iri] = Entity(iri, kind, name, tuple(sorted(aliases)), level)
    return found


def _values(store: Queryable, text: str, wanted: list[str]) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {}
    questions: list[dict[str, Iri]] = [{"entity": Iri(iri)} for iri in wanted] if len(wanted) <= _FEW else [{}]
    for question in questions:
        for entity, value in select(store, text, question).texts():
            values.setdefault(entity, set()).add(value)
    return values
