"""A document's number: it stands in the bracket behind the title, or before the title's own paragraph."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.names.document_numbers import find_document_numbers
from kg.extract.statements import Value, name
from kg.names import AttributeName, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reader import Reader

_FARTHEST = 40
_BRACKETS = ("（", "(")
_CITES = ("文", "规定")  # 「按国办发〔2013〕96号文件规定」 names a document by its number and gives it to no other
_HEAD_OF_DOCUMENT = 300  # an official document gives its own number between its headline and its first sentence


def numbers(reader: Reader) -> Iterator[Value]:
    """The number of each document that is given one."""
    documents = sorted(
        (mention.span.end, i)
        for i, one in enumerate(reader.names)
        if one.type is EntityType.INSTRUMENT
        for mention in one.mentions
    )
    for found in find_document_numbers(reader.text):
        bracketed = reader.text.endswith(_BRACKETS, 0, found.span.begin)
        if reader.text.startswith(_CITES, found.span.end) and not bracketed:
            continue
        at = bisect_right(documents, (found.span.begin, len(reader.names))) - 1
        end, document = documents[at] if at >= 0 else (-1, -1)
        if 0 <= found.span.begin - end <= _FARTHEST and document >= 0:
            subject, confidence, rule = document, 0.9, "number-behind-title"
        elif document >= 0 and found.span.begin <= _HEAD_OF_DOCUMENT:
            subject, confidence, rule = documents[0][1], 0.7, "number-at-head"
        else:
            continue
        yield Value(name(subject), AttributeName.DOCUMENT_NUMBER, found.value, (found.span,), confidence, rule)
