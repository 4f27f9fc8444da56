"""A whole set of extractions against its answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from kg.evaluate.compare import (
    ATTRIBUTES,
    CANONICAL,
    ENTITIES,
    LEFT_EMPTY,
    RELATIONS,
    TYPES,
    Comparison,
    compare,
)
from kg.evaluate.statements import SURE, SURE_BANDS
from kg.evaluate.tally import Tally
from kg.names import AttributeName, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.evaluate.answers import Answer
    from kg.evaluate.difference import Difference
    from kg.records import Record

ORDER = (*TYPES, ENTITIES, *Predicate, RELATIONS, *AttributeName, ATTRIBUTES, CANONICAL, LEFT_EMPTY)
"""In which order the figures are shown."""


@dataclass(slots=True)
class Score:
    """The figures of a set of articles.

    Attributes:
        articles: How many answers there were.
        predicted: For how many of them there was a prediction.
        tallies: By entity type, predicate, attribute and total, in the order they are shown.
        rules: By rule, the busiest first.
        confidences: By band of confidence, rising.
        differences: All that was missed or wrong, by article.
    """

    articles: int = 0
    predicted: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    rules: dict[str, Tally] = field(default_factory=dict)
    confidences: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def reliability(self) -> dict[str, Tally]:
        """By band of confidence, and at the end what can be relied on as a whole."""
        sure = Tally()
        for band in SURE_BANDS:
            sure += self.confidences.get(band, Tally())
        return {**self.confidences, **({SURE: sure} if sure.predicted else {})}

    def as_json(self) -> dict[str, Any]:
        """All of it as a JSON object."""
        return {
            "articles": self.articles,
            "predicted": self.predicted,
            "figures": {name: tally.as_json() for name, tally in self.tallies.items()},
            "rules": {name: _precision(tally) for name, tally in self.rules.items()},
            "confidences": {name: _precision(tally) for name, tally in self.reliability.items()},
            "differences": [difference.as_json() for difference in self.differences],
        }


def score(answers: Iterable[Answer], records: Mapping[str, Record], texts: Mapping[str, str] | None = None) -> Score:
    """Score extractions.

    Args:
        answers: What is right.
        records: What was extracted, by :func:`stem`; an article that is not there counts as left empty.
        texts: The articles' texts by stem, to show differences in their sentences.
    """
    total, result = Comparison(), Score()
    for answer in answers:
        one = compare(answer, records.get(answer.article), (texts or {}).get(answer.article, ""))
        result.articles += 1
        result.predicted += answer.article in records
        for sums, parts in (
            (total.tallies, one.tallies),
            (total.rules, one.rules),
            (total.confidences, one.confidences),
        ):
            _add(sums, parts)
        result.differences += one.differences
    rank = defaultdict(lambda: len(ORDER), {name: i for i, name in enumerate(ORDER)})
    result.tallies = dict(sorted(total.tallies.items(), key=lambda item: (rank[item[0]], item[0])))
    result.rules = dict(sorted(total.rules.items(), key=lambda item: (-item[1].predicted, item[0])))
    result.confidences = dict(sorted(total.confidences.items(), key=lambda item: (item[0][0] != "<", item[0])))
    return result


def stem(path: str) -> str:
    """The name by which an article and its answer find each other: the file's, without its suffix."""
    return PurePath(path).name.removesuffix(".md").removesuffix(".txt")


def _add(sums: dict[str, Tally], parts: dict[str, Tally]) -> None:
    for name, tally in parts.items():
        sums[name] += tally


def _precision(tally: Tally) -> dict[str, float]:
    return {"precision": round(tally.precision, 4), "right": tally.right, "predicted": tally.predicted}
