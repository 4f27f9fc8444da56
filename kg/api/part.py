"""Which part of the graph is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from kg.api.answers import meant
from kg.api.values import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from kg.draw import Selection


class Part(TypedDict, total=False):
    """A part of the graph, as keyword arguments; the options of ``kg draw`` by the same names.

    Attributes:
        about: An entity or article (IRI, name, alias or part of one) and what is around it.
        hops: How far around it, in statements; 1 unless told otherwise.
        article: An article (IRI, id, headline or part of one) and all it says.
        query: What a SPARQL query finds: as :meth:`Store.query` takes it.
        parameters: The query's.
        group: Only what is for a kind of firm or person of this name.
        region: Only what applies in the region of this official name.
        since: Only what articles of this day (China) and later say.
        overview: Without measures: what they say is said of what sets them out or offers them.
        limit: At most so many nodes, the most important; None for all.
    """

    about: str
    hops: int
    article: str
    query: str | Path
    parameters: Mapping[str, object]
    group: str
    region: str
    since: date
    overview: bool
    limit: int | None


def selection(part: Part, **default: int | None) -> Selection:
    """The same for :mod:`kg.draw`; ``default`` stands where the part says nothing."""
    from kg.draw import Selection  # noqa: PLC0415 - only who draws pays for it

    chosen: dict[str, Any] = {**default, **part}
    if "query" in chosen:
        query = meant(chosen["query"])
        chosen |= {"query": query, "parameters": written(query, chosen.get("parameters", {}))}
    return Selection(**chosen)
