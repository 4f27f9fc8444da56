"""Fit the weights to all answers: ``python -m training.fit [GOLD]`` rewrites ``kg/extract/weights``.

Plain logistic regression with L2 shrinkage over binary features that are seen often enough; features and weights are
written sorted, so the same answers give the same bytes.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.evaluate.answers import read_answers
from kg.evaluate.score import stem
from kg.extract.confidence import MODEL as CONFIDENCE
from kg.extract.linear import weights_from
from kg.extract.policy import MODEL as POLICY
from kg.sources import sources
from training.examples import (
    lesson,
    measure_examples,
    name_examples,
    policy_example,
    role_examples,
    whole_examples,
)
from training.written import written_lessons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.examples import Example, Lesson

WEIGHTS = Path(__file__).parent.parent / "kg" / "extract" / "weights"
_FEWEST, _FEWEST_OF_ROLES = 4, 3  # articles that must show a feature, so that no word of one of them weighs
_LOOSENESS, _LOOSENESS_OF_ROLES = 0.07, 0.1  # inverse strength of the shrinkage
_SMALLEST = 0.005


def fit(lessons: Sequence[Lesson], folder: Path) -> None:
    """Fit all models, each after those whose judgement its features hold, and write them into ``folder``.

    Where that has no calibration yet, it gets an empty one: the rules' own confidences stand.
    """
    (folder / f"{CONFIDENCE}.tsv").touch()
    lessons_and_written = [*lessons, *written_lessons()]
    with weights_from(folder) as fresh:
        _write(folder, "measure", [list(measure_examples(one)) for one in lessons_and_written], _FEWEST)
        fresh()
        _write(folder, POLICY, [[policy_example(one)] for one in lessons_and_written], _FEWEST)
        marked = [*lessons, *(one for one in written_lessons() if one.answer.relations)]
        _write_roles(folder, "", [list(role_examples(one)) for one in marked])
        marked = [*lessons, *(one for one in written_lessons() if one.of_wholes)]
        _write_roles(folder, "whole-", [list(whole_examples(one)) for one in marked])
        fresh()
        for kind in ("TargetGroup", "Programme"):
            _write(folder, kind, [list(name_examples(one, kind)) for one in lessons_and_written], _FEWEST)


def _write_roles(folder: Path, prefix: str, articles: Sequence[Sequence[tuple[list[str], bool, bool]]]) -> None:
    for number, role in enumerate(("targets", "addressedTo")):
        examples = [[(features, rights[number]) for features, *rights in one] for one in articles]
        _write(folder, f"{prefix}{role}", examples, _FEWEST_OF_ROLES, _LOOSENESS_OF_ROLES)


def _write(
    folder: Path, name: str, articles: Sequence[Sequence[Example]], fewest: int, looseness: float = _LOOSENESS
) -> None:
    seen = Counter(feature for article in articles for feature in {f for features, _ in article for f in features})
    examples = [example for article in articles for example in article]
    vectorizer = DictVectorizer()
    known = [{feature: 1 for feature in features if seen[feature] >= fewest} for features, _ in examples]
    model = LogisticRegression(C=looseness, max_iter=3000, fit_intercept=False)
    model.fit(vectorizer.fit_transform(known), [right for _, right in examples])
    weights = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    lines = [f"{feature}\t{weight:.3f}\n" for feature, weight in weights if abs(weight) >= _SMALLEST]
    (folder / f"{name}.tsv").write_text("".join(sorted(lines)), encoding="utf-8")


def lessons_from(gold: Path) -> list[Lesson]:
    """Every answer with its article, in the order of the answers; the articles stand in ``corpus`` beside them."""
    articles = {}
    for source in sources([str(gold.absolute().parent / "corpus")]):
        for article in source.articles():
            if isinstance(article, Exception):
                raise article
            articles[stem(article.path)] = article
    return [lesson(articles[answer.article], answer) for answer in read_answers(gold)]


if __name__ == "__main__":
    fit(lessons_from(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")), WEIGHTS)
