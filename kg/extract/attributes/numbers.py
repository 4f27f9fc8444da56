"""A document's number: it stands in the bracket behind the title, or before the title's own paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.names.document_numbers import find_document_numbers
from kg.extract.statements import Value, name
from kg.names import AttributeName, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reader import Reader
    from kg.facts import Span

_FARTHEST = 40
_BRACKETS = ("（", "(")
_CITES = ("文", "规定")  # 「按国办发〔2013〕96号文件规定」 names a document by its number and gives it to no other
# Between a title and its number: a bracket, or the lines of an official document's head.
_BEHIND = re.compile(r"[》〉”’]*\s*(?:（[^（）\n]{1,12}）)?[（(\[【]?\s*(?:[^（）()。；，、《》]{0,16}[:：，])?\s*")
_SHORTEST_SENTENCE = 24
_HEAD_OF_DOCUMENT = 300  # an official document gives its own number between its headline and its first sentence


def numbers(reader: Reader) -> Iterator[Value]:
    """The number of each document that is given one."""
    documents = sorted(
        (mention.span.end, i)
        for i, one in enumerate(reader.names)
        if one.type is EntityType.INSTRUMENT
        for mention in one.mentions
    )
    numbered: set[int] = set()
    headline = reader.text.find("\n")
    for found in find_document_numbers(reader.text):
        bracketed = reader.text.endswith(_BRACKETS, 0, found.span.begin)
        if reader.text.startswith(_CITES, found.span.end) and not bracketed:
            continue
        at = bisect_right(documents, (found.span.begin, len(reader.names))) - 1
        end, document = documents[at] if at >= 0 else (-1, -1)
        if document < 0 and documents and documents[0][0] <= headline:  # 「商务部公告2020年第9号 关于…的公告」
            subject, confidence, rule = documents[0][1], 0.9, "number-behind-title"
        elif document < 0:
            continue
        elif found.span.begin - end <= _FARTHEST and _BEHIND.fullmatch(reader.text, end, found.span.begin):
            subject, confidence, rule = document, 0.9, "number-behind-title"
        elif found.span.begin <= _HEAD_OF_DOCUMENT and _stands_alone(reader.text, found.span):
            subject, confidence, rule = documents[0][1], 0.7, "number-at-head"
        else:
            continue
        if subject in numbered:
            continue  # a document has one number; what stands behind its other mentions is another one's
        numbered.add(subject)
        yield Value(name(subject), AttributeName.DOCUMENT_NUMBER, found.value, (found.span,), confidence, rule)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the number has a line of its own, or one it shares with a day."""
    begin = text.rfind("\n", 0, span.begin) + 1
    end = text.find("\n", span.end)
    line = text[begin : end if end >= 0 else len(text)]
    return len(line) - (span.end - span.begin) <= _SHORTEST_SENTENCE
