"""Whether an article reports policy at all. Most of a feed does not, and then its graph is the article alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.lexicon import word_lists
from kg.extract.linear import linear_model
from kg.extract.official import opens
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frame import Frame
    from kg.extract.issuing import Issue
    from kg.extract.reader import Reader

MODEL = "policy"
NO_POLICY = "the article reports no policy"
_NEEDED, _NEEDED_ABROAD = 0.5, 0.7  # of what happens in other countries more is asked
_GROUNDED = frozenset({"instrument", "body", "official", "meeting"})
_NAMED = frozenset({EntityType.AGENCY, EntityType.INSTITUTION, EntityType.INSTRUMENT})
_DOING = frozenset({"action", "issuing", "urging"})
_SUREST = (0.6, 0.8)
_SHARES = (0.03, 0.06, 0.1, 0.15, 0.25, 0.4)
_WORDS = (1, 3, 6, 10)
_ALL_WORDS = (2, 5, 10, 20)
# 「考察」「调研」「出席」 in the headline, and nothing adopted: a leader's tour.
_TOUR = re.compile("考察|调研|视察|看望|慰问|会见|出席|致辞|贺信|报告会|论坛|年会")
_DECIDING = re.compile("会议|座谈会|印发|发布|出台|通过|措施|意见|办法|方案|通知")
_COLUMN = re.compile("【[^】]*】")  # 「【高质量发展调研行】」 is a series, whatever its article tells


class Verdict(NamedTuple):
    """Whether an article reports policy, and why.

    Attributes:
        policy: Whether it does.
        why: English, one clause of a fixed wording.
        shown: The probability that it does.
        needed: From which probability on it counts as policy.
        because: The features of greatest weight in it.
    """

    policy: bool
    why: str
    shown: float
    needed: float
    because: tuple[tuple[str, float], ...] = ()


def verdict(reader: Reader) -> Verdict:
    """Whether some body or document of the article is seen to act; a linear model weighs what speaks for it.

    A leader's tour is none whatever he says on it, unless something is decided there.
    """
    headline = _COLUMN.sub("", _headline(reader.text))
    if not any(map(_issues, reader.issued)) and _TOUR.search(headline) and not _DECIDING.search(headline):
        return Verdict(False, "the headline tells of a visit or a forum, and no document is issued", 0.0, _NEEDED)
    if any(issue.bodies and opens(reader.text, issue.cue) for issue in reader.issued):
        return Verdict(True, "it prints an official document", 1.0, _NEEDED)
    features, model = policy_features(reader), linear_model(MODEL)
    shown = model.probability(features)
    needed = _NEEDED_ABROAD if "abroad>=3" in features else _NEEDED
    if shown < needed:
        why = "it shows too little policy for its length and its words of other news"
        return Verdict(False, why, shown, needed, model.heaviest(features))
    return Verdict(True, "bodies or documents are seen to act", shown, needed, model.heaviest(features))


def policy_features(reader: Reader) -> list[str]:
    """What tells policy from other news: how sure its measures are and who says them, and what is issued.

    Besides, what the headline names, and the words of war, sport, courts, markets and the like.
    """
    return [
        "bias",
        *_of_measures(reader),
        *_of_bodies(reader),
        *_of_headline(reader),
        *_of_words(reader.text),
    ]


def _of_measures(reader: Reader) -> Iterator[str]:
    measures = [(one.probability, _speaker(reader.frames[one.reading])) for one in reader.measures]
    for speaker in ("said", "unsaid"):
        yield from _steps(f"surest-{speaker}", max((p for p, who in measures if who == speaker), default=0.0), _SUREST)
    weighed = sum(p for p, who in measures if who != "other")
    yield from _steps("share-of-measures", weighed / max(1, len(reader.readings)), _SHARES)


def _speaker(frame: Frame) -> str:
    """Who says a measure: a body or document that is named, nobody in particular, or those who cannot decide it."""
    if frame.kind in _GROUNDED and (frame.bodies or frame.instruments):
        return "said"
    return "unsaid" if frame.kind == "none" else "meeting" if frame.kind == "meeting" else "other"


def _of_bodies(reader: Reader) -> Iterator[str]:
    """Whether a body issues a document, a document is given out without one, or no body is seen to act at all."""
    if any(map(_issues, reader.issued)):
        yield "issued"
    elif not any(reader.frames[one.reading].bodies for one in reader.measures):
        yield "no-body-acts"
    if any(not issue.bodies and not issue.looks_back for issue in reader.issued):
        yield "issued-by-nobody"


def _issues(issue: Issue) -> bool:
    return bool(issue.bodies) and not issue.looks_back


def _of_headline(reader: Reader) -> Iterator[str]:
    clauses = [reading for reading in reader.readings if reading.holder.is_title]
    for type_ in sorted(_NAMED & {named.type for reading in clauses for named in reading.named}):
        yield f"headline-names={type_}"
    for kind in sorted(_DOING & {kind for reading in clauses for token in reading.tokens for kind in token.classes}):
        yield f"headline-{kind}"
    headline = _headline(reader.text)
    if _TOUR.search(headline):
        yield "headline-tour"
    if _DECIDING.search(headline):
        yield "headline-deciding"


def _of_words(text: str) -> Iterator[str]:
    """The words of other news, each topic's and all together."""
    topics = Counter(_topics_of(text))
    yield from _steps("words", topics.total(), _ALL_WORDS)
    for topic, count in sorted(topics.items()):
        yield from _steps(topic, count, _WORDS)


def _headline(text: str) -> str:
    return text.partition("\n")[0]


def _steps(name: str, value: float, steps: Sequence[float]) -> Iterator[str]:
    return (f"{name}>={step}" for step in steps if value >= step)


def _topics_of(text: str) -> Iterator[str]:
    words, automaton = _topics()
    return (words[i] for i, _, _ in automaton.find_matches_as_indexes(text))


@cache
def _topics() -> tuple[tuple[str, ...], AhoCorasick]:
    """For each word of other news its topic, and the automaton that finds the words."""
    topics = {word: topic for topic, words in word_lists("topics").items() for word in words}
    words = sorted(topics)
    return tuple(topics[word] for word in words), AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
