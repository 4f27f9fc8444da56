"""A document's number: it stands in the bracket behind the title, or before the title's own paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.names.document_numbers import find_document_numbers
from kg.extract.statements import Value, name
from kg.names import AttributeName, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reader import Reader

_FARTHEST = 40
_HEAD_OF_DOCUMENT = 300  # an official document gives its own number between its headline and its first sentence


def numbers(reader: Reader) -> Iterator[Value]:
    """The number of each document that is given one."""
    documents = [
        (mention.span, i)
        for i, one in enumerate(reader.names)
        if one.type is EntityType.INSTRUMENT
        for mention in one.mentions
    ]
    for found in find_document_numbers(reader.text):
        behind = [(span.end, i) for span, i in documents if 0 <= found.span.begin - span.end <= _FARTHEST]
        if behind:
            yield Value(
                name(max(behind)[1]),
                AttributeName.DOCUMENT_NUMBER,
                found.value,
                (found.span,),
                0.9,
                "number-behind-title",
            )
        elif documents and found.span.begin <= _HEAD_OF_DOCUMENT and found.span.begin > documents[0][0].end:
            yield Value(
                name(documents[0][1]), AttributeName.DOCUMENT_NUMBER, found.value, (found.span,), 0.7, "number-at-head"
            )
