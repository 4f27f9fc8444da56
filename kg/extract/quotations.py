"""Quotations whose speaker is told behind them: 「“要加快。”张三说。」."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.frame import Frame
from kg.facts import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.reading import Reading
    from kg.extract.speakers import People

_SAID_AFTER = re.compile(
    r"”[^“”。！？\n]{0,40}?(?:说|表示|称|指出|介绍|认为|分析|强调|透露|坦言|解释)(?:道|称)?[。，]?"
)
_LONGEST = 600


def attributed_quotations(text: str, readings: Sequence[Reading], people: People) -> dict[int, Frame]:
    """The frame of each clause of such a quotation, by the clause's begin."""
    framed: dict[int, Frame] = {}
    begins = [reading.clause.span.begin for reading in readings]
    for match in _SAID_AFTER.finditer(text):
        opened = text.rfind("“", max(0, match.start() - _LONGEST), match.start())
        frame = people.named(match[0][1:]) or (Frame("outsider") if people.outsider(match[0]) else None)
        if opened < 0 or frame is None:
            continue
        frame = frame._replace(cue=Span(match.start() + 1, match.end()), age=0)
        for i in range(bisect_left(begins, opened), bisect_left(begins, match.start())):
            framed[begins[i]] = frame
    return framed
