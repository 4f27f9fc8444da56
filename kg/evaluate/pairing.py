"""Which predicted entity stands for which answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.records import EntityRecord


def paired(answers: Sequence[EntityRecord], predictions: Sequence[EntityRecord]) -> dict[str, str]:
    """Pair entities one to one, the most alike first; of equals, the earlier.

    Args:
        answers: The right entities.
        predictions: The found ones.

    Returns:
        For the id of each paired prediction the id of its answer.
    """
    candidates = [
        (-likeness, i, j)
        for i, answer in enumerate(answers)
        for j, prediction in enumerate(predictions)
        if (likeness := similarity(answer, prediction)) > 0
    ]
    taken: set[int] = set()
    given: set[int] = set()
    pairs: dict[str, str] = {}
    for _, i, j in sorted(candidates):
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs[predictions[j]["id"]] = answers[i]["id"]
    return pairs
