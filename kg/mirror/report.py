"""What a mirror run did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class MirrorReport:
    """What a mirror run did.

    Attributes:
        new: Articles that were not there.
        replaced: Articles that were there in another version.
        unchanged: Articles that were there as they are: nothing of them went over the wire.
        removed: Articles that are no longer in the store.
        statements: Relationships written.
        entities: Nodes written.
        entities_removed: Nodes that no article supports any more.
    """

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    statements: int = 0
    entities: int = 0
    entities_removed: int = 0
