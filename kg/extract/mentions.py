"""A named thing as the text names it, before it is known whether the article's policy is about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.facts import Span
    from kg.names import EntityType


class Mention(NamedTuple):
    """One place where the text names something.

    Attributes:
        span: The characters of the name, without title brackets.
        rule: The name of the rule that found it.
    """

    span: Span
    rule: str


class Name(NamedTuple):
    """One body, document, programme or group with all its mentions in the article.

    Attributes:
        type: What it is; never a measure.
        form: Its fullest form in the text.
        aliases: Its other forms, in text order.
        mentions: In text order, not overlapping; at least one.
        confidence: That this is such a thing at all, in (0, 1].
    """

    type: EntityType
    form: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    confidence: float
