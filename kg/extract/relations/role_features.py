"""What the role models look at: who it is, where it stands to the measure's verb, and how it was put."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.characters import beside, character_pairs
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.frame import Frame
    from kg.extract.index import Named
    from kg.extract.lexicon import Token
    from kg.extract.reading import Reading
    from kg.facts import Span

_ENDS = {
    "public": ("部门", "政府", "机关", "地区", "各地", "地方", "单位", "委", "局", "省", "市", "区", "县"),
    "firm": ("企业", "机构", "公司", "银行", "主体", "平台", "组织", "协会", "商", "所", "院", "学校"),
    "person": ("人", "者", "员", "生", "工", "户", "群众", "居民", "群体", "儿童", "学生", "妇女", "青年"),
}
_JOINER = re.compile("[、和与及或]|以及|或者")
_NEAR = 2
_TOPIC = re.compile("对于?|针对|凡|面[向对]")
_ACTS = frozenset({"action", "manner", "preposition", "must", "may", "never", "connective"})
_URGING = frozenset({"要求", "督促", "指导", "鼓励", "引导", "支持", "推动", "责令"})
_MODALS = ("不得", "应", "要", "须", "需", "可", "将", "能")


def own(text: str, reading: Reading, frame: Frame, k: int) -> list[str]:
    """A body or group in the measure's own clause, the ``k``-th name of it: its subject, or inside."""
    one = reading.named[k]
    head, who = reading.head, sort_of(text, one)
    features = _common(text, reading, frame, one)
    if one in head.subjects:
        place = "ordered" if head.ordered else "subject"
        features += [f"{place},modal={modal}" for modal in sorted(head.modals)]
        features += [f"{place},kind={head.kind}", *_put(text, one)]
    else:
        place = "inside"
        features += _neighbours(text, reading, k, who)
    return [*features, f"place={place}", f"place,who={place},{who}"]


def condition(text: str, reading: Reading, frame: Frame, one: Named) -> list[str]:
    """One in the condition before the measure: 「对符合条件的企业，…」."""
    before = text[max(0, one.begin - 2) : one.begin].rpartition("\n")[2]
    features = [f"place,who=condition,{sort_of(text, one)}", f"condition-behind={before}"]
    return [*_common(text, reading, frame, one), "place=condition", *features]


def carried(text: str, reading: Reading, frame: Frame, one: Named) -> list[str]:
    """The subject of an earlier clause that this one goes on with."""
    features = ["place=carried", f"place,who=carried,{sort_of(text, one)}", f"carried,kind={reading.head.kind}"]
    return [*_common(text, reading, frame, one), *features]


def topic(text: str, reading: Reading, frame: Frame, one: Named, span: Span) -> list[str]:
    """One that an earlier clause of the sentence opened with: 「对骗税的企业，从严查办，…」."""
    back = "其" in span.quote(text)
    features = ["place=topic", f"place,who=topic,{sort_of(text, one)}", f"topic,back={back}"]
    return [*_common(text, reading, frame, one), *features]


def put_forward(text: str, how: str, one: Named, away: int) -> list[str]:
    """How an earlier clause put one forward, and how many clauses ago."""
    return [f"put={how}", f"put,who={how},{sort_of(text, one)}", f"put,away={how},{min(away, 3)}"]


def put_how(text: str, reading: Reading, k: int) -> str | None:
    """How a clause puts its ``k``-th name forward, if it does, for the clauses behind it.

    Returns:
        ``topic``: it opens with 「对X」「面向X」; ``led``: 「引导X降低利率」; ``first``: the clause begins with
        the name, and is no case 「X购置农机的」; ``subject``: it stands behind other words; or nothing.
    """
    begin, end = chain(text, reading.named, k)
    clause, tokens = reading.clause.span, reading.tokens
    starts = (clause.begin, reading.head.begin)
    if begin in starts:
        return None if text[clause.end - 1] == "的" else "first"  # 「农户购置农机的，…」 is a case of many
    if any((match := _TOPIC.match(text, at)) and 0 <= begin - match.end() < _NEAR for at in starts):
        return "topic"
    behind = next((token for token in reversed(tokens) if token.end <= begin), None)
    ahead = next((token for token in tokens if token.begin >= end), None)
    if behind is not None and "urging" in behind.classes and begin - behind.end < _NEAR and ahead is not None:
        return "led"
    return "subject" if reading.named[k] in reading.head.subjects else None


