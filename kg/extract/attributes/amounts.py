"""The amounts, rates, terms and counts that measures grant or require."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.names.quantities import find_quantities
from kg.extract.statements import Value, measure
from kg.names import AttributeName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.values import Value as Found
    from kg.extract.reader import Reader


_FEW = re.compile(r"[一二两三四五六七八九十]+[个项条种套类方次名家]")  # 「三种方式」「一套机制」 grant nothing
_CHANGED_TO = re.compile(r"(?:提高|扩大|增加|降低|下调|上调|调整|缩短|延长|增|降|减)[至到为]$")
_BOUND = re.compile("最高|最低|每|不低于|不高于|不超过|不少于|至少|至多")
_GRANT = re.compile(r"[元%％倍年月折吨]|百分|千瓦|公里")


def _weight(one: Found, text: str) -> int:
    if _CHANGED_TO.search(text, max(0, one.span.begin - 4), one.span.begin):
        return 3
    return int(_GRANT.search(one.value) is not None) * (1 + (_BOUND.match(one.value) is not None and "元" in one.value))


def amounts(reader: Reader) -> Iterator[Value]:
    """The one quantity of each measure: what it is changed to, a sum with its bound, money, a rate or a term, a count.

    「按投入的30%给予最高500万元补助」 grants 最高500万元. What is counted before the verb is what it acts on and
    nothing granted: 「对50个病组实行同病同价」.
    """
    found = list(find_quantities(reader.text))
    begins = [one.span.begin for one in found]
    for i, candidate in enumerate(reader.measures):
        inside = found[bisect_left(begins, candidate.span.begin) : bisect_left(begins, candidate.span.end)]
        verb = reader.readings[candidate.reading].head.verb
        counted = [
            one
            for one in inside
            if one.span.end <= candidate.span.end
            and not _FEW.match(one.value)
            and (_GRANT.search(one.value) or (verb is not None and verb.begin < one.span.begin))
        ]
        if counted:
            one = max(counted, key=lambda q: (_weight(q, reader.text), -q.span.begin))
            confidence = 0.75 * candidate.probability
            yield Value(measure(i), AttributeName.QUANTITY, one.value, (one.span,), confidence, "quantity-in-measure")
