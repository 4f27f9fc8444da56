"""What an extraction said, in the terms of the answer."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evaluate.answers import Triple
    from kg.records import AttributeRecord, RelationRecord

_STEPS = (0.3, 0.5, 0.65, 0.8, 0.9)
_LABELS = ("< 0.30", "0.30 – 0.50", "0.50 – 0.65", "0.65 – 0.80", "0.80 – 0.90", "≥ 0.90")
SURE = "≥ 0.80"
"""What can be relied on: the two highest bands together."""
SURE_BANDS = _LABELS[-2:]


@dataclass(frozen=True, slots=True)
class Said:
    """A predicted statement.

    Attributes:
        triple: With the answer's ids; None for an end that no answer stands for.
        ends: The prediction's own ids of a relation's ends: two wrong statements are two, though both say None.
        record: As it was printed.
    """

    triple: Triple
    ends: tuple[str, ...]
    record: RelationRecord | AttributeRecord


def strata(said: list[Said], right: frozenset[Triple]) -> Iterator[tuple[str, str, Tally]]:
    """Yield for each statement its rule, its band of confidence and whether it is right."""
    for one in said:
        band = _LABELS[bisect_right(_STEPS, one.record.get("confidence", 1.0))]
        yield one.record.get("rule", ""), band, Tally(right=one.triple in right, predicted=1)
