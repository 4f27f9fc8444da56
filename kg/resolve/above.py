"""What a node hangs under: a group under wider ones, a version of a document under the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.names import EntityType
from kg.resolve import instruments
from kg.resolve.nodes import node
from kg.resolve.resolution import entity_iri

if TYPE_CHECKING:
    from kg.resolve.groups import Scheme


def above(iri: str, base: str, groups: Scheme) -> tuple[str, ...]:
    """The nodes right above one, sorted.

    Args:
        iri: The node.
        base: Where IRIs begin.
        groups: The scheme of target groups.

    Returns:
        For a group that is none of the scheme, the scheme's groups it is made of (those of the scheme hang in the
        scheme itself); for a document at a stage or of a year, the document without it; for all else nothing.
    """
    this = node(iri, base)
    if this is None:
        return ()
    if this.type is EntityType.TARGET_GROUP and not groups.known(this.name):
        return tuple(entity_iri(base, this.type, wider) for wider in groups.broader(this.name))
    if this.type is EntityType.INSTRUMENT and not this.parts[1:] and (work := instruments.work(this.name)):
        return (entity_iri(base, this.type, work),)
    return ()
