"""How far a statement can be relied on, as readings of articles with right answers have shown.

A rule gives what it says a first confidence. Here that becomes a probability: a logistic regression over the first
one's log-odds, the rule, the property, and how many things the article's measures hang on. ``training.calibration``
fits it to articles read with weights that had not learned from them, and sets it a little lower than they bear out.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from math import exp, log
from typing import TYPE_CHECKING

from kg.extract.linear import linear_model
from kg.facts import Attribute, Relation
from kg.names import Predicate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.facts import Facts

MODEL = "confidence"
_LOWEST, _HIGHEST = 0.01, 0.99
_FROM_SOURCES = frozenset({Predicate.SETS_OUT, Predicate.OFFERS})
# In an announcement all comes from one body or document; a round-up of many is more often misread.
_SOURCES = (1, 2, 3, 5, 8)


def calibrated(facts: Facts) -> Facts:
    """The same facts with confidences that can be counted on; where nothing is fitted, the rules' own stand."""
    weights = linear_model(MODEL).weights
    if not weights:
        return facts
    count = sources(facts)
    relations = [
        Relation(r.subject, r.predicate, r.object, r.evidence, _confidence(weights, described(r, count)), r.rule)
        for r in facts.relations
    ]
    attributes = [
        Attribute(a.subject, a.name, a.value, a.evidence, _confidence(weights, described(a, count)), a.rule)
        for a in facts.attributes
    ]
    return replace(facts, relations=tuple(relations), attributes=tuple(attributes))


def sources(facts: Facts) -> int:
    """How many bodies and documents the article's measures come from, in steps."""
    return bisect_right(_SOURCES, len({r.subject for r in facts.relations if r.predicate in _FROM_SOURCES}))


def described(statement: Relation | Attribute, count: int) -> dict[str, float]:
    """What the calibration looks at. Of a rule it does not know, the other features still tell."""
    said = statement.predicate if isinstance(statement, Relation) else statement.name
    first = min(_HIGHEST, max(_LOWEST, statement.confidence))
    named = dict.fromkeys(("bias", f"rule={statement.rule}", f"says={said}", f"sources={count}"), 1.0)
    return {"log-odds": log(first / (1.0 - first)), **named}


def _confidence(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    score = sum([weights.get(feature, 0.0) * value for feature, value in features.items()])
    return round(min(_HIGHEST, max(_LOWEST, 1.0 / (1.0 + exp(-score)))), 2)
