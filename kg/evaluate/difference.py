"""One thing an extraction said wrong or left out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Difference:
    """What was missed, or said and not borne out.

    Attributes:
        article: The article's file stem.
        kind: Whether the answer lacks in the prediction or the prediction among the answers.
        category: An entity type, a predicate, an attribute name or ``canonical``.
        what: The entity, statement or value, in words.
        rule: The rule that said it; empty for what is missing and for entities.
        sentence: A sentence that speaks of it; empty where none can be told.
    """

    article: str
    kind: Literal["missing", "wrong"]
    category: str
    what: str
    rule: str = ""
    sentence: str = ""

    def as_json(self) -> dict[str, str]:
        """The same as a JSON object."""
        return asdict(self)
