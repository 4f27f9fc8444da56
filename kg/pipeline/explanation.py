"""An article's facts together with what was considered on the way to them and left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.names import BASE
from kg.pipeline.extraction import confident, resolver
from kg.records import record
from kg.resolve.registry import NOTHING_OWN

if TYPE_CHECKING:
    from kg.article import Article
    from kg.extract.policy import Verdict
    from kg.facts import Dropped, Facts
    from kg.resolve.registry import OwnRegistry


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article's graph is as it is.

    Attributes:
        article: The article.
        facts: What it says, resolved.
        verdict: Whether it reports policy, and why.
        dropped: What was considered and left out, in text order.
    """

    article: Article
    facts: Facts
    verdict: Verdict
    dropped: tuple[Dropped, ...]

    def as_json(self) -> dict[str, Any]:
        """What ``kg extract`` prints of the article, with ``policy`` and ``dropped``; spans in code points."""
        return {
            **record(self.article, self.facts),
            "policy": {**self.verdict._asdict(), "because": [list(pair) for pair in self.verdict.because]},
            "dropped": [
                {
                    "span": [one.span.begin, one.span.end],
                    "quote": one.span.quote(self.article.text),
                    "what": one.what,
                    "why": one.why,
                    "score": one.score,
                    "because": [list(pair) for pair in one.because],
                }
                for one in self.dropped
            ],
        }


def explain(
    article: Article, base: str = BASE, min_confidence: float = 0.0, own: OwnRegistry = NOTHING_OWN
) -> Explanation:
    """Extract an article as :func:`kg.pipeline.extraction.facts` does, and tell what was left out.

    Args:
        article: The article.
        base: Under which IRIs stand.
        min_confidence: Statements below it are left out, and told as such.
        own: Bodies of the user's own, which extend the registry.
    """
    from kg.extract import extract
    from kg.extract.explanation import considered

    said = extract(article)
    found = considered(article, said)
    facts = confident(resolver(base, own).resolve(article, said), min_confidence)
    later = facts.dropped[len(said.dropped) :]  # by resolution and for want of confidence
    dropped = sorted((*found.dropped, *later), key=lambda one: (one.span, one.what, one.why))
    return Explanation(article, facts, found.verdict, tuple(dropped))
