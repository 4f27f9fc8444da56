"""Let a query's parameters be bound by the engine.

The engine substitutes a variable of a SELECT only where the query projects it (SPARQL-dev SEP-0007). So the names
of the parameters, never their values, are written into the outermost SELECT and GROUP BY; the extra columns are left
out again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(
    r"""
    (?P<skip>\#[^\n]*|<[^<>"{}|^`\\\x00-\x20]*>|'''.*?'''|\"\"\".*?\"\"\"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>\w*:[\w.\-]*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<mark>[{}()*])
    """,
    re.VERBOSE | re.DOTALL,
)
_AGGREGATES = frozenset({"count", "sum", "min", "max", "avg", "sample", "group_concat"})


def project(text: str, names: Iterable[str]) -> tuple[str, frozenset[str]]:
    """Write parameter names into the outermost SELECT of a query.

    Args:
        text: A SPARQL query.
        names: Variables without their question mark; word characters only.

    Returns:
        The query, and the names that were added. A query of another form, or one that selects ``*``, comes back as
        it is.
    """
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup not in ("skip", "name")]
    first = next((i for i, token in enumerate(tokens) if token.lastgroup == "word" and _is_form(token[0])), None)
    if first is None or tokens[first][0].lower() != "select":
        return text, frozenset()
    projected, aggregated, opening = _projection(tokens[first + 1 :])
    missing = [name for name in names if name not in projected]
    if "*" in projected or not missing or opening is None:
        return text, frozenset()
    written = "".join(f" ?{name}" for name in missing)
    cuts = [(tokens[first + 1 + opening].start(), f"{written} ")]
    group, end = _group_by(tokens[first + 1 + opening :])
    if group is not None:
        cuts.append((group, written))
    elif aggregated and end is not None:
        cuts.append((end, f" GROUP BY{written}"))
    for place, insertion in reversed(cuts):
        text = text[:place] + insertion + text[place:]
    return text, frozenset(missing)


def _is_form(word: str) -> bool:
    return word.lower() in ("select", "construct", "describe", "ask")


def _projection(tokens: list[re.Match[str]]) -> tuple[set[str], bool, int | None]:
    """What a SELECT projects, whether it aggregates, and which token ends the projection."""
    projected: set[str] = set()
    aggregated = False
    depth = 0
    renamed = False
    for i, token in enumerate(tokens):
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


def _group_by(tokens: list[re.Match[str]]) -> tuple[int | None, int | None]:
    """Where the outermost GROUP BY's conditions begin, and where the outermost pattern ends."""
    depth = 0
    end = None
    for token, following in _pairs(tokens):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if token[0] == "}" and depth == 0:
            end = token.end()
        if depth == 0 and token[0].lower() == "group" and following and following[0].lower() == "by":
            return following.end(), end
    return None, end


def _pairs(tokens: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    return zip(tokens, [*tokens[1:], None], strict=True)
