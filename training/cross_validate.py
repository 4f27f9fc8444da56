"""Score every article with weights fitted to the others: ``python -m training.cross_validate [GOLD]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kg.evaluate.answers import in_fold
from kg.evaluate.score import Score, score
from kg.extract.linear import weights_from
from kg.pipeline.extraction import facts
from kg.records import Record, record
from training.calibration import FOLDS, calibrate
from training.fit import fit, lessons_from


def cross_validated(gold: Path) -> Score:
    """The score over all answers, each article read with weights and calibration of the parts it is not in."""
    lessons = lessons_from(gold)
    records: dict[str, Record] = {}
    for fold in range(1, FOLDS + 1):
        outside = [one for one in lessons if not in_fold(one.answer.article, fold, FOLDS)]
        with tempfile.TemporaryDirectory() as folder:
            fit(outside, Path(folder))
            calibrate(outside, Path(folder))
            with weights_from(Path(folder)):
                for one in lessons:
                    if in_fold(one.answer.article, fold, FOLDS):
                        records[one.answer.article] = record(one.article, facts(one.article))
    return score([one.answer for one in lessons], records)


def main(gold: Path) -> None:
    """Print the figures."""
    result = cross_validated(gold)
    for name, tally in result.tallies.items():
        sys.stdout.write(f"{name:24} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}\n")
    sys.stdout.write("\nconfidence               statements  share right\n")
    for band, tally in result.reliability.items():
        sys.stdout.write(f"{band:24} {tally.predicted:10}  {tally.precision:11.3f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"))
