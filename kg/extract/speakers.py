"""The people an article introduces with their offices, so that 「罗国三表示」 is known as his ministry's word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.frames import Frame
    from kg.extract.reading import Reading

_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})
# Two to four characters that are followed by what people do: 「司长罗国三在…表示」.
_PERSON = re.compile(
    r"([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff·]{4,12})(?=的|表示|指出|强调|介绍|在|近日|日前|今天|昨天|\d|，|、|。|告诉|说|称|认为|分析|透露|主持|出席|到|对|向|接受|也|还|：|此前|曾|预计)"
)
_FARTHEST_OFFICE = 16
_OUTSIDER = re.compile("专家|学者|分析师|教授|研究员|研究所|研究院|首席|律师|创始人|总裁|董事|基金|证券|券商|人士|企业|公司")


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
    from kg.extract.frames import Frame

    frames: dict[str, Frame] = {}
    for reading in readings:
        if reading.holder.is_title:
            continue
        for token in reading.tokens:
            if not token.classes & {"official", "outsider"}:
                continue
            match = _PERSON.match(text, token.end)
            if match is None or match[1] in frames:
                continue
            body = next(
                (one for one in reversed(reading.named) if one.type in _ORGANISATIONS and one.end <= token.begin), None
            )
            near = body is not None and token.begin - body.end <= _FARTHEST_OFFICE and "，" not in text[body.end : token.begin]
            if body is not None and near and "official" in token.classes:
                frames[match[1]] = Frame("official", (), (body.name,))
            else:
                frames[match[1]] = Frame("outsider")
    pattern = re.compile("|".join(sorted(map(re.escape, frames), key=lambda name: (-len(name), name)))) if frames else None
    return People(frames, pattern)
