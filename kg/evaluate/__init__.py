"""Scores extractions against right answers: how much of what is said is right, how much of what is right is said."""

from kg.evaluate.answers import Answer, in_fold, read_answers
from kg.evaluate.compare import Comparison, compare
from kg.evaluate.difference import Difference
from kg.evaluate.score import Score, score, stem
from kg.evaluate.tally import Tally

__all__ = [
    "Answer",
    "Comparison",
    "Difference",
    "Score",
    "Tally",
    "compare",
    "in_fold",
    "read_answers",
    "score",
    "stem",
]
