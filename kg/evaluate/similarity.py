"""How far a predicted entity is the one an answer means: compared by the characters of their names."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.records import EntityRecord

ORGANISATIONS = frozenset({"Agency", "Institution"})

# Names of these kinds vary in wording; below its floor a resemblance counts for nothing. The others must share a form.
FLOORS = {"Instrument": 0.8, "Programme": 0.6, "TargetGroup": 0.6}

CLOSE_TYPE = 0.9
"""The same name, but an agency taken for an institution or the other way round."""

_CONTAINED = 0.6
_SHARED = 0.5
_LONGER, _SHORTER = 2, 0.4

_PUNCTUATION = re.compile(r"[\s《》〈〉“”‘’\"'「」（）()，,。、；;：:·．.]+")


def normalised(text: str | None) -> str:
    """Strip a name of what two annotators write differently: width, brackets, quotes, punctuation, case."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text or "")).lower()


def dice(one: str, other: str) -> float:
    """The share of character pairs two strings have in common (Dice 1945), from 0 to 1."""
    ones, others = _pairs(one), _pairs(other)
    return 2 * (ones & others).total() / (ones.total() + others.total())


def similarity(answer: EntityRecord, prediction: EntityRecord) -> float:
    """Compare two entities.

    Args:
        answer: The right one; all its forms count.
        prediction: What was found; of a measure only its quote counts.

    Returns:
        1 for the same, 0 for something else, between the two for enough resemblance.
    """
    kind, other_kind = answer["type"], prediction["type"]
    if kind != other_kind and not {kind, other_kind} <= ORGANISATIONS:
        return 0.0
    right, found = _forms(answer), _forms(prediction)
    if not right or not found:
        return 0.0
    if kind == "Measure":
        return max(_quote_overlap(form, found[0]) for form in right)
    if not set(right).isdisjoint(found):
        return 1.0 if kind == other_kind else CLOSE_TYPE
    floor = FLOORS.get(kind)
    if floor is None:
        return 0.0
    best = max(dice(a, b) for a in right for b in found)
    return best if best >= floor else 0.0


def _quote_overlap(answer: str, prediction: str) -> float:
    """Compare two quotes: one may stand well inside the other, or half their character pairs agree."""
    if answer == prediction:
        return 1.0
    inside = answer in prediction and len(prediction) <= _LONGER * len(answer)
    around = prediction in answer and len(prediction) >= _SHORTER * len(answer)
    shared = dice(answer, prediction)
    if inside or around:
        return max(shared, _CONTAINED)
    return shared if shared >= _SHARED else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(a + b for a, b in itertools.pairwise(text)) if len(text) > 1 else Counter([text])


def _forms(entity: EntityRecord) -> list[str]:
    name = entity.get("name") or entity.get("text") or ""
    candidates = (name, *entity.get("aliases", ()), entity.get("canonical"))
    return [form for form in map(normalised, candidates) if form]
