"""Whether an article reports policy at all. Most of a feed does not, and then its graph is the article alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.lexicon import word_lists
from kg.extract.official import opens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.frame import Frame
    from kg.extract.issuing import Issue
    from kg.extract.measures import Candidate

NO_POLICY = "the article reports no policy"
_SURE = 0.6
_NEEDED = 1.0
_FLASH, _SHORT = 0.75, 8  # a flash of so many clauses tells of one act: 「央行决定降准」
_CLAUSE_WEIGHT, _MOST_CLAUSES = 0.01, 40
_ISSUE_WEIGHT = 1.5
_TOPIC_WEIGHT = 0.35
_MOST_TOPICS = 8
_BARE_MEETING = 0.5
_GROUNDED = frozenset({"instrument", "body", "official", "meeting"})
# 「考察」「调研」「出席」 in the headline, and nothing adopted: a leader's tour.
_TOUR = re.compile("考察|调研|视察|看望|慰问|会见|出席|致辞|贺信|报告会|论坛|年会")
_DECIDING = re.compile("会议|座谈会|印发|发布|出台|通过|措施|意见|办法|方案|通知")


class Verdict(NamedTuple):
    """Whether an article reports policy, and why.

    Attributes:
        policy: Whether it does.
        why: English, one clause of a fixed wording.
        shown: How much of policy it shows: of an article without a document, the probability of its surest measure.
        needed: How much it must show.
    """

    policy: bool
    why: str
    shown: float
    needed: float


def verdict(text: str, frames: Sequence[Frame], issued: Sequence[Issue], measures: Sequence[Candidate]) -> Verdict:
    """Whether some body or document of the article is seen to act.

    A measure counts where a body or a document speaks; the words of a leader, an analyst or nobody do not. An
    article full of the words of war, sport, weather, culture or markets must show more, and so must a long one.
    """
    headline = text[: text.find("\n")]
    issues = any(issue.bodies and not issue.looks_back for issue in issued)
    if not issues and _TOUR.search(headline) and not _DECIDING.search(headline):
        return Verdict(False, "the headline tells of a visit or a forum, and no document is issued", 0.0, _NEEDED)
    if any(issue.bodies and opens(text, issue.cue) for issue in issued):
        return Verdict(True, "it prints an official document", _NEEDED, _NEEDED)
    surest = max((one.probability for one in measures if _ground(frames[one.reading])), default=0.0)
    if not issues and surest < _SURE:
        return Verdict(False, "no document is issued, and no body's measure is sure enough", surest, _SURE)
    shown = sum(one.probability * _ground(frames[one.reading]) for one in measures) + _ISSUE_WEIGHT * issues
    topics = min(_MOST_TOPICS, len(_topics().find_matches_as_indexes(text)))
    least = _FLASH if len(frames) <= _SHORT else _NEEDED
    needed = least + _TOPIC_WEIGHT * topics + _CLAUSE_WEIGHT * min(_MOST_CLAUSES, len(frames))
    if shown < needed:
        return Verdict(False, "it shows too little policy for its length and its words of other news", shown, needed)
    return Verdict(True, "bodies or documents are seen to act", shown, needed)


def is_policy(text: str, frames: Sequence[Frame], issued: Sequence[Issue], measures: Sequence[Candidate]) -> bool:
    """Whether an article reports policy; see :func:`verdict`."""
    return verdict(text, frames, issued, measures).policy


def _ground(frame: Frame) -> float:
    """How much a measure in this frame shows: all where a body or a document is named, half for a bare meeting."""
    if frame.kind in _GROUNDED and (frame.bodies or frame.instruments):
        return 1.0
    return _BARE_MEETING if frame.kind == "meeting" else 0.0


@cache
def _topics() -> AhoCorasick:
    words = {word for words in word_lists("topics").values() for word in words}
    return AhoCorasick(sorted(words), matchkind=MatchKind.LeftmostLongest)
