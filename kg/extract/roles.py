"""Whom a measure is for and who is told to act: the groups in reach of each measure, described for the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.index import Named
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frames import Frame
    from kg.extract.lexicon import Token
    from kg.extract.measures import Candidate
    from kg.extract.reading import Reading

_PEOPLE = frozenset({EntityType.TARGET_GROUP, EntityType.INSTITUTION, EntityType.AGENCY})
_PUBLIC = ("部门", "政府", "机关", "地区", "各地", "地方", "单位", "委", "局", "省", "市", "区", "县")
_PERSONS = ("人", "者", "员", "生", "工", "户", "群众", "居民", "群体", "儿童", "老年人", "职工", "学生", "妇女", "青年")
_FIRMS = ("企业", "机构", "公司", "银行", "主体", "平台", "组织", "协会", "商", "所", "院", "学校", "医院", "金融机构")
_FARTHEST = 4
_NEAR = 2
_ACTS = frozenset({"action", "manner", "preposition", "must", "may", "never", "connective"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure and a body or group in its reach.

    Attributes:
        measure: The number of the measure among the candidates.
        named: The mention.
        features: What the model looks at.
        carried: Whether the mention is the subject of an earlier clause.
    """

    measure: int
    named: Named
    features: tuple[str, ...]
    carried: bool


def pairs(text: str, readings: Sequence[Reading], frames: Sequence[Frame], measures: Sequence[Candidate]) -> Iterator[Pair]:
    """Every measure with each body and group in its own clause, and with the subject it is governed by."""
    by_reading = {candidate.reading: i for i, candidate in enumerate(measures)}
    sentence, paragraph, subjects, since, across = -1, -1, (), 0, 0
    for i, reading in enumerate(readings):
        if reading.paragraph != paragraph:
            paragraph = reading.paragraph
            if reading.clause.enumerator is None:
                subjects = ()
        if id(reading.sentence) != sentence:
            sentence, since, across = id(reading.sentence), 0, across + 1
        own = tuple(one for one in reading.head.subjects if one.type in _PEOPLE)
        if own or any(one.type in _PEOPLE for one in reading.head.speakers):
            subjects, since, across = own, 0, 0
        if i in by_reading:
            number = by_reading[i]
            span = measures[number].span
            seen = set()
            for one in reading.named:
                if one.type in _PEOPLE and one not in reading.head.speakers:
                    seen.add(one.name)
                    yield Pair(number, one, tuple(_own(text, reading, frames[i], one)), carried=False)
            for one in _before(readings, i, span.begin):
                if one.name not in seen:
                    seen.add(one.name)
                    yield Pair(number, one, tuple(_condition(text, reading, frames[i], one)), carried=False)
            if since <= _FARTHEST and across <= _FARTHEST:
                for one in subjects:
                    if one.name not in seen:
                        features = _carried(text, reading, frames[i], one, since, across)
                        yield Pair(number, one, tuple(features), carried=True)
        since += 1


def _before(readings: Sequence[Reading], i: int, begin: int) -> Iterator[Named]:
    """The names in the conditions that belong to the measure of clause ``i``, or that stand right before it."""
    j = i - 1
    while j >= 0 and readings[j].sentence is readings[i].sentence and (
        readings[j].clause.span.begin >= begin or readings[j].head.kind in {"preposition", "purpose"} and j == i - 1
    ):
        yield from (one for one in readings[j].named if one.type in _PEOPLE)
        j -= 1


def _kind_of(text: str, one: Named) -> str:
    name = text[one.begin : one.end]
    if one.type is not EntityType.TARGET_GROUP:
        return str(one.type)
    for kind, ends in (("public", _PUBLIC), ("firm", _FIRMS), ("person", _PERSONS)):
        if name.endswith(ends):
            return kind
    return "group"


def _common(text: str, reading: Reading, frame: Frame, one: Named) -> list[str]:
    head = reading.head
    first = next((token for token in reading.tokens if token.begin == head.begin), None)
    features = ["bias", f"frame={frame.kind}", f"who={_kind_of(text, one)}", f"kind={head.kind}"]
    features += [f"modal={modal}" for modal in sorted(head.modals)]
    if first is not None:
        features.append(f"head={first.word}")
    if head.verb is not None:
        features.append(f"verb={head.verb.word}")
    return features


def _own(text: str, reading: Reading, frame: Frame, one: Named) -> list[str]:
    head = reading.head
    features = _common(text, reading, frame, one)
    who = _kind_of(text, one)
    if one in head.subjects:
        place = "ordered" if head.ordered else "subject"
        features += [f"{place},modal={modal}" for modal in sorted(head.modals)]
        features.append(f"{place},kind={head.kind}")
        features += _how(text, one)
    else:
        place = "inside"
        before = _last(reading.tokens, one.begin)
        after = _next(reading.tokens, one.end)
        gap = text[one.end : one.end + 1]
        pivot = before is not None and "urging" in before.classes and one.begin - before.end <= 1
        acts = after is not None and after.begin - one.end <= _NEAR and bool(after.classes & _ACTS)
        features += [f"pivot={pivot},{acts}", f"pivot,who={pivot},{acts},{who}"]
        if before is not None:
            features += [f"behind={before.word}", f"behind,who={before.word},{who}", f"behind,near={before.word},{one.begin - before.end <= 1}"]
        if after is not None:
            features += [f"ahead={after.word}", f"ahead,near={after.end - one.end <= 3}"]
        features += [f"then={gap}" if gap in "的，、。和" else "then=…", f"at-head={one.begin == head.begin}"]
    return [*features, f"place={place}", f"place,who={place},{who}"]


def _condition(text: str, reading: Reading, frame: Frame, one: Named) -> list[str]:
    who = _kind_of(text, one)
    before = text[max(0, one.begin - 2) : one.begin]
    return [*_common(text, reading, frame, one), "place=condition", f"place,who=condition,{who}", f"condition-behind={before}"]


def _carried(text: str, reading: Reading, frame: Frame, one: Named, since: int, across: int) -> list[str]:
    who = _kind_of(text, one)
    features = _common(text, reading, frame, one)
    features += ["place=carried", f"place,who=carried,{who}", f"since={min(since, 3)}", f"carried,kind={reading.head.kind}"]
    return [*features, f"across={min(across, 2)}", f"across,who={min(across, 2)},{who}", *_how(text, one)]


def _how(text: str, one: Named) -> list[str]:
    """How the subject was put: 「要求保险公司…」「各地要…」「纳税人可…」."""
    before, after = text[max(0, one.begin - 2) : one.begin], text[one.end : one.end + 3]
    features = [f"put-behind={before}"] if before in {"要求", "督促", "指导", "鼓励", "引导", "支持", "推动", "责令"} else []
    for modal in ("不得", "应", "要", "须", "需", "可", "将", "能"):
        if modal in after:
            return [*features, f"put-with={modal}"]
    return features


def _last(tokens: Sequence[Token], offset: int) -> Token | None:
    return next((token for token in reversed(tokens) if token.end <= offset), None)


def _next(tokens: Sequence[Token], offset: int) -> Token | None:
    return next((token for token in tokens if token.begin >= offset), None)
