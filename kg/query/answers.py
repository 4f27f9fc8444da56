"""What a SPARQL query can answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple


def text(term: object) -> str:
    """A term's characters: an IRI, a literal's words; none of no term."""
    return str(getattr(term, "value", ""))


@dataclass(frozen=True)
class Rows:
    """The rows of a SELECT, to be read once.

    Attributes:
        columns: The variables, without question marks.
        rows: For each row one term a column, or None where the column has no value.
    """

    columns: tuple[str, ...]
    rows: Iterable[tuple[Term | None, ...]]

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as characters (:func:`text`)."""
        return (tuple(map(text, row)) for row in self.rows)


@dataclass(frozen=True)
class Truth:
    """The answer of an ASK."""

    value: bool


@dataclass(frozen=True)
class Triples:
    """The graph of a CONSTRUCT or DESCRIBE: each triple once, in an order that does not depend on the store."""

    triples: tuple[Triple, ...]


Answer = Rows | Truth | Triples
