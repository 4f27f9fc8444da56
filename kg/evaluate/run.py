"""Extracts the articles that have answers, and scores what comes out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import LoadError
from kg.evaluate.answers import in_fold, read_answers
from kg.evaluate.score import Score, score, stem
from kg.pipeline import Failure, extracted
from kg.records import Record, record
from kg.sources import sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def evaluate(
    gold: Path,
    paths: Sequence[str] = (),
    *,
    hold_out: tuple[int, int] | None = None,
    predictions: Path | None = None,
    min_confidence: float = 0.0,
) -> tuple[Score, list[Failure]]:
    """Score the extraction, or predictions made before.

    Args:
        gold: A folder of answers.
        paths: The articles; by default the folder ``corpus`` beside ``gold``.
        hold_out: ``(k, n)``: only the k-th of n parts of the answers.
        predictions: What ``kg extract --format json`` printed; then the articles are read for their sentences only.
        min_confidence: Statements below it are left out.

    Returns:
        The score, and the articles that could not be read or extracted: they count as left empty.
    """
    answers = [answer for answer in read_answers(gold) if hold_out is None or in_fold(answer.article, *hold_out)]
    wanted = {answer.article for answer in answers}
    found = [s.path for s in sources(paths or [str(gold.absolute().parent / "corpus")]) if stem(s.path) in wanted]
    records: dict[str, Record] = {}
    texts: dict[str, str] = {}
    failures: list[Failure] = []
    for result in extracted(found, min_confidence=min_confidence):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            article, facts = result
            records[stem(article.path)] = record(article, facts)
            texts[stem(article.path)] = article.text
    return score(answers, _read(predictions) if predictions else records, texts), failures


def _read(predictions: Path) -> dict[str, Record]:
    try:
        records = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {stem(written["article"]["path"]): written for written in records}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LoadError("{path}: not what kg extract prints: {error}", path=predictions, error=repr(error)) from error
