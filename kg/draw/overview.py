"""The statements without the measures: what a measure says is said of what sets it out or offers it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.names import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.statements import Record

_GIVING = (Predicate.SETS_OUT, Predicate.OFFERS)


def overview(records: Iterable[Record], measures: frozenset[str]) -> list[Record]:
    """Take the measures out.

    Args:
        records: Statements.
        measures: The IRIs of all measures among their subjects and values.

    Returns:
        The statements about no measure; and for each one that a measure makes about something else, the same statement
        with the measure's parent in its place, with the same evidence. An instrument is a nearer parent than who
        offers. Statements between a parent and its measure, or about a measure's dates and amounts, are gone.
    """
    records = [record for record in records if not record.derived]
    parents = _parents(records, measures)
    found = []
    for record in records:
        if record.value in measures and record.is_entity:
            continue
        if record.subject not in measures:
            found.append(record)
        elif record.is_entity:
            found += [
                replace(record, iri=f"{record.iri}#{parent}", subject=parent)
                for parent in sorted(parents[record.subject])
                if parent != record.value
            ]
    return found


def _parents(records: list[Record], measures: frozenset[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for predicate in _GIVING:
        given = [r for r in records if r.predicate == predicate and r.value in measures and r.subject not in measures]
        orphans = {record.value for record in given} - found.keys()
        for record in given:
            if record.value in orphans:
                found[record.value].add(record.subject)
    return found
