"""Whether an article reports policy at all. Most of a feed does not, and then its graph is the article alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.frames import Frame
    from kg.extract.issuing import Issue
    from kg.extract.measures import Candidate

_SURE = 0.6
_GROUNDED = frozenset({"instrument", "body", "official", "meeting"})


def is_policy(frames: Sequence[Frame], issued: Sequence[Issue], measures: Sequence[Candidate]) -> bool:
    """Whether some body or document of the article is seen to act.

    A measure counts where a body or a document speaks; the words of a leader, an analyst or nobody do not.
    """
    grounded = [m for m in measures if _stands(frames[m.reading])]
    sure = [m for m in grounded if m.probability >= _SURE]
    issues = any(issue.bodies for issue in issued)
    return len(sure) >= 1 and (issues or len(grounded) >= 1)


def _stands(frame: Frame) -> bool:
    return frame.kind in _GROUNDED and bool(frame.bodies or frame.instruments)
