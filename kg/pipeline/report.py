"""What came of a run."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.store import State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or an article that gave nothing.

    Attributes:
        path: Where it was read from.
        error: Why; its message names the path.
        trace: For a mistake of the program, where it happened; else empty.
    """

    path: str
    error: KgError
    trace: str = ""


@dataclass(slots=True)
class Report:
    """What a load did.

    Attributes:
        new: Articles the store did not have.
        replaced: Articles it had with other content.
        unchanged: Articles it had just so.
        entities: Entities of all these articles, counted in each.
        statements: Relations and attributes of all these articles, without what is derived from them.
        failures: What was not stored, in the order of the sources.
        seconds: How long it took.
        dry_run: Whether nothing was written.
    """

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    entities: int = 0
    statements: int = 0
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    dry_run: bool = False

    def add(self, state: State, entities: int, statements: int) -> None:
        """Count one article."""
        setattr(self, state.value, getattr(self, state.value) + 1)
        self.entities += entities
        self.statements += statements

    @property
    def articles(self) -> int:
        """All articles that are in the store now, or would be."""
        return self.new + self.replaced + self.unchanged

    @property
    def seconds_each(self) -> float:
        """The time a document took."""
        return self.seconds / max(1, self.articles + len(self.failures))

    def as_json(self) -> dict[str, Any]:
        """The same as a JSON object; failures with path and reason."""
        return {
            "new": self.new,
            "replaced": self.replaced,
            "unchanged": self.unchanged,
            "failed": [{"path": failure.path, "reason": str(failure.error)} for failure in self.failures],
            "entities": self.entities,
            "statements": self.statements,
            "seconds": round(self.seconds, 3),
            "seconds_each": round(self.seconds_each, 6),
            "dry_run": self.dry_run,
        }


def attempt(path: str, step: Callable[[], T]) -> T | Failure:
    """Take one step for one article, so that whatever goes wrong in it costs this article alone.

    Args:
        path: Names the article.
        step: What to do.
    """
    try:
        return step()
    except KgError as error:
        return Failure(path, error)
    except Exception as error:  # noqa: BLE001 - a mistake in one rule must not lose the other articles
        what = " ".join(f"{type(error).__name__}: {error}".split())
        reason = KgError("{path}: internal error, please report it: {what}", path=path, what=what)
        return Failure(path, reason, traceback.format_exc())
