"""Linear models over named binary features, with weights in a file that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WEIGHTS = Path(__file__).parent / "weights"
_STEEPEST = 30.0  # beyond this the logistic function is 0 or 1 to double precision


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A logistic regression: features it does not know weigh nothing."""

    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The probability, in (0, 1), that a thing with these features is what the model looks for."""
        get = self.weights.get
        score = sum(get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + exp(-max(-_STEEPEST, min(_STEEPEST, score))))


@cache
def linear_model(name: str) -> LinearModel:
    """Read ``weights/<name>.tsv`` once a process: a feature and its weight a line."""
    lines = (_WEIGHTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return LinearModel({feature: float(weight) for feature, weight in pairs})
