"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """Something in a graph that is not as the shapes ask.

    Attributes:
        focus: The node that does not conform.
        path: The property it is about, ``^`` before one walked backwards; None for the node itself.
        component: SHACL's name of the constraint, ``MinCountConstraintComponent``.
        message: What should be, in English.
        message_zh: The same in Chinese.
    """

    focus: str
    path: str | None
    component: str
    message: str
    message_zh: str

    def __str__(self) -> str:
        return f"{self.focus}: {self.message}"
