"""From statements to a picture: who is in it, what is folded, what is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.draw.collect import collect
from kg.draw.entities import entities
from kg.draw.overview import overview
from kg.draw.picture import Arrow, Fold, Node, Picture
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from kg.draw.entities import Entity
    from kg.draw.selection import Selection
    from kg.query import Queryable
    from kg.query.statements import Record

_FEWEST_FOLDED = 3
_MANY_MEASURES = 24
_ORDER = {kind: i for i, kind in enumerate(EntityType)}


def compose(store: Queryable, selection: Selection) -> Picture:
    """Choose what a picture shows; its places come later.

    What the limit has no room for is folded first; if that is not enough, the nodes of the fewest statements are left
    out.
    """
    records, kept = collect(store, selection)
    known = entities(store, _mentioned(records) | kept)
    if selection.overview:
        measures = frozenset(iri for iri, entity in known.items() if entity.type is EntityType.MEASURE)
        records = overview(records, measures)
        known = {iri: known[iri] for iri in known if iri in (_mentioned(records) | kept) - measures}
    weights = _weights(records)
    families = _families(records, known, selection.limit)
    drawn = _within(selection.limit, weights, families, known, kept, records)
    nodes = [Node(known[iri], weights[iri]) for iri in known if iri in drawn]
    index = {node.entity.iri: i for i, node in enumerate(nodes)}
    picture = Picture(
        nodes=nodes,
        arrows=_arrows(records, index),
        records=sorted(
            (r for r in records if r.subject in index or (r.is_entity and r.value in index)), key=lambda r: r.place
        ),
        names={iri: entity.name for iri, entity in known.items() if iri not in index},
        left_out=len(known) - len(nodes),
    )
    for parent, members in sorted(families.items()):
        inside = [index[iri] for iri in members if iri in index]
        if parent in index and inside:
            for member in inside:
                nodes[member].fold = len(picture.folds)
            picture.folds.append(Fold(index[parent], inside, sum(nodes[i].weight for i in inside)))
    return picture


def _mentioned(records: list[Record]) -> set[str]:
    return {r.subject for r in records} | {r.value for r in records if r.is_entity}


def _weights(records: list[Record]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for record in records:
        if record.is_entity and not record.derived:
            weights[record.subject] += 1
            weights[record.value] += 1
    return weights


def _families(records: list[Record], known: dict[str, Entity], limit: int | None) -> dict[str, list[str]]:
    """The measures to fold, by what they are folded under, in the order of the text.

    Details (level 2) fold under the measure they follow where there are many measures; all measures of one instrument
    or organisation fold under it where the limit asks for it, the largest families first.
    """
    if limit is None:
        return {}
    children = _children(records, known)
    count = len(known)
    families: dict[str, list[str]] = {}
    if count > limit or sum(len(measures) for measures in children.values()) > _MANY_MEASURES:
        for parent, measures in children.items():
            above = parent
            for measure in measures:
                if known[measure].level > 1:
                    families.setdefault(above, []).append(measure)
                else:
                    above = measure
        count -= sum(len(members) - 1 for members in families.values())
    for parent in sorted(children, key=lambda parent: (-len(children[parent]), parent)):
        measures = children[parent]
        if count <= limit or len(measures) < _FEWEST_FOLDED:
            continue
        for above in (parent, *measures):
            count += len(families.pop(above, [0])) - 1
        families[parent] = measures
        count -= len(measures) - 1
    return families


def _children(records: list[Record], known: dict[str, Entity]) -> dict[str, list[str]]:
    """Each measure under the one instrument, else organisation, that sets it out or offers it."""
    parents: dict[str, tuple[int, str]] = {}
    place: dict[str, tuple[str, int]] = {}
    for record in records:
        if record.value not in known or record.subject not in known:
            continue
        if known[record.value].type is not EntityType.MEASURE:
            continue
        rank = {Predicate.SETS_OUT: 0, Predicate.OFFERS: 1}.get(Predicate(record.predicate))
        if rank is not None:
            parents[record.value] = min(parents.get(record.value, (9, "")), (rank, record.subject))
            place[record.value] = (record.article, max((span.begin for span in record.evidence), default=0))
    children: dict[str, list[str]] = defaultdict(list)
    for measure in sorted(parents, key=lambda iri: (place[iri], iri)):
        children[parents[measure][1]].append(measure)
    return children


def _within(
    limit: int | None,
    weights: Counter[str],
    families: dict[str, list[str]],
    known: dict[str, Entity],
    kept: frozenset[str],
    records: list[Record],
) -> set[str]:
    """The entities that are drawn, the folded ones included.

    The most important come first, an instrument with who issues it, anything else with its most important neighbour: a
    node with nothing beside it says nothing.
    """
    parent = {iri: above for above, members in families.items() for iri in members}
    visible = [iri for iri in known if iri not in parent]
    if limit is None or len(visible) + len(families) <= limit:
        return set(known)
    visible.sort(key=lambda iri: (iri not in kept, -weights[iri], _ORDER[known[iri].type], iri))
    rank = {iri: place for place, iri in enumerate(visible)}
    beside = _beside(records, parent, rank)
    issuers = _beside([r for r in records if r.predicate == Predicate.ISSUES], parent, rank)
    drawn: set[str] = set()
    room = max(1, limit)
    for iri in visible:
        group = [iri]
        if known[iri].type is EntityType.INSTRUMENT:
            group += issuers[iri]
        if group == [iri] and iri not in families and not drawn.intersection(beside[iri]):
            group += beside[iri][:1]
        fresh = [one for one in group if one not in drawn]
        cost = sum(1 + (one in families) for one in fresh)
        if cost > room and (iri in kept or iri in families):
            fresh, cost = [iri], 1 if iri in kept else 2
        speaks = iri in kept or iri in families or bool(beside[iri])
        if speaks and cost <= room:
            drawn.update(fresh)
            room -= cost
    return drawn | {iri for iri, above in parent.items() if above in drawn}


def _beside(records: list[Record], parent: dict[str, str], rank: dict[str, int]) -> dict[str, list[str]]:
    """The neighbours of each visible entity, those of what is folded under it included, the most important first."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        one, other = parent.get(record.subject, record.subject), parent.get(record.value, record.value)
        if record.is_entity and one != other and one in rank and other in rank:
            found[one].add(other)
            found[other].add(one)
    return defaultdict(list, {iri: sorted(others, key=rank.__getitem__) for iri, others in found.items()})


def _arrows(records: list[Record], index: dict[str, int]) -> list[Arrow]:
    bundles: dict[tuple[int, str, int], list[Record]] = {}
    for record in records:
        if record.is_entity and record.subject in index and record.value in index:
            key = (index[record.subject], record.predicate, index[record.value])
            bundles.setdefault(key, []).append(record)
    return [
        Arrow(subject, predicate, value, bundle, all(r.derived for r in bundle))
        for (subject, predicate, value), bundle in sorted(bundles.items())
    ]
