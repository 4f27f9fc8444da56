"""Counting right and wanted, and the three figures made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Precision is asked of all predictions, recall of the answers that both annotators gave.

    Attributes:
        right: Predictions that any answer bears out.
        predicted: All predictions.
        found: Required answers that were predicted.
        wanted: All required answers.
    """

    right: int = 0
    predicted: int = 0
    found: int = 0
    wanted: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.predicted += other.predicted
        self.found += other.found
        self.wanted += other.wanted
        return self

    @property
    def precision(self) -> float:
        """Right of predicted; of nothing predicted, 1 where nothing was wanted, else 0."""
        if self.predicted:
            return self.right / self.predicted
        return 0.0 if self.wanted else 1.0

    @property
    def recall(self) -> float:
        """Found of wanted; 1 where nothing was wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_json(self) -> dict[str, float]:
        """The counts and the figures, rounded to four places."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "predicted": self.predicted,
            "found": self.found,
            "wanted": self.wanted,
        }
