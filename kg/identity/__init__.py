"""Which nodes are one thing: what an analyst decides over resolution, and what he should look at."""

from kg.identity.applying import decide, decided_in, make_up_for, take_back
from kg.identity.decisions import Decisions, Merge, Split
from kg.identity.graph import decisions_of

__all__ = ["Decisions", "Merge", "Split", "decide", "decided_in", "decisions_of", "make_up_for", "take_back"]
