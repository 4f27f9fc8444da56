"""The right answers: one JSON file an article, in a folder."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import LoadError
from kg.evaluate.similarity import normalised
from kg.names import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from kg.records import EntityRecord

_OPTIONAL_LEVEL = 2
_DAY = len("2022-04-09")
_PLAIN = 3
"""Fields of a relation or attribute that is required; an optional one has a fourth."""

Triple = tuple[str | None, str, str | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """The right graph of one article.

    Attributes:
        article: The article's file name without its suffix.
        policy: Whether it is policy news; if not, the right graph is empty.
        entities: All entities, optional ones too.
        optional: The ids of those that cost nothing when missed: what only one annotator saw, and details (level 2).
        canonical: For an entity's id all official full names that are right.
        relations: All statements.
        required: Those that must be found.
        attributes: All values (entity, name, normalised value).
        required_attributes: Those that must be found.
    """

    article: str
    policy: bool
    entities: tuple[EntityRecord, ...]
    optional: frozenset[str]
    canonical: dict[str, tuple[str, ...]]
    relations: frozenset[Triple]
    required: frozenset[Triple]
    attributes: frozenset[Triple]
    required_attributes: frozenset[Triple]


def read_answers(folder: Path) -> list[Answer]:
    """Read all answers of a folder, by file name.

    Raises:
        LoadError: The folder holds none, or one is no answer.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise LoadError("{path}: no answers (*.json) in it", path=folder)
    return [_read(file) for file in files]


def in_fold(article: str, fold: int, folds: int) -> bool:
    """Whether an article belongs to one of ``folds`` parts (from 1), by its name alone, whatever else there is."""
    return int.from_bytes(hashlib.sha256(article.encode()).digest()[:8]) % folds == fold - 1


def value(name: str, written: object) -> str:
    """What of an attribute's value is compared: the day of a date, else the characters without punctuation."""
    return str(written)[:_DAY] if name in DATES else normalised(str(written))


def _read(file: Path) -> Answer:
    try:
        return _answer(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise LoadError("{path}: not an answer: {error}", path=file, error=repr(error)) from error


def _answer(written: dict[str, Any]) -> Answer:
    entities = written["entities"]
    optional = frozenset(e["id"] for e in entities if e.get("optional") or e.get("level") == _OPTIONAL_LEVEL)
    relations, attributes = written["relations"], written.get("attributes", [])
    return Answer(
        article=written["article"],
        policy=written["policy"],
        entities=tuple(entities),
        optional=optional,
        canonical={e["id"]: _full_names(e) for e in entities if _full_names(e)},
        relations=frozenset((r[0], r[1], r[2]) for r in relations),
        required=frozenset(
            (r[0], r[1], r[2]) for r in relations if len(r) == _PLAIN and optional.isdisjoint((r[0], r[2]))
        ),
        attributes=frozenset(_values(attributes)),
        required_attributes=frozenset(_values(a for a in attributes if len(a) == _PLAIN and a[0] not in optional)),
    )


def _full_names(entity: dict[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in (entity.get("canonical"), *entity.get("canonicalAlso", ())) if name)


def _values(attributes: Iterable[list[str]]) -> list[Triple]:
    return [(a[0], a[1], value(a[1], a[2])) for a in attributes]
