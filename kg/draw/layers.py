"""Places for a small picture: who acts on the left, then instruments, measures, and on the right whom they are for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.draw.picture import Fold, Node
from kg.draw.wrap import ems, wrap
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from kg.draw.picture import Picture

ACTORS, INSTRUMENTS, MEASURES, RECEIVERS = range(4)
FONT = 15
LINE = 20
# The width of a line in em and the number of lines, by column.
_BOXES = {ACTORS: (11, 2), INSTRUMENTS: (14, 3), MEASURES: (20, 2), RECEIVERS: (11, 2)}
_PADDING = 12
_BETWEEN_COLUMNS = 130
_GAP = 12
_FAMILY_GAP = 16
_INDENT = 24
_BESIDE = 8
_SWEEPS = 4


def arrange(picture: Picture) -> None:
    """Give every shown node its box and place, in place."""
    _boxes(picture)
    _columns(picture)
    columns: dict[int, list[Node | Fold]] = defaultdict(list)
    for thing in picture.shown():
        columns[thing.column].append(thing)
    neighbours = _neighbours(picture)
    _stack_measures(picture, columns[MEASURES])
    for _ in range(_SWEEPS):
        for column in (INSTRUMENTS, ACTORS, RECEIVERS):
            _align(columns[column], neighbours)
    _across(picture, columns)


def _boxes(picture: Picture) -> None:
    for node in picture.nodes:
        width, lines = _BOXES[_own_column(node)]
        node.lines = wrap(node.entity.name, width, lines)
        node.width = max((ems(line) for line in node.lines), default=1.0) * FONT + 2 * _PADDING
        node.height = len(node.lines) * LINE + _PADDING
    for fold in picture.folds:
        details = picture.nodes[fold.parent].entity.type is EntityType.MEASURE
        fold.width = (4.0 if details else 6.0) * FONT + 2 * _PADDING
        fold.height = float(LINE + _PADDING - (6 if details else 0))


def _own_column(node: Node) -> int:
    return {
        EntityType.AGENCY: ACTORS,
        EntityType.INSTITUTION: ACTORS,
        EntityType.INSTRUMENT: INSTRUMENTS,
        EntityType.MEASURE: MEASURES,
    }.get(node.entity.type, RECEIVERS)


def _columns(picture: Picture) -> None:
    """An organisation that only receives stands with the receivers."""
    acting = {arrow.subject for arrow in picture.arrows}
    received = {
        arrow.value for arrow in picture.arrows if arrow.predicate in (Predicate.TARGETS, Predicate.ADDRESSED_TO)
    }
    for i, node in enumerate(picture.nodes):
        node.column = _own_column(node)
        if node.column == ACTORS and i not in acting and i in received:
            node.column = RECEIVERS
    for fold in picture.folds:
        fold.column = MEASURES


def _neighbours(picture: Picture) -> dict[int, list[Node | Fold]]:
    """By ``id``: what is on the other side of each arrow, the fold in place of what it hides."""
    found: dict[int, list[Node | Fold]] = defaultdict(list)
    for arrow in picture.arrows:
        if arrow.derived:
            continue
        one, other = picture.standing(arrow.subject), picture.standing(arrow.value)
        if one is not other:
            found[id(one)].append(other)
            found[id(other)].append(one)
    return found


def _stack_measures(picture: Picture, measures: list[Node | Fold]) -> None:
    """One below the other, by parent and then by the text, each parent's apart from the next one's.

    Details that are folded stand in the row of the measure they follow, at its right.
    """
    family = _order(picture)
    beside = {fold.parent: fold for fold in picture.folds if picture.nodes[fold.parent].column == MEASURES}
    row = {id(picture.nodes[parent]): fold for parent, fold in beside.items()}
    aside = {id(fold) for fold in beside.values()}
    for fold in picture.folds:
        family[id(fold)] = family.get(id(picture.nodes[fold.members[0]]), (-1, 0))
    y = 0.0
    before: int | None = None
    for measure in sorted(measures, key=lambda m: family.get(id(m), (-1, 0))):
        if id(measure) in aside:
            continue
        if before is not None and family.get(id(measure), (-1, 0))[0] != before:
            y += _FAMILY_GAP
        before = family.get(id(measure), (-1, 0))[0]
        measure.y = y + measure.height / 2
        if id(measure) in row:
            row[id(measure)].y = measure.y
        y += measure.height + _GAP


def _order(picture: Picture) -> dict[int, tuple[int, int]]:
    """Each measure's family and place in it by ``id``; the place is kept with the node for when folds open."""
    parent: dict[int, int] = {}
    place: dict[int, tuple[str, int]] = {}
    for arrow in picture.arrows:
        if arrow.predicate in (Predicate.SETS_OUT, Predicate.OFFERS):
            if arrow.predicate == Predicate.SETS_OUT or arrow.value not in parent:
                parent[arrow.value] = arrow.subject
            record = arrow.records[0]
            place[arrow.value] = (record.article, max((span.begin for span in record.evidence), default=0))
    measures = [i for i, node in enumerate(picture.nodes) if node.column == MEASURES]
    measures.sort(key=lambda i: (parent.get(i, -1), place.get(i, ("", 0)), i))
    for order, i in enumerate(measures):
        picture.nodes[i].order = order
    return {id(picture.nodes[i]): (parent.get(i, -1), order) for order, i in enumerate(measures)}


def _align(things: list[Node | Fold], neighbours: dict[int, list[Node | Fold]]) -> None:
    """Move each as near to the middle of its neighbours as the others in its column allow."""
    wished = []
    for order, thing in enumerate(things):
        others = [other for other in neighbours.get(id(thing), ()) if other.column != thing.column]
        others = others or neighbours.get(id(thing), [])
        middle = sum(other.y for other in others) / len(others) if others else thing.y
        wished.append((middle, order, thing))
    wished.sort(key=lambda wish: wish[:2])
    # Pool adjacent violators: things that would overlap become one block around the mean of their wishes.
    blocks: list[tuple[float, float, list[Node | Fold]]] = []  # top, height, members
    for middle, _, thing in wished:
        height = thing.height + _GAP
        top, members, weight = middle - height / 2, [thing], 1
        while blocks and blocks[-1][0] + blocks[-1][1] > top:
            upper, upper_height, above = blocks.pop()
            weight = len(members)
            top = (upper * len(above) + (top - upper_height) * weight) / (len(above) + weight)
            height += upper_height
            members = [*above, *members]
        blocks.append((top, height, members))
    for top, _, members in blocks:
        y = top
        for member in members:
            member.y = y + (member.height + _GAP) / 2
            y += member.height + _GAP


def _across(picture: Picture, columns: dict[int, list[Node | Fold]]) -> None:
    x = 0.0
    for column in sorted(columns):
        things = columns[column]
        if not things:
            continue
        width = max(thing.width for thing in things)
        if column != MEASURES:
            for thing in things:
                thing.x = x + width / 2
            x += width + _BETWEEN_COLUMNS
            continue
        right = x
        for thing in things:  # details stand in, as in an outline
            inset = _INDENT if isinstance(thing, Fold) or thing.entity.level > 1 else 0
            thing.x = x + inset + thing.width / 2
            right = max(right, thing.x + thing.width / 2)
        for fold in picture.folds:
            parent = picture.nodes[fold.parent]
            if parent.column == MEASURES:
                fold.x = parent.x + parent.width / 2 + _BESIDE + fold.width / 2
                right = max(right, fold.x + fold.width / 2)
        x = right + _BETWEEN_COLUMNS
