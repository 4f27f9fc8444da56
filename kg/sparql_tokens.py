"""The tokens of a SPARQL query, for those who write values and graphs into it."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"""
    (?P<skip>\#[^\n]*|<[^<>"{}|^`\\\x00-\x20]*>|@[A-Za-z]+(?:-[A-Za-z0-9]+)*
      |'''.*?'''|\"\"\".*?\"\"\"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>[\w.\-]*:(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<mark>[{}()*])
    """,
    re.VERBOSE | re.DOTALL,
)
_AGGREGATES = frozenset({"count", "sum", "min", "max", "avg", "sample", "group_concat"})


@lru_cache(maxsize=256)  # the pages ask the same few queries again and again
def tokens(text: str) -> list[re.Match[str]]:
    """The variables, bare words and marks of a query: none of a name, a string or a comment."""
    return [match for match in _TOKEN.finditer(text) if match.lastgroup not in ("skip", "name")]


def form(found: list[re.Match[str]]) -> int | None:
    """Which token says what a query asks for: its first ``SELECT``, ``CONSTRUCT``, ``DESCRIBE`` or ``ASK``."""
    forms = ("select", "construct", "describe", "ask")
    return next((i for i, token in enumerate(found) if token.lastgroup == "word" and token[0].lower() in forms), None)


def projection(found: list[re.Match[str]]) -> tuple[set[str], bool, int | None]:
    """What a SELECT projects (``*`` for everything), whether it aggregates, and which token ends the projection.

    Args:
        found: The tokens behind the SELECT.
    """
    projected: set[str] = set()
    aggregated = False
    depth = 0
    renamed = False
    for i, token in enumerate(found):
        what = token[0].lower()
        if depth == 0 and (what in ("where", "from") or what == "{"):
            return projected, aggregated, i
        depth += {"(": 1, ")": -1}.get(what, 0)
        if token.lastgroup == "variable" and (depth == 0 or renamed):
            projected.add(token[0][1:])
        elif what == "*" and depth == 0:
            projected.add("*")
        aggregated = aggregated or what in _AGGREGATES
        renamed = what == "as"
    return projected, aggregated, None


def group(found: list[re.Match[str]]) -> tuple[int, int] | None:
    """Which tokens open and close the first group."""
    depth = 0
    opening = 0
    for i, token in enumerate(found):
        if token[0] == "{":
            opening = i if depth == 0 else opening
            depth += 1
        elif token[0] == "}" and depth > 0:
            depth -= 1
            if depth == 0:
                return opening, i
    return None
