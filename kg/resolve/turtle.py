"""Reads bodies from Turtle in the vocabulary of ``ontology/agencies.ttl``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import LoadError
from kg.names import BASE, ONTOLOGY
from kg.resolve.registry import Body

if TYPE_CHECKING:
    from pathlib import Path

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TYPES = {ONTOLOGY + name: name for name in ("Agency", "Institution")}


def read_bodies(path: Path) -> list[Body]:
    """Read the agencies and institutions of a Turtle file, in name order.

    Args:
        path: The file. A body is a ``pk:Agency`` or ``pk:Institution`` with a ``skos:prefLabel``; ``skos:altLabel``,
            ``org:subOrganizationOf`` (a body of the same file or of the registry), ``schema:foundingDate`` and
            ``schema:dissolutionDate`` are read too.

    Raises:
        LoadError: The file cannot be read or is no Turtle.
    """
    properties = _properties(path)
    names = {
        subject: found[_SKOS + "prefLabel"][0] for subject, found in properties.items() if _SKOS + "prefLabel" in found
    }
    bodies = []
    for subject, found in properties.items():
        kind = next((_TYPES[iri] for iri in found.get(_TYPE, ()) if iri in _TYPES), None)
        if kind is None or subject not in names:
            continue
        superior = next(iter(found.get(_ORG + "subOrganizationOf", ())), "")
        bodies.append(
            Body(
                name=names[subject],
                type=kind,
                shorts=tuple(sorted(found.get(_SKOS + "altLabel", ()))),
                superior=names.get(superior, superior.rpartition("/")[2]),
                since=next(iter(found.get(_SCHEMA + "foundingDate", ())), ""),
                until=next(iter(found.get(_SCHEMA + "dissolutionDate", ())), ""),
                branches=tuple(sorted(found.get(BASE + "registry#branchEnding", ()))),
            )
        )
    return sorted(bodies, key=lambda body: body.name)


def _properties(path: Path) -> dict[str, dict[str, list[str]]]:
    """All values by subject and property."""
    import pyoxigraph  # noqa: PLC0415  only a user's own registry is read as Turtle

    found: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.Triple):
                found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    except (OSError, SyntaxError, ValueError) as error:
        raise LoadError("{path}: no registry that can be read ({error})", path=path, error=error) from error
    return found
