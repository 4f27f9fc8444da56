"""What forbids that two nodes are one: other numbers, years, regions, stages or kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.names import EntityType
from kg.resolve import instruments
from kg.resolve.groups import broader
from kg.resolve.regional import ALONE, RELATIVE

if TYPE_CHECKING:
    from kg.resolve.nodes import Node
    from kg.resolve.places import Places

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+|[〇零一二三四五六七八九十百千]+")
_NOT = re.compile(r"[非未不无]")
_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})


def vetoes(one: Node, other: Node, places: Places) -> list[str]:
    """Why two nodes cannot be one.

    Args:
        one: A node.
        other: Another.
        places: Finds regions in names.

    Returns:
        What differs: ``type``, ``year``, ``number``, ``negation``, ``region``, ``wider`` (one group contains the
        other), ``stage``, ``kind``, in this order; nothing where nothing forbids it.
    """
    found = []
    if one.type is not other.type and not {one.type, other.type} <= _ORGANISATIONS:
        found.append("type")
    names = places.left_out(one.name), places.left_out(other.name)
    years, numbers = ([sorted(pattern.findall(name)) for name in names] for pattern in (_YEAR, _NUMBER))
    if years[0] != years[1]:
        found.append("year")
    elif numbers[0] != numbers[1]:
        found.append("number")
    if len(_NOT.findall(names[0])) != len(_NOT.findall(names[1])):
        found.append("negation")
    if _regions_differ(one, other, places):
        found.append("region")
    if one.type is other.type is EntityType.TARGET_GROUP and _wider(one.name, other.name):
        found.append("wider")
    if one.type is other.type is EntityType.INSTRUMENT:
        if instruments.stage(one.name) != instruments.stage(other.name):
            found.append("stage")
        if instruments.kind(one.name) != instruments.kind(other.name):
            found.append("kind")
    return found


def _regions_differ(one: Node, other: Node, places: Places) -> bool:
    first, second = places.narrowest("".join(one.parts)), places.narrowest("".join(other.parts))
    if first and second:
        return first != second
    # A branch, or a region's own body, is not the body; 市科委 alone says a region without naming it.
    without = other if first else one
    return first != second and without.type in _ORGANISATIONS and not _says_none(without)


def _says_none(node: Node) -> bool:
    return bool(node.parts[1:] or RELATIVE.match(node.name) or ALONE.match(node.name))


def _wider(one: str, other: str) -> bool:
    """Whether a group is another with a condition before it."""
    return one != other and (
        one.endswith(other) or other.endswith(one) or one in broader(other) or other in broader(one)
    )
