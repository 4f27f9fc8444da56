"""Fit how far each rule's statements can be relied on: ``python -m training.calibration [GOLD]``.

What a rule is worth shows on articles it has not learned from. So the answers are shared out; each part is read with
weights fitted to the others, and all that is said of all parts is what the calibration is fitted to.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.evaluate.answers import in_fold
from kg.evaluate.compare import truths
from kg.extract.confidence import MODEL, described, sources
from kg.extract.linear import weights_from
from kg.pipeline.extraction import facts
from kg.records import record
from training.fit import WEIGHTS, fit, lessons_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from training.examples import Lesson

FOLDS = 5

_LOOSENESS = 0.2  # inverse strength of the shrinkage: a rule seen seldom stays near what holds of its property
_CAUTION = 0.9  # taken from the log-odds, so that what is promised is kept on articles that nobody has seen


class Outcome(NamedTuple):
    """A statement as the calibration sees it, and whether the answer has it."""

    features: dict[str, float]
    right: bool


def calibrate(lessons: Sequence[Lesson], folder: Path) -> None:
    """Fit the calibration to the lessons alone and write it into ``folder``, beside the weights fitted to them all."""
    _write([outcome for fold in range(1, FOLDS + 1) for outcome in _unseen(lessons, fold)], folder)


def _unseen(lessons: Sequence[Lesson], fold: int) -> list[Outcome]:
    """What is said of one part of the lessons by weights fitted to the others."""
    inside = [one for one in lessons if in_fold(one.answer.article, fold, FOLDS)]
    if not inside:
        return []
    with tempfile.TemporaryDirectory() as folder:
        fit([one for one in lessons if not in_fold(one.answer.article, fold, FOLDS)], Path(folder))
        with weights_from(Path(folder)):
            return list(_outcomes(inside))


def _outcomes(lessons: Iterable[Lesson]) -> Iterator[Outcome]:
    for one in lessons:
        said = facts(one.article)
        count = sources(said)
        statements = [(r.rule, r.predicate, r.confidence) for r in said.relations]
        statements += [(a.rule, a.name, a.confidence) for a in said.attributes]
        for statement, right in zip(statements, truths(one.answer, record(one.article, said)), strict=True):
            yield Outcome(described(*statement, count), right)


def _write(seen: Sequence[Outcome], folder: Path) -> None:
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=_LOOSENESS, max_iter=3000, fit_intercept=False)
    model.fit(vectorizer.fit_transform([one.features for one in seen]), [one.right for one in seen])
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    weights["bias"] -= _CAUTION
    lines = [f"{feature}\t{weight:.3f}\n" for feature, weight in sorted(weights.items())]
    (folder / f"{MODEL}.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    calibrate(lessons_from(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")), WEIGHTS)
