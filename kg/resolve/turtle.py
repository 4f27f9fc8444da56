"""Reads a registry of the user's own from Turtle, in the vocabulary of ``ontology/{agencies,regions,groups}.ttl``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.errors import LoadError
from kg.names import BASE, ONTOLOGY
from kg.resolve.groups import Group
from kg.resolve.regions import RANK, Region
from kg.resolve.registry import Body, OwnRegistry, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Quad

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"
_REGISTRY = BASE + "registry#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NAME, _OTHER_NAME = _SKOS + "prefLabel", _SKOS + "altLabel"
BROADER, CODE = _SKOS + "broader", _SKOS + "notation"
BRANCH_ENDING = _REGISTRY + "branchEnding"
LEVEL, OWN_NAME, LETTER, COMMITTEE, WITHIN = (
    _REGISTRY + name for name in ("level", "ownName", "letter", "committee", "within")
)
REGION, GROUP = _SCHEMA + "AdministrativeArea", ONTOLOGY + "TargetGroup"
_BODIES = {ONTOLOGY + name: name for name in ("Agency", "Institution")}
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def read_registry(paths: Iterable[Path]) -> OwnRegistry:
    """Read the agencies, institutions, regions and target groups of Turtle files.

    Args:
        paths: The files; of two things with one name the later counts. A thing is a ``pk:Agency``, ``pk:Institution``,
            ``schema:AdministrativeArea`` or ``pk:TargetGroup`` with a ``skos:prefLabel``, and ``skos:altLabel`` for its
            other names. Bodies have ``org:subOrganizationOf``, ``schema:foundingDate`` and ``schema:dissolutionDate``
            too, regions and groups ``skos:broader`` (something of the same file or of the registry), and regions
            ``reg:level``, ``reg:committee`` and ``reg:within``.

    Raises:
        LoadError: A file cannot be read, is no Turtle or names nothing of these; one of them has no name, or stands
            where it cannot (:func:`kg.resolve.registry.load`).
    """
    import pyoxigraph  # noqa: PLC0415  only a user's own registry is read as Turtle

    read: list[OwnRegistry] = []
    for path in paths:
        try:
            found = registry_of(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE))
        except (OSError, SyntaxError, ValueError) as error:
            reason = error.msg if isinstance(error, SyntaxError) else str(error).partition(" (os error")[0]
            raise LoadError("{path}: no registry that can be read ({error})", path=path, error=reason) from error
        except LoadError as error:
            raise LoadError("{path}: {reason}", path=path, reason=error) from error
        if not found.digest:
            raise LoadError("{path}: names no agency, institution, region or target group", path=path)
        read.append(found)
    own = OwnRegistry.of(
        (body for each in read for body in each.bodies),
        (region for each in read for region in each.regions),
        (group for each in read for group in each.groups),
    )
    load(own)  # what does not fit into the registry is said once, not of each article
    return own


def registry_of(quads: Iterable[Quad]) -> OwnRegistry:
    """The bodies, regions and groups of RDF data.

    Raises:
        LoadError: One has no ``skos:prefLabel``, a date that is none, or a level that is none.
    """
    things = _Things(quads)
    return OwnRegistry.of(things.bodies(), things.regions(), things.groups())


class _Things:
    """What RDF data names, by subject."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said = _properties(quads)
        self._names = {subject: found[_NAME][0] for subject, found in self._said.items() if _NAME in found}

    def bodies(self) -> Iterator[Body]:
        for kind, name in _BODIES.items():
            for subject, found in self._of(kind):
                yield Body(
                    name=self._names[subject],
                    type=name,
                    shorts=tuple(sorted(found.get(_OTHER_NAME, ()))),
                    superior=next(self._named(found, _ORG + "subOrganizationOf"), ""),
                    since=_month(subject, found, "foundingDate"),
                    until=_month(subject, found, "dissolutionDate"),
                    branches=tuple(sorted(found.get(BRANCH_ENDING, ()))),
                )

    def regions(self) -> Iterator[Region]:
        for subject, found in self._of(REGION):
            official = self._names[subject]
            level = _one(found, LEVEL) or "area"
            if level not in RANK:
                levels = ", ".join(RANK)
                raise LoadError("{iri}: {value} is no level ({levels})", iri=subject, value=repr(level), levels=levels)
            yield Region(
                code=_one(found, CODE) or official,
                name=_one(found, OWN_NAME) or official,
                official=official,
                level=level,
                parent=next(self._named(found, BROADER), ""),
                shorts=tuple(sorted(found.get(_OTHER_NAME, ()))),
                letters=tuple(sorted(found.get(LETTER, ()))),
                committee=next(self._named(found, COMMITTEE), ""),
                within=tuple(self._named(found, WITHIN)) or tuple(self._named(found, BROADER)) * (level == "area"),
            )

    def groups(self) -> Iterator[Group]:
        for subject, found in self._of(GROUP):
            broader = tuple(sorted(self._named(found, BROADER)))
            yield Group(self._names[subject], tuple(sorted(found.get(_OTHER_NAME, ()))), broader)

    def _of(self, kind: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """What is of a kind, and what is said of it."""
        for subject, found in self._said.items():
            if kind in found.get(_TYPE, ()):
                if not self._names.get(subject, "").strip():
                    raise LoadError("{iri} has no skos:prefLabel", iri=subject)
                yield subject, found

    def _named(self, found: dict[str, list[str]], term: str) -> Iterator[str]:
        """The names of what a property points to: those given here, else what the IRI ends with."""
        for iri in found.get(term, ()):
            yield self._names.get(iri) or unquote(iri.rpartition("/")[2])


def _one(found: dict[str, list[str]], term: str) -> str:
    return next(iter(found.get(term, ())), "")


def _month(subject: str, found: dict[str, list[str]], name: str) -> str:
    value = _one(found, _SCHEMA + name)
    if value and not _DATE.fullmatch(value):
        raise LoadError("{iri}: {value} is no year and month (2023-05)", iri=subject, value=repr(value))
    return value[:7]


def _properties(quads: Iterable[Quad]) -> dict[str, dict[str, list[str]]]:
    """All values by subject and property, sorted; the name in Chinese first."""
    from pyoxigraph import NamedNode, Triple  # noqa: PLC0415

    found: dict[str, dict[str, list[str]]] = {}
    for quad in sorted(quads, key=lambda quad: (getattr(quad.object, "language", None) not in (None, "zh"), str(quad))):
        if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, Triple):
            found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    return found
