"""Which graphs a query is asked of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs a SPARQL query sees, where it is not to see all of them together.

    Attributes:
        default: The IRIs of the graphs that make up its default graph; None: as the query's own ``FROM`` says.
        named: The IRIs of those that ``GRAPH`` can name; None: as its ``FROM NAMED`` says.
    """

    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