def distance(text: str, one: Named, clauses: int, sentences: int) -> list[str]:
    """How far back a carried subject stood, and how it was put there."""
    away = min(sentences, 2)
    return [f"since={min(clauses, 3)}", f"across={away}", f"across,who={away},{sort_of(text, one)}", *_put(text, one)]


def governed(modals: frozenset[str], *, listed: bool, ordered: bool) -> list[str]:
    """How the clause of a carried subject was put, and whether the measure is an item of its list."""
    features = [f"governed,modal={modal}" for modal in sorted(modals)]
    return [*features, f"governed,listed={listed}", f"governed,ordered={ordered}", f"governed={listed},{ordered}"]


def chain(text: str, named: Sequence[Named], k: int) -> tuple[int, int]:
    """Where the coordination that a name stands in begins and ends: 「高校毕业生、农民工和退役军人」."""
    first = last = k
    while first > 0 and _JOINER.fullmatch(text, named[first - 1].end, named[first].begin):
        first -= 1
    while last + 1 < len(named) and _JOINER.fullmatch(text, named[last].end, named[last + 1].begin):
        last += 1
    return named[first].begin, named[last].end


def _common(text: str, reading: Reading, frame: Frame, one: Named) -> list[str]:
    head = reading.head
    features = ["bias", f"frame={frame.kind}", f"who={sort_of(text, one)}", f"kind={head.kind}"]
    features += [f"modal={modal}" for modal in sorted(head.modals)]
    if head.first is not None:
        features.append(f"head={head.first.word}")
    if head.verb is not None:
        features.append(f"verb={head.verb.word}")
    return [*features, *character_pairs(text[one.begin : one.end]), *beside(text, one.begin, one.end)]


def sort_of(text: str, one: Named) -> str:
    """What kind of body or group a mention is: its type, or of a group what its last word says."""
    if one.type is not EntityType.TARGET_GROUP:
        return str(one.type)
    form = text[one.begin : one.end]
    return next((kind for kind, ends in _ENDS.items() if form.endswith(ends)), "group")


def _neighbours(text: str, reading: Reading, k: int, who: str) -> list[str]:
    """The cue words around it and what it is joined with: 「支持 X」「对 X、Y 给予」「督促 X 整改」."""
    begin, end = chain(text, reading.named, k)
    before = next((token for token in reversed(reading.tokens) if token.end <= begin), None)
    after = next((token for token in reading.tokens if token.begin >= end), None)
    gap = text[end : end + 1]
    features = [f"then={gap}" if gap in "的，、。和" else "then=…", f"at-head={begin == reading.head.begin}"]
    features += _pivot(before, after, begin, end, who)
    if before is not None:
        near = begin - before.end < _NEAR
        features += [f"behind={before.word}", f"behind,who={before.word},{who}", f"behind,near={before.word},{near}"]
    if after is not None:
        features += [f"ahead={after.word}", f"ahead,near={after.end - end <= _NEAR + 1}"]
    return features


def _pivot(before: Token | None, after: Token | None, begin: int, end: int, who: str) -> list[str]:
    """Whether it is made to act: a verb of urging right before it, an act right behind."""
    pivot = before is not None and "urging" in before.classes and begin - before.end < _NEAR
    acts = after is not None and after.begin - end <= _NEAR and bool(after.classes & _ACTS)
    return [f"pivot={pivot},{acts}", f"pivot,who={pivot},{acts},{who}"]


def _put(text: str, one: Named) -> Sequence[str]:
    """How a subject was put: 「要求保险公司…」「各地要…」「纳税人可…」."""
    before, after = text[max(0, one.begin - 2) : one.begin], text[one.end : one.end + 3]
    features = [f"put-behind={before}"] if before in _URGING else []
    modal = next((modal for modal in _MODALS if modal in after), None)
    return [*features, f"put-with={modal}"] if modal is not None else features
