"""The space that a drawing takes."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(slots=True)
class Frame:
    """Grows with all it is told to hold."""

    left: float = math.inf
    top: float = math.inf
    right: float = -math.inf
    bottom: float = -math.inf

    def hold(self, x: float, y: float, width: float = 0.0, height: float = 0.0) -> None:
        """Make room for a box around a point."""
        self.left, self.right = min(self.left, x - width / 2), max(self.right, x + width / 2)
        self.top, self.bottom = min(self.top, y - height / 2), max(self.bottom, y + height / 2)

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left
