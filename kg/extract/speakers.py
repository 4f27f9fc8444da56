"""The people an article introduces with their offices, so that 「周明远表示」 is known as his ministry's word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.frame import Frame
from kg.extract.issuing import ORGANISATIONS
from kg.extract.names.words import words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.index import Named
    from kg.extract.lexicon import Token
    from kg.extract.reading import Reading

# Two to four characters that are followed by what people do: 「司长周明远在…表示」.
_PERSON = re.compile(
    r"([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff·]{4,12})"
    r"(?=的|表示|指出|强调|介绍|在|近日|日前|今天|昨天|\d|，|、|。|告诉|说|称|认为|分析|透露|主持|出席|到|对|向|接受|也|还|：|此前|曾|预计)"
)
_FARTHEST_OFFICE = 28
_DEPARTMENT = frozenset("司局处厅室")  # 「就业促进司司长」: the last body named is his
_OUTSIDER = re.compile(
    "专家|学者|分析师|教授|研究员|研究所|研究院|首席|律师|创始人|总裁|董事|基金|证券|券商|人士|企业|公司"
)


@dataclass(frozen=True, slots=True)
class People:
    """Who was introduced, by name."""

    frames: dict[str, Frame]
    pattern: re.Pattern[str] | None

    def named(self, words: str) -> Frame | None:
        """The frame of the last known person whose name stands in ``words``."""
        if self.pattern is None:
            return None
        found = self.pattern.findall(words)
        return self.frames[found[-1]] if found else None

    @staticmethod
    def outsider(words: str) -> bool:
        """Whether the words name somebody without authority."""
        return _OUTSIDER.search(words) is not None


def people(text: str, readings: Sequence[Reading]) -> People:
    """Find every 「office + name」 and the body the office belongs to."""
    frames: dict[str, Frame] = {}
    paragraph, host = -1, None
    for reading in readings:
        if reading.paragraph != paragraph:
            paragraph, host = reading.paragraph, None
        offices = () if reading.holder.is_title else reading.tokens
        for token in offices:
            match = _PERSON.match(text, token.end) if token.classes & {"official", "outsider"} else None
            if match is not None and match[1] not in frames:
                body = _body_of(text, reading, token) or (
                    host if "official" in token.classes and text[token.begin - 1] in _DEPARTMENT else None
                )
                frames[match[1]] = Frame("outsider") if body is None else Frame("official", (), (body.name,))
        agencies = [one for one in reading.named if one.type is EntityType.AGENCY]
        host = agencies[-1] if agencies else host
    longest_first = sorted(frames, key=lambda name: (-len(name), name))
    return People(frames, re.compile("|".join(map(re.escape, longest_first))) if frames else None)


def _body_of(text: str, reading: Reading, office: Token) -> Named | None:
    """The organisation right before an office, with no comma between; none for an outsider's."""
    if "official" not in office.classes:
        return None
    before = (one for one in reversed(reading.named) if one.type in ORGANISATIONS and one.end <= office.begin)
    body = next(before, None)
    if body is None or office.begin - body.end > _FARTHEST_OFFICE or "，" in text[body.end : office.begin]:
        return None
    return None if advises(text, body) else body


def advises(text: str, body: Named) -> bool:
    """Whether it is an organisation whose people comment on policy and make none: 「某某律师事务所主任」."""
    return body.type is EntityType.INSTITUTION and text[body.begin : body.end].endswith(
        words("institutions", "adviser")
    )
