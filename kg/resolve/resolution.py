"""What became of one name."""

from __future__ import annotations

from dataclasses import dataclass

from kg import iris
from kg.names import EntityType

_FOLDER = {
    EntityType.AGENCY: "agency",
    EntityType.INSTITUTION: "institution",
    EntityType.INSTRUMENT: "instrument",
    EntityType.PROGRAMME: "programme",
    EntityType.TARGET_GROUP: "group",
    EntityType.MEASURE: "measure",
}


FOLDERS = {folder: kind for kind, folder in _FOLDER.items()}
"""The folder of each type's IRIs under the base, to the type."""


@dataclass(frozen=True, slots=True)
class Link:
    """An official name that was found.

    Attributes:
        canonical: The official full name.
        why: How it was found (English, one clause).
        type: Agency or institution.
        alternatives: Other official names the same words can stand for.
    """

    canonical: str
    why: str
    type: EntityType = EntityType.AGENCY
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """One name, linked or left alone.

    Attributes:
        name: The name as asked.
        type: What it is; the registry's word goes before the caller's.
        canonical: The official full name; None when unlinked.
        iri: The node.
        alternatives: Official names that were possible too, the likeliest first.
        why: How the link was found, or why there is none (English, one clause).
        relative: Whether only an article can say whose it is (``市政府``, ``竞争处``), so that two articles'
            must not meet in one node.
    """

    name: str
    type: EntityType
    canonical: str | None
    iri: str
    alternatives: tuple[str, ...] = ()
    why: str = ""
    relative: bool = False


def entity_iri(base: str, kind: EntityType, *parts: str) -> str:
    """The IRI of an entity: the design's folder for its type, then each part as one segment."""
    return base + "/".join((_FOLDER[kind], *map(iris.segment, parts)))
