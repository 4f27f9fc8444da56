"""What a picture shows: nodes with their places, arrows with their statements, folds that open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.draw.entities import Entity
    from kg.query.statements import Record

Layout = Literal["layered", "communities"]


@dataclass(slots=True)
class Node:
    """A node and its place.

    Attributes:
        entity: What it stands for.
        weight: Its importance: how many statements are about it.
        lines: Its name, cut into the lines of its box.
        column: The layer it stands in, from the left, in a layered picture.
        x: The centre, in pixels at scale 1; y grows downwards.
        y: The same.
        width: Of its box, or the diameter of its symbol.
        height: The same.
        order: A measure's place in its column when nothing is folded.
        fold: Which fold hides it, or None.
        community: Which community it is of.
    """

    entity: Entity
    weight: int = 0
    lines: tuple[str, ...] = ()
    column: int = 0
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    order: int = 0
    fold: int | None = None
    community: int = 0


@dataclass(slots=True)
class Arrow:
    """Statements of one predicate between two nodes, by one article or several.

    Attributes:
        subject: An index into the picture's nodes.
        predicate: The ontology's local name.
        value: An index into the picture's nodes.
        records: The statements, in the order of their IRIs.
        derived: Whether all of them follow from others.
    """

    subject: int
    predicate: str
    value: int
    records: list[Record]
    derived: bool


@dataclass(slots=True)
class Fold:
    """Measures of one parent, shown as one node until it is opened.

    Attributes:
        parent: The index of what they are folded under: an instrument, an organisation, or the measure they detail.
        members: The indexes of the measures, in the order of their text.
        weight: How many statements are about the members.
    """

    parent: int
    members: list[int]
    weight: int = 0
    column: int = 0
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    community: int = 0


@dataclass(slots=True)
class Line:
    """Arrows of one predicate between two things that are seen: those of folded nodes are one.

    Attributes:
        start: Where it begins.
        predicate: The ontology's local name.
        end: Where it points to.
        statements: How many it stands for.
    """

    start: Node | Fold
    predicate: str
    end: Node | Fold
    statements: int = 0


@dataclass(slots=True)
class Round:
    """The ground that a community stands on."""

    x: float
    y: float
    radius: float


@dataclass(slots=True)
class Picture:
    """All that is drawn.

    Attributes:
        nodes: Those shown and those folded away.
        arrows: Between them.
        folds: The folded ones.
        records: Every statement about a node, those with what is left out included.
        names: Names of what is not drawn but spoken of, by IRI.
        layout: How places were found.
        rounds: The grounds of the larger communities.
        groups: The community that each node is put into; None: that of its hub.
        left_out: How many entities the limit left out.
    """

    nodes: list[Node]
    arrows: list[Arrow]
    folds: list[Fold] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    layout: Layout = "layered"
    left_out: int = 0
    rounds: list[Round] = field(default_factory=list)
    groups: list[int] | None = None

    def shown(self) -> list[Node | Fold]:
        """What is seen before anything is opened: the nodes that no fold hides, and the folds."""
        return [*(node for node in self.nodes if node.fold is None), *self.folds]

    def standing(self, i: int) -> Node | Fold:
        """What is seen of a node: itself, or the fold that hides it."""
        fold = self.nodes[i].fold
        return self.nodes[i] if fold is None else self.folds[fold]

    def lines(self) -> list[Line]:
        """The arrows as they are seen, without those that only follow from others."""
        found: dict[tuple[int, str, int], Line] = {}
        for arrow in self.arrows:
            start, end = self.standing(arrow.subject), self.standing(arrow.value)
            if not arrow.derived and start is not end:
                line = found.setdefault((id(start), arrow.predicate, id(end)), Line(start, arrow.predicate, end))
                line.statements += len(arrow.records)
        return list(found.values())
