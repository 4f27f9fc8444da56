"""Linear models over named binary features, with weights in a file that a person can read."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_folder = Path(__file__).parent / "weights"
_STEEPEST = 30.0  # beyond this the logistic function is 0 or 1 to double precision


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """A logistic regression: features it does not know weigh nothing."""

    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The probability, in (0, 1), that a thing with these features is what the model looks for."""
        score = sum(filter(None, map(self.weights.get, features)))
        return 1.0 / (1.0 + exp(-max(-_STEEPEST, min(_STEEPEST, score))))

    def heaviest(self, features: Iterable[str], count: int = 4) -> tuple[tuple[str, float], ...]:
        """Of these features the ones that weigh most, either way, with their weights."""
        known = {(feature, self.weights[feature]) for feature in features if feature in self.weights}
        return tuple(sorted(known, key=lambda pair: (-abs(pair[1]), pair))[:count])


@cache
def linear_model(name: str) -> LinearModel:
    """Read ``weights/<name>.tsv`` once a process: a feature and its weight a line."""
    lines = (_folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if line)
    return LinearModel({feature: float(weight) for feature, weight in pairs})


@contextmanager
def weights_from(folder: Path) -> Iterator[Callable[[], None]]:
    """Use the weights of another folder for a while, as training and cross-validation do; not for use in threads.

    Yields:
        What to call when files of the folder have changed.
    """
    global _folder  # noqa: PLW0603 - one place decides where the weights are, and this is its only other setting
    before, _folder = _folder, folder
    linear_model.cache_clear()
    try:
        yield linear_model.cache_clear
    finally:
        _folder = before
        linear_model.cache_clear()
