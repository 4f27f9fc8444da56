"""What is to be drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kg.query import NamedQuery

LIMIT = 150
"""How many nodes a picture shows unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the store. Nothing set: all of it. ``group``, ``region`` and ``since`` narrow whatever is chosen.

    Attributes:
        about: An entity or article (IRI, name, alias or part of one) and what is around it.
        hops: How far around it, in statements.
        article: An article (IRI, id, headline or part of one) and all it says.
        query: A CONSTRUCT whose triples are drawn, or a SELECT whose cells name the entities to draw.
        parameters: The query's, as written.
        group: Only what is for a kind of firm or person of this name.
        region: Only what applies in the region of this official name.
        since: Only what articles of this day (China) and later say.
        overview: Without measures: what they say is said of what sets them out or offers them.
        limit: At most so many nodes, the most important; None for all.
    """

    about: str | None = None
    hops: int = 1
    article: str | None = None
    query: NamedQuery | str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    group: str | None = None
    region: str | None = None
    since: date | None = None
    overview: bool = False
    limit: int | None = LIMIT
