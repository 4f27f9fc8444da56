"""The word lists that the names are found with, read once and turned into automata."""

from __future__ import annotations

import re
import tomllib
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

_FOLDER = Path(__file__).parent.parent / "words"

PUNCTUATION = '，。；：、！？,.;:!?()（）《》〈〉“”"‘’【】[]「」『』—…·~～/|+-\n\t \u3000\u00a0'


class Kind(IntFlag):
    """What a word does in a noun phrase."""

    STOP = 1
    PUNCTUATION = 2
    FREE = 4
    MODIFIER = 8
    NOMINAL = 16
    DETERMINER = 32
    ALONE = 64
    BOUND = 128
    AGENTIVE = 256
    STRONG = 512
    WEAK = 1024
    KNOWN = 2048
    REGION = 4096
    RESTRICTS = 8192
    PARTICLE = 16384
    FIELD = 32768
    ACTOR = 65536
    AFTER_TO = 131072


class Automaton(NamedTuple):
    """Words to find, leftmost and longest, and the kinds of each by its index."""

    search: AhoCorasick
    kinds: list[int]
    words: list[str]


@cache
def lists(name: str) -> dict[str, str]:
    """One file of word lists as it stands."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """One list, longest words first, then by code point: an alternation made of it takes the longest."""
    return tuple(sorted(set(lists(name)[key].split()), key=lambda word: (-len(word), word)))


@cache
def families(name: str, key: str) -> dict[str, str]:
    """A list that has the forms of one thing on one line: each form with the line's first."""
    found: dict[str, str] = {}
    for line in lists(name)[key].splitlines():
        forms = line.split()
        for form in forms:
            found.setdefault(form, forms[0])
    return found


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """A tab-separated table, empty where it does not exist; lines that begin with # are comments."""
    path = _FOLDER / f"{name}.tsv"
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


def alternation(*lists_of: tuple[str, ...]) -> str:
    """A regular expression for any of the words, longest first; it refuses most places by their first character."""
    every = sorted({word for one in lists_of for word in one}, key=lambda word: (-len(word), word))
    firsts = "".join(sorted({word[0] for word in every}))
    return f"(?:(?=[{re.escape(firsts)}])(?:" + "|".join(map(re.escape, every)) + "))"


def automaton(kinds: dict[str, int]) -> Automaton:
    """An automaton over the given words."""
    ordered = sorted(kinds)
    search = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest)
    return Automaton(search, [int(kinds[word]) for word in ordered], ordered)


_WIDE = {"province", "municipality", "prefecture"}


@cache
def phrase_words() -> Automaton:
    """The words that noun phrases are made of and end at."""
    kinds: dict[str, int] = {}

    def add(kind: Kind, *lists_of: tuple[str, ...], over: int = 0) -> None:
        for one in lists_of:
            for word in one:
                kinds[word] = kinds.get(word, 0) & ~over | kind

    add(Kind.STOP, *(words("verbs", key) for key in ("action", "saying", "issuing", "result")))
    add(Kind.STOP, words("boundaries", "function"), words("programmes", "acts"))
    add(Kind.STOP | Kind.PARTICLE, words("boundaries", "particle"))
    add(Kind.STOP | Kind.PUNCTUATION | Kind.PARTICLE, tuple(PUNCTUATION))
    for word in lists("cues")["blocker"].split():
        if word not in kinds:
            kinds[word] = Kind.FREE
    acting = set(words("verbs", "action"))
    for kind, one in ((Kind.FREE, words("boundaries", "free")), (Kind.MODIFIER, words("groups", "modifier"))):
        add(kind, tuple(word for word in one if word not in acting), over=Kind.STOP)
        add(Kind.NOMINAL, tuple(word for word in one if word in acting), over=Kind.STOP)
    add(Kind.NOMINAL, words("groups", "nominal"), over=Kind.STOP)
    functions = tuple(word for word in words("bodies", "function") if len(word) > 1)
    add(Kind.MODIFIER, tuple(word for word in functions if word not in acting), over=Kind.STOP)
    add(Kind.FREE, words("groups", "decoy"), words("instruments", "statute"), over=Kind.STOP)
    add(Kind.RESTRICTS, words("groups", "restricts"))
    add(Kind.DETERMINER, words("groups", "determiner"), over=Kind.STOP)
    add(Kind.ALONE, words("groups", "alone"), over=Kind.STOP)
    add(Kind.BOUND, words("groups", "bound"), tuple(f"{word}局" for word in functions), over=Kind.STOP)
    add(Kind.AGENTIVE, words("groups", "agentive"))
    add(Kind.FIELD, words("groups", "field"))
    add(Kind.ACTOR, words("groups", "actor"))
    weak = words("programmes", "weak")
    add(Kind.WEAK, tuple(word for word in weak if word not in acting), over=Kind.STOP)
    add(Kind.WEAK, weak)
    add(Kind.STRONG, words("programmes", "strong"), over=Kind.STOP)
    add(Kind.KNOWN, tuple(families("programmes", "known")))
    for word in [word for word in kinds if word.startswith(words("boundaries", "outside"))]:
        kinds.setdefault(f"对{word}", kinds[word] | Kind.AFTER_TO)
    for form, _full, *level in table("regions"):
        if len(form) > 1 and (level[0] in _WIDE or form[-1] in "省市区县州旗"):
            kinds[form] = Kind.REGION
    return automaton(kinds)
