"""What the linear models of ``kg.extract`` learn from: features of candidates, and whether the answers have them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.evaluate.pairing import paired
from kg.evaluate.similarity import similarity
from kg.extract.frames import frames
from kg.extract.issuing import issues
from kg.extract.measures import candidates, chosen, described
from kg.extract.names import find_names
from kg.extract.policy import policy_features
from kg.extract.reader import Reader
from kg.extract.reading import read
from kg.extract.relations import statements
from kg.extract.relations.pairs import pairs
from kg.extract.relations.wholes import wholes
from kg.extract.selection import name_features
from kg.extract.structure import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.evaluate.answers import Answer
    from kg.records import EntityRecord

ALIKE = 0.5
"""From which likeness on a quote counts as a measure of the answers (the scorer pairs from there on)."""

Example = tuple[list[str], bool]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article as the extraction reads it before any model speaks, and its right answer."""

    article: Article
    reader: Reader
    answer: Answer

    @property
    def measures(self) -> list[EntityRecord]:
        """The measures of the answer."""
        return [entity for entity in self.answer.entities if entity["type"] == "Measure"]

    @property
    def of_wholes(self) -> bool:
        """Whether the answer says of any document or programme whom it is for as a whole."""
        measures = {measure["id"] for measure in self.measures}
        return any(subject not in measures for subject, _, _ in self.answer.relations)

    def named(self) -> dict[int, str]:
        """Which name of the article stands for which entity of the answer."""
        others = [entity for entity in self.answer.entities if entity["type"] != "Measure"]
        found: list[EntityRecord] = [
            {"id": str(i), "type": str(one.type), "name": one.form, "aliases": list(one.aliases)}
            for i, one in enumerate(self.reader.names)
        ]
        return {int(number): entity for number, entity in paired(others, found).items()}

    def likest(self, quote: str) -> str | None:
        """The measure of the answer that a quote is, if any."""
        prediction: EntityRecord = {"id": "", "type": "Measure", "text": quote}
        best = max(((similarity(m, prediction), m["id"]) for m in self.measures), default=(0.0, ""))
        return best[1] if best[0] >= ALIKE else None


def lesson(article: Article, answer: Answer) -> Lesson:
    """Read an article up to where the models come in."""
    names = find_names(article.text)
    readings = read(parse(article.text), names)
    issued = list(issues(article.text, readings))
    framed = frames(article.text, readings, {issue.reading: issue for issue in issued})
    return Lesson(article, Reader(article.text, names, readings, framed, issued, ()), answer)


def measure_examples(one: Lesson) -> Iterator[Example]:
    """Every clause, and whether it is a measure."""
    reader = one.reader
    for clause in described(reader.text, reader.readings, reader.frames, reader.issued_in()):
        yield clause.features, one.likest(clause.words) is not None


def policy_example(one: Lesson) -> Example:
    """An article as a whole, read with the measures' model as it stands, and whether it reports policy."""
    reader = one.reader
    measures, _ = chosen(reader.text, reader.readings, reader.frames, reader.issued_in())
    return policy_features(replace(reader, measures=measures)), one.answer.policy


def role_examples(one: Lesson) -> Iterator[tuple[list[str], bool, bool]]:
    """Every body or group in reach of a right measure, and whether it is targeted and addressed."""
    reader = one.reader
    right = [
        (candidate, measure)
        for candidate in candidates(reader.text, reader.readings, reader.frames, reader.issued_in())
        if (measure := one.likest(candidate.words)) is not None
    ]
    entities, said = one.named(), one.answer.relations
    for pair in pairs(replace(reader, measures=[candidate for candidate, _ in right])):
        measure, entity = right[pair.measure][1], entities.get(pair.named.name)
        if entity is None:
            continue  # whether the policy is about it at all, another model tells
        yield pair.features, (measure, "targets", entity) in said, (measure, "addressedTo", entity) in said


def whole_examples(one: Lesson) -> Iterator[tuple[list[str], bool, bool]]:
    """Every document or programme with a body or group, both in the answer, and whether it is for it or sent to it."""
    entities, said = one.named(), one.answer.relations
    for whole in wholes(one.reader):
        subject, people = entities.get(whole.subject), entities.get(whole.people)
        if subject is not None and people is not None:
            yield whole.features, (subject, "targets", people) in said, (subject, "addressedTo", people) in said


def name_examples(one: Lesson, kind: str) -> Iterator[Example]:
    """Every group (or programme) that a policy article names, and whether the answer has it."""
    if not one.answer.policy:
        return
    reader, entities = one.reader, one.named()
    measures, _ = chosen(reader.text, reader.readings, reader.frames, reader.issued_in())
    whole = replace(reader, measures=measures)
    for number, features in name_features(whole, list(statements(whole))):
        if reader.names[number].type == kind:
            yield features, number in entities
