"""Score every article with weights fitted to the others: ``python -m training.cross_validate [GOLD]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kg.evaluate.answers import in_fold
from kg.evaluate.score import Score, score, stem
from kg.extract.linear import weights_from
from kg.pipeline import Failure, extracted
from kg.records import Record, record
from kg.sources import sources
from training.fit import fit, lessons_from

FOLDS = 5


def cross_validated(gold: Path) -> Score:
    """The score over all answers, each article read with the weights of the parts it is not in."""
    lessons = lessons_from(gold)
    paths = {stem(source.path): source.path for source in sources([str(gold.absolute().parent / "corpus")])}
    records: dict[str, Record] = {}
    for fold in range(1, FOLDS + 1):
        outside = [one for one in lessons if not in_fold(one.answer.article, fold, FOLDS)]
        inside = [one.answer.article for one in lessons if in_fold(one.answer.article, fold, FOLDS)]
        with tempfile.TemporaryDirectory() as folder:
            fit(outside, Path(folder))
            with weights_from(Path(folder)):
                for result in extracted([paths[article] for article in inside]):
                    if isinstance(result, Failure):
                        raise SystemExit(f"{result.path}: {result.reason}")
                    article, facts = result
                    records[stem(article.path)] = record(article, facts)
    return score([one.answer for one in lessons], records)


if __name__ == "__main__":
    for name, tally in cross_validated(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")).tallies.items():
        sys.stdout.write(f"{name:24} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}\n")
