"""Reads bodies from Turtle in the vocabulary of ``ontology/agencies.ttl``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import LoadError
from kg.names import BASE, ONTOLOGY
from kg.resolve.registry import Body, OwnBodies

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyoxigraph import Quad

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NAME = _SKOS + "prefLabel"
BRANCH_ENDING = BASE + "registry#branchEnding"
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_TYPES = {ONTOLOGY + name: name for name in ("Agency", "Institution")}


def read_bodies(paths: Iterable[Path]) -> OwnBodies:
    """Read the agencies and institutions of Turtle files.

    Args:
        paths: The files; of two bodies with one name the later counts. A body is a ``pk:Agency`` or
            ``pk:Institution`` with a ``skos:prefLabel``; ``skos:altLabel``, ``org:subOrganizationOf`` (a body of the
            same file or of the registry), ``schema:foundingDate`` and ``schema:dissolutionDate`` are read too.

    Raises:
        LoadError: A file cannot be read, is no Turtle or names no body, or a body has no name.
    """
    import pyoxigraph  # noqa: PLC0415  only a user's own registry is read as Turtle

    bodies: list[Body] = []
    for path in paths:
        try:
            found = bodies_of(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE))
        except (OSError, SyntaxError, ValueError) as error:
            raise LoadError("{path}: no registry that can be read ({error})", path=path, error=error) from error
        except LoadError as error:
            raise LoadError("{path}: {reason}", path=path, reason=error) from error
        if not found:
            raise LoadError("{path}: names no pk:Agency and no pk:Institution", path=path)
        bodies += found
    return OwnBodies.of(bodies)


def bodies_of(quads: Iterable[Quad]) -> list[Body]:
    """The agencies and institutions of RDF data, in name order.

    Raises:
        LoadError: One has no ``skos:prefLabel``, or a date that is none.
    """
    properties = _properties(quads)
    names = {subject: found[_NAME][0] for subject, found in properties.items() if _NAME in found}
    bodies = []
    for subject, found in properties.items():
        kind = next((_TYPES[iri] for iri in found.get(_TYPE, ()) if iri in _TYPES), None)
        if kind is None:
            continue
        if not names.get(subject, "").strip():
            raise LoadError("{iri} has no skos:prefLabel", iri=subject)
        superior = next(iter(found.get(_ORG + "subOrganizationOf", ())), "")
        bodies.append(
            Body(
                name=names[subject],
                type=kind,
                shorts=tuple(sorted(found.get(_SKOS + "altLabel", ()))),
                superior=names.get(superior, superior.rpartition("/")[2]),
                since=_month(subject, found, "foundingDate"),
                until=_month(subject, found, "dissolutionDate"),
                branches=tuple(sorted(found.get(BRANCH_ENDING, ()))),
            )
        )
    return sorted(bodies, key=lambda body: body.name)


def _month(subject: str, found: dict[str, list[str]], name: str) -> str:
    value = next(iter(found.get(_SCHEMA + name, ())), "")
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
