"""Enumerated acts in one clause: 「推出畅通就业渠道、完善社会保障、优化就业服务等15条措施」 holds three measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reading import Reading

_FEWEST = 3
_SHORTEST_PART = 4
_ACTS = frozenset({"action", "manner"})
# What closes an enumeration of acts, and what opens one.
_CLOSING = re.compile(
    r"等?[\d一二三四五六七八九十多几]+[个项条大]?(?:方面|举措|措施|任务)"
    r"|等(?:[\d一二三四五六七八九十多几]+[个项条大]|方面|举措|措施|任务|内容|工作|行动|政策|方式|办法|$)"
)
_OPENING = frozenset({"推出", "提出", "包括", "涵盖", "明确", "出台", "采取", "聚焦", "围绕", "从", "通过"})


def coordinated_acts(text: str, reading: Reading, span: Span) -> Iterator[Span]:
    """The acts of an enumeration, each with its own verb; any other clause as it is.

    Three or more parts between ``、``, all opening with a verb, are an enumeration where the clause says so:
    behind a colon, behind a verb that opens one, or before ``等15条措施``.
    """
    parts = _parts(text, reading, span)
    if len(parts) < _FEWEST:
        yield span
        return
    starts = {token.begin for token in reading.tokens if token.classes & _ACTS}
    opener = next((token for token in reading.tokens if token.begin == parts[0].begin), None)
    if opener is not None and (opener.word in _OPENING or "issuing" in opener.classes) and opener.end in starts:
        parts[0] = Span(opener.end, parts[0].end)
    behind_colon = text[reading.clause.span.begin - 1] == "："
    told = behind_colon or _CLOSING.search(text, span.begin, reading.clause.span.end) or reading.head.reported
    if not told or any(part.begin not in starts for part in parts):
        yield span
        return
    for part in parts:
        closing = _CLOSING.search(text, part.begin, part.end)
        yield Span(part.begin, closing.start() if closing else part.end)


def _parts(text: str, reading: Reading, span: Span) -> list[Span]:
    """What stands between enumeration commas outside names; a part too short for an act joins no enumeration."""
    if text.count("、", span.begin, span.end) < _FEWEST - 1:
        return []
    parts, begin = [], span.begin
    i = text.find("、", begin, span.end)
    while i >= 0:
        if not any(one.begin <= i < one.end for one in reading.named):
            parts.append(Span(begin, i))
            begin = i + 1
        i = text.find("、", i + 1, span.end)
    parts.append(Span(begin, span.end))
    return parts if all(part.end - part.begin >= _SHORTEST_PART for part in parts) else []
