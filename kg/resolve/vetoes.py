"""What forbids that two nodes are one: other numbers, years, grades, regions, stages or kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.names import EntityType
from kg.resolve import instruments
from kg.resolve.regional import ALONE, RELATIVE

if TYPE_CHECKING:
    from kg.resolve.groups import Scheme
    from kg.resolve.nodes import Node
    from kg.resolve.places import Places
    from kg.resolve.registry import Registry

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+|[〇零一二三四五六七八九十百千]+")
_GRADE = re.compile(r"[A-Z甲乙丙丁]+(?=[级类档等])")
_NOT = re.compile(r"[非未不无]")
_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})


def vetoes(one: Node, other: Node, places: Places, registry: Registry) -> list[str]:
    """Why two nodes cannot be one.

    Args:
        one: A node.
        other: Another.
        places: Finds regions in names.
        registry: Knows the groups, and the bodies, of which each is one.

    Returns:
        What differs: ``type``, ``year``, ``number``, ``grade``, ``negation``, ``region``, ``wider`` (one group
        contains the other), ``stage``, ``kind``, ``both registered``, in this order; nothing where nothing forbids it.
    """
    found = []
    if one.type is not other.type and not {one.type, other.type} <= _ORGANISATIONS:
        found.append("type")
    found += _words_differ(places.left_out(one.name), places.left_out(other.name))
    if _regions_differ(one, other, places):
        found.append("region")
    if one.type is other.type is EntityType.TARGET_GROUP and _wider(one.name, other.name, registry.groups):
        found.append("wider")
    if one.type is other.type is EntityType.INSTRUMENT:
        found += _documents_differ(one.name, other.name)
    if one.name != other.name and {one.name, other.name} <= registry.bodies.keys():
        found.append("both registered")
    return found


def _words_differ(one: str, other: str) -> list[str]:
    years, numbers, grades = (
        sorted(pattern.findall(one)) == sorted(pattern.findall(other)) for pattern in (_YEAR, _NUMBER, _GRADE)
    )
    found = [] if years else ["year"]
    if years and not numbers:
        found.append("number")
    if not grades:
        found.append("grade")
    if len(_NOT.findall(one)) != len(_NOT.findall(other)):
        found.append("negation")
    return found


def _documents_differ(one: str, other: str) -> list[str]:
    said = (("stage", instruments.stage), ("kind", instruments.kind))
    return [what for what, says in said if says(one) != says(other)]


def _regions_differ(one: Node, other: Node, places: Places) -> bool:
    first, second = places.narrowest("".join(one.parts)), places.narrowest("".join(other.parts))
    if first and second:
        return first != second
    # A branch, or a region's own body, is not the body; 市科委 alone says a region without naming it.
    without = other if first else one
    return first != second and without.type in _ORGANISATIONS and not _says_none(without)


def _says_none(node: Node) -> bool:
    return bool(node.parts[1:] or RELATIVE.match(node.name) or ALONE.match(node.name))


def _wider(one: str, other: str, groups: Scheme) -> bool:
    """Whether a group is another with a condition before it."""
    return one != other and (
        one.endswith(other) or other.endswith(one) or one in groups.broader(other) or other in groups.broader(one)
    )
