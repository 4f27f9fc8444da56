"""Whose words a clause reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.facts import Span


class Frame(NamedTuple):
    """Who speaks in a clause, and on what ground.

    Attributes:
        kind: ``instrument``, ``meeting``, ``official``, ``body``, ``outsider``, ``leader``, ``statistics`` or ``none``.
        instruments: The names (their numbers) of the documents that say it.
        bodies: The names of the organisations that say it, or that issued the document.
        cue: The words that opened the frame.
        age: How many paragraphs ago that was.
    """

    kind: str = "none"
    instruments: tuple[int, ...] = ()
    bodies: tuple[int, ...] = ()
    cue: Span | None = None
    age: int = 0
