"""How far a statement can be relied on, as readings of articles with right answers have shown.

A rule gives what it says a first confidence. Here that becomes a probability: a logistic regression over the first
one's log-odds, the rule, the property, and how many things the article's measures hang on. ``training.calibration``
fits it to articles read with weights that had not learned from them, and sets it a little lower than they bear out.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING

from kg.extract.linear import linear_model
from kg.facts import Attribute, Facts, Relation
from kg.names import Predicate

if TYPE_CHECKING:
    from kg.extract.linear import LinearModel

MODEL = "confidence"
_LOWEST, _HIGHEST = 0.01, 0.99
_FROM_SOURCES = frozenset({Predicate.SETS_OUT, Predicate.OFFERS})
# In an announcement all comes from one body or document; a round-up of many is more often misread.
_SOURCES = (1, 2, 3, 5, 8)


def calibrated(facts: Facts) -> Facts:
    """The same facts with confidences that can be counted on; where nothing is fitted, the rules' own stand."""
    model = linear_model(MODEL)
    if not model.weights:
        return facts
    count = sources(facts)
    relations = [
        Relation(
            r.subject, r.predicate, r.object, r.evidence, _sure(model, r.rule, r.predicate, r.confidence, count), r.rule
        )
        for r in facts.relations
    ]
    attributes = [
        Attribute(a.subject, a.name, a.value, a.evidence, _sure(model, a.rule, a.name, a.confidence, count), a.rule)
        for a in facts.attributes
    ]
    return Facts(facts.entities, tuple(relations), tuple(attributes), facts.dropped)


def sources(facts: Facts) -> int:
    """How many bodies and documents the article's measures come from, in steps."""
    return bisect_right(_SOURCES, len({r.subject for r in facts.relations if r.predicate in _FROM_SOURCES}))


def described(rule: str, said: str, confidence: float, count: int) -> dict[str, float]:
    """What the calibration looks at. Of a rule it does not know, the other features still tell.

    Args:
        rule: What said it.
        said: The predicate or the attribute's name.
        confidence: The rule's own.
        count: The article's :func:`sources`.
    """
    first = min(_HIGHEST, max(_LOWEST, confidence))
    named = dict.fromkeys(("bias", f"rule={rule}", f"says={said}", f"sources={count}"), 1.0)
    return {"log-odds": log(first / (1.0 - first)), **named}


# First confidences have two decimals, so the same few come again and again.
@lru_cache(maxsize=1 << 13)
def _sure(model: LinearModel, rule: str, said: str, confidence: float, count: int) -> float:
    features = described(rule, said, confidence, count)
    score = sum([model.weights.get(feature, 0.0) * value for feature, value in features.items()])
    return round(min(_HIGHEST, max(_LOWEST, 1.0 / (1.0 + exp(-score)))), 2)
