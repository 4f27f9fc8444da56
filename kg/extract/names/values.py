"""A value where the text gives it: a day, an amount, a document's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.facts import Span


class Value(NamedTuple):
    """A value and the characters that give it.

    Attributes:
        span: The characters.
        value: An ISO day (``2022-06-30``), or the text's own words.
        role: What the words around say of a day: ``from`` (自…起施行), ``until`` (有效期至…), or nothing.
    """

    span: Span
    value: str
    role: str = ""
