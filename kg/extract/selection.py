"""Which of the named groups and programmes the policy is about; the rest are named in passing."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from kg.extract.characters import beside, character_pairs
from kg.extract.linear import linear_model
from kg.extract.names.addressees import ADDRESSEE
from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.mentions import Name
    from kg.extract.reader import Reader
    from kg.extract.statements import Statement

THRESHOLDS = {EntityType.TARGET_GROUP: 0.35, EntityType.PROGRAMME: 0.45}
TIE_THRESHOLDS = {
    ("measure", Predicate.TARGETS): 0.2,
    ("measure", Predicate.ADDRESSED_TO): 0.35,
    ("measure", Predicate.USES): 0.35,
    ("name", Predicate.TARGETS): 0.4,
    ("name", Predicate.ADDRESSED_TO): 0.3,
}
_WEIGHED = frozenset(THRESHOLDS)
_SURE_TITLE = 0.9
_NEAR = 1
_STEPS = (0.2, 0.35, 0.5, 0.65, 0.8)
_DETERMINERS = ("各", "有关", "相关", "符合", "具有", "全国", "全省", "全市", "所有", "本")


def selected(reader: Reader, stated: Sequence[Statement]) -> dict[int, float]:
    """The numbers of the names that belong into the graph, and how probable each is.

    Bodies always do, and documents that are cited by their title or take part in a statement; groups and programmes
    are weighed by where and how the article speaks of them.
    """
    said = {thing.number for s in stated for thing in (s.subject, s.object) if thing.kind == "name"}
    kept: dict[int, float] = {}
    described = dict(name_features(reader, stated))
    for i, one in enumerate(reader.names):
        if any(mention.rule == ADDRESSEE for mention in one.mentions):
            kept[i] = one.confidence
        elif one.type in _WEIGHED:
            probability = linear_model(str(one.type)).probability(described[i])
            if probability >= THRESHOLDS[one.type]:
                kept[i] = probability
        elif one.type is not EntityType.INSTRUMENT or i in said or one.confidence >= _SURE_TITLE:
            kept[i] = 1.0
    return kept


def weighed(stated: Sequence[Statement], kept: Mapping[int, float]) -> Iterator[Statement]:
    """The statements that hold: that something is for a group or uses a programme is as sure as both and their tie."""
    for one in stated:
        threshold = TIE_THRESHOLDS.get((one.subject.kind, one.predicate))
        if threshold is None:
            yield one
        else:
            ends = [kept.get(end.number, 0.0) for end in (one.subject, one.object) if end.kind == "name"]
            confidence = one.confidence * prod(ends)
            if confidence >= threshold:
                yield one._replace(confidence=confidence)


def name_features(reader: Reader, stated: Sequence[Statement]) -> Iterator[tuple[int, list[str]]]:
    """Describe every group and programme, by its number among the names."""
    best: dict[int, dict[str, float]] = {}
    for s in stated:
        for role, thing in (("of", s.subject), ("to", s.object)):
            if thing.kind == "name":
                key = f"{role}-{s.predicate}"
                scores = best.setdefault(thing.number, {})
                scores[key] = max(scores.get(key, 0.0), s.confidence)
    inside, around = _in_measures(reader), _surroundings(reader)
    headline = reader.text.find("\n")
    for i, one in enumerate(reader.names):
        if one.type in _WEIGHED:
            features = _features(one, best.get(i, {}), inside.get(i, 0.0), headline)
            yield i, [*features, *_characters(reader.text, one), *sorted(around.get(i, ()))]


def _in_measures(reader: Reader) -> dict[int, float]:
    """For each name, the probability of the surest measure that holds it."""
    inside: dict[int, float] = {}
    for measure in reader.measures:
        for one in reader.readings[measure.reading].named:
            if one.begin < measure.span.end and one.end > measure.span.begin:
                inside[one.name] = max(inside.get(one.name, 0.0), measure.probability)
    return inside


def _surroundings(reader: Reader) -> dict[int, set[str]]:
    """Who speaks where a name stands, and the cue words right before it."""
    around: dict[int, set[str]] = {}
    for reading, frame in zip(reader.readings, reader.frames, strict=True):
        for one in reading.named:
            if one.type in _WEIGHED:
                found = around.setdefault(one.name, set())
                found.add(f"frame={frame.kind}")
                found.update(f"before={t.word}" for t in reading.tokens if one.begin - _NEAR <= t.end <= one.begin)
    return around


def _characters(text: str, one: Name) -> list[str]:
    sides = {side: None for m in one.mentions for side in beside(text, m.span.begin, m.span.end)}
    return [*character_pairs(one.form), *sides]


def _features(one: Name, scores: dict[str, float], inside: float, headline: int) -> list[str]:
    rule, form = one.mentions[0].rule, one.form
    features = ["bias", f"rule={rule}", f"confidence={one.confidence:.1f}", f"mentions={min(len(one.mentions), 4)}"]
    features += [f"ends={form[-2:]}", f"length={min(len(form) // 2, 6)}", f"inside={_step(inside)}"]
    features += [f"{key}={_step(score)}" for key, score in sorted(scores.items())]
    features += [f"said={bool(scores)}", f"said,rule={bool(scores)},{rule}", f"aliases={bool(one.aliases)}"]
    if any(mention.span.begin < headline for mention in one.mentions):
        features.append("headline")
    if form.startswith(_DETERMINERS):
        features.append("determined")
    return features


def _step(value: float) -> int:
    return sum(value >= step for step in _STEPS)
