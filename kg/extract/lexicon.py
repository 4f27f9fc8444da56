"""The cue words of the grammar and where they stand in a text, found in one pass (Aho-Corasick, leftmost longest)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

_WORDS = Path(__file__).parent / "words"


@dataclass(slots=True)
class Token:
    """A cue word in the text; ``classes`` are the names of the lists it stands in."""

    begin: int
    end: int
    word: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The automaton and, for each of its words, the lists it stands in."""

    automaton: AhoCorasick
    words: tuple[str, ...]
    classes: tuple[frozenset[str], ...]

    def tokens(self, text: str) -> list[Token]:
        """The cue words of a text, in order, not overlapping."""
        words, classes = self.words, self.classes
        return [
            Token(begin, end, words[i], classes[i])
            for i, begin, end in self.automaton.find_matches_as_indexes(text)
            if "blocker" not in classes[i]
        ]


def word_lists(name: str) -> dict[str, list[str]]:
    """The lists of one file of ``words/``."""
    lists = tomllib.loads((_WORDS / f"{name}.toml").read_text(encoding="utf-8"))
    return {kind: words.split() for kind, words in lists.items()}


@cache
def lexicon() -> Lexicon:
    """The lists of ``words/verbs.toml`` and ``words/cues.toml``, compiled once a process."""
    classes: dict[str, set[str]] = {}
    for name in ("verbs", "cues"):
        for kind, words in word_lists(name).items():
            for word in words:
                classes.setdefault(word, set()).add(kind)
    for kinds in classes.values():
        if len(kinds) > 1:
            kinds.discard("blocker")  # a word of the grammar that also shields others
    every = tuple(sorted(classes))
    return Lexicon(
        AhoCorasick(list(every), matchkind=MatchKind.LeftmostLongest),
        every,
        tuple(frozenset(classes[word]) for word in every),
    )
