"""Document numbers: ``财税〔2023〕8号``, ``国家税务总局公告2022年第1号``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.names.values import Value
from kg.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"(?:19|20)\d\d"
# What a number ends in, and what may stand before it as its organ: looking for the ends first takes one pass.
_BY_YEAR = rf"[〔\[［（(【]{_YEAR}[〕\]］）)】]第?\d{{1,5}}(?:-\d{{1,3}})?号"  # 国办发〔2021〕45号, 沪府规（2022）5号
_BY_KIND = (  # 国家税务总局公告2022年第1号, 财政部令第104号, 主席令第七十四号
    rf"(?:公告|令|通告|决定)(?:{_YEAR}年)?(?:第[\d一二三四五六七八九十百〇零]{{1,6}}号|\d{{1,5}}号)"
)
_ISSUERS = r"(?:[\u4e00-\u9fff]{1,14}(?:部|委|局|署|会|行|院|办)[ \u3000、])*"  # 财政部 税务总局公告2023年第6号
_ENDINGS = (
    (re.compile(_BY_YEAR), re.compile(r"[\u4e00-\u9fff]{1,14}\Z")),
    (re.compile(_BY_KIND), re.compile(rf"{_ISSUERS}[\u4e00-\u9fff]{{0,24}}\Z")),
)
_LONGEST_ORGAN = 48
_VERB = re.compile(
    r".*(?:印发|发布|公布|根据|依据|按照|依照|依|见|即|的|(?<!工业)和(?!国)|与|及|为|至|由|下发|文号|编号|执行|废止|号)"
)


def find_document_numbers(text: str) -> Iterator[Value]:
    """All document numbers of a text, in order, as the text writes them. Linear in its length."""
    for ending, before in _ENDINGS:
        last = 0
        for match in ending.finditer(text):
            end = match.end()
            if organ := before.search(text, max(last, match.start() - _LONGEST_ORGAN), match.start()):
                begin = organ.start() + _cut(text[organ.start() : end])
                yield Value(Span(begin, end), text[begin:end])
                last = end


def _cut(found: str) -> int:
    """How many characters before the issuing organ do not belong to it."""
    organ = re.match(r"[\u4e00-\u9fff \u3000、]*", found)
    verb = _VERB.match(organ[0] if organ else "", 0, max(0, organ.end() - 1 if organ else 0))
    return verb.end() if verb else 0
