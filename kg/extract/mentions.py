"""A named thing as the text names it, before it is known whether the article's policy is about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.facts import Span
    from kg.names import EntityType


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names something.

    Attributes:
        span: The characters of the name, without title brackets.
        rule: The name of the rule that found it.
    """

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Name:
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
