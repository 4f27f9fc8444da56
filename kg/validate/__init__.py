"""Whether an article's graph is what ``ontology/shapes.ttl`` asks for.

:func:`violations` is quick and runs before storing; :mod:`kg.validate.full` asks pySHACL and is imported on demand.
"""

from __future__ import annotations

from kg.validate.quick import violations
from kg.validate.violation import Violation

__all__ = ["Violation", "violations"]
