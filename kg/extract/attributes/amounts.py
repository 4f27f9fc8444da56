"""The amounts, rates, terms and counts that measures grant or require."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.names.quantities import find_quantities
from kg.extract.statements import Value, measure
from kg.names import AttributeName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.measures import Candidate
    from kg.extract.names.values import Value as Found
    from kg.extract.reader import Reader
    from kg.extract.reading import Reading


_FEW = re.compile(
    r"[一二两三四五六七八九十]+[个项条种套类方次名家批地点届位]"
)  # 「三种方式」「一套机制」 grant nothing
_CHANGED_TO = re.compile(r"(?:提高|扩大|增加|降低|下调|上调|调整|缩短|延长|提|升|增|降|减)[至到为]$")
_CHANGED_FROM = re.compile(r"[从由].*[至到为]")
_BOUND = re.compile("最[高低长多]|每|不低于|不高于|不超过|不少于|至少|至多")
_GRANT = re.compile(r"[元%％倍年月折吨]|百分|千瓦|公里")
_SUM = re.compile(r"[元%％‰倍折]|百分")
# 「对投资1亿元以上的企业奖励10万元」「购买10万元以上的新车」: the figure tells who is meant.
_FROM_ON = re.compile(r"(?:以上|以下|以内|左右|[)）])$|^(?:超过?|高于|低于|不足|不到|达到?)")
_FOR_WHOM = re.compile(r"(?:对于?|凡|购买|消费|满)[^，。；：\d]{0,20}$")
_OF_WHOM = re.compile(r"[^，。；：]{0,20}?的(?!标准|比例|额度|奖|补|资助|扶持|支持|贴息|罚款|价格|优惠|一次性|阶段性)")
_GIVEN = re.compile(r"(?:给予|予以|奖励|补助|补贴|资助|支持|安排|按照?|减免|处|最高)[^，。；：]{0,6}$")
_ACTS = re.compile(r"[^，。；、]{0,8}?(?:政策|措施|举措|意见|条款|任务)")
_CARRYING_OUT = frozenset({"落实", "贯彻", "实施", "执行", "推广", "落地", "宣传", "解读", "用好"})
_CARRIED_OUT = re.compile("落实|贯彻|推广|宣传|解读")
# 「单个项目最高500万元」「累计不超过12个月」, all that the clause says.
_ONLY_BOUND = re.compile(
    r"(?:且|但|并)?(?:单个|单家|单户|单笔|单人|同一|每个?|每家|每年|年度)?(?:企业|项目|单位|人|机构|平台|主体)?(?:年度|每年|全年)?"
    r"(?:累计|合计|总额|总计|额度|金额|资助强度|补助|补贴|奖励|资助|支持|期限|时间)*(?:原则上)?"
)
_END = re.compile(r"(?:的?(?:奖励|补助|补贴|支持|资助))?[，。；、！\s]*")
_CHANGES = re.compile(
    "(?:进一步|再|统一|逐步)*(?:提高|提升|扩大|扩展|增加|降低|下调|上调|调整|缩短|延长|降|升|增)[至到为]"
)
_FORMERLY = re.compile(r"[由从][^，。；]{0,30}\d")
_IN_BRACKET = re.compile("[^（），。；]{0,8}）")
_LONGEST_GIVING, _LONGEST_CONDITION = 10, 24


def amounts(reader: Reader) -> Iterator[Value]:
    """The quantities of each measure: what it is changed to, else the sums and rates, else a term or a count.

    「按投入的30%给予最高500万元补助」 grants 最高500万元 and 30%. What is counted before the verb, or in the words that
    tell for whom it is, is what the measure acts on and nothing granted: 「对50个病组实行同病同价」
    「对投资1亿元以上的企业奖励10万元」.
    """
    found = list(find_quantities(reader.text))
    begins = [one.span.begin for one in found]
    for i, candidate in enumerate(reader.measures):
        inside = found[bisect_left(begins, candidate.span.begin) : bisect_left(begins, candidate.span.end)]
        whole = [q for q in inside if q.span.end <= candidate.span.end]
        behind, changes = _behind(reader, candidate, found)
        for one in behind if changes else (*_granted(reader, candidate, whole), *behind):
            confidence = 0.75 * candidate.probability
            yield Value(measure(i), AttributeName.QUANTITY, one.value, (one.span,), confidence, "quantity-in-measure")


def _granted(reader: Reader, candidate: Candidate, inside: Sequence[Found]) -> Iterator[Found]:
    """The surest first: with it go the other sums and rates, unless it says what something is changed to."""
    text, reading = reader.text, reader.readings[candidate.reading]
    verb = reading.head.verb
    counted = [
        one
        for one in inside
        if not (_FEW.match(one.value) or _tells_whom(text, one) or _counts_standing(text, reading, one))
        and (_GRANT.search(one.value) or (verb is not None and verb.begin < one.span.begin))
    ]
    own = [one for one in counted if one.span.begin >= reading.clause.span.begin]
    ranked = sorted(own or counted, key=lambda q: (-_weight(q, text), q.span.begin))
    if not ranked:
        return
    yield ranked[0]
    if _weight(ranked[0], text) in (1, 2) and _SUM.search(ranked[0].value):
        yield from (one for one in ranked[1:] if _SUM.search(one.value) and not _IN_BRACKET.match(text, one.span.end))


def _counts_standing(text: str, reading: Reading, one: Found) -> bool:
    """「落实18项政策」「实施32条措施」: the count is that of a document, which the measure does not make."""
    verb = reading.head.verb
    if verb is None or _SUM.search(one.value) or not _ACTS.match(text, one.span.end):
        return False
    return verb.word in _CARRYING_OUT or _CARRIED_OUT.search(text, verb.end, one.span.begin) is not None


def _weight(one: Found, text: str) -> int:
    if _CHANGED_FROM.match(one.value) or _CHANGED_TO.search(text, max(0, one.span.begin - 4), one.span.begin):
        return 3
    return int(_GRANT.search(one.value) is not None) * (1 + (_BOUND.match(one.value) is not None and "元" in one.value))


def _behind(reader: Reader, candidate: Candidate, found: Sequence[Found]) -> tuple[Sequence[Found], bool]:
    """What the clause behind adds, and whether it is what the measure's own figure is changed to.

    「按5%给予奖励，最高50万元」: it says nothing but how far the grant goes. 「收费由每本50元，调整到每本100元」.
    """
    this, number = reader.readings[candidate.reading], candidate.reading + 1
    if number >= len(reader.readings) or reader.readings[number].sentence is not this.sentence:
        return (), False
    clause = reader.readings[number].clause.span
    at = bisect_left(found, clause.begin, key=lambda one: one.span.begin)
    if at == len(found) or found[at].span.begin >= clause.end:
        return (), False
    span = found[at].span
    if _CHANGES.match(reader.text, clause.begin, span.begin) and _FORMERLY.search(candidate.words):
        return found[at : at + 1], True
    before = _BOUND.match(found[at].value) and _ONLY_BOUND.fullmatch(reader.text, clause.begin, span.begin)
    only = before and _END.fullmatch(reader.text, span.end, clause.end)
    return (found[at : at + 1] if only else ()), False


def _tells_whom(text: str, one: Found) -> bool:
    begin = one.span.begin
    if not _OF_WHOM.match(text, one.span.end) or _GIVEN.search(text, max(0, begin - _LONGEST_GIVING), begin):
        return False
    before = max(0, begin - _LONGEST_CONDITION)
    return bool(_FROM_ON.search(one.value) or (_SUM.search(one.value) and _FOR_WHOM.search(text, before, begin)))
