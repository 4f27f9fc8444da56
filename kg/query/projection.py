"""Let a query's parameters be bound by the engine.

The engine substitutes a variable of a SELECT only where the query projects it (SPARQL-dev SEP-0007). So the names
of the parameters, never their values, are written into the outermost SELECT and GROUP BY; the extra columns are left
out again. Where nothing is projected, or everything, it must be a variable of the outermost pattern: an unbound value
makes it one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def project(text: str, names: Iterable[str]) -> tuple[str, frozenset[str]]:
    """Write parameter names into the outermost SELECT of a query, or into its pattern.

    Args:
        text: A SPARQL query.
        names: Variables without their question mark; word characters only.

    Returns:
        The query, and the names that were added as columns. A DESCRIBE comes back as it is.
    """
    tokens = _tokens(text)
    first = next((i for i, token in enumerate(tokens) if token.lastgroup == "word" and _is_form(token[0])), None)
    form = "" if first is None else tokens[first][0].lower()
    if first is None or form == "describe":
        return text, frozenset()
    projected, aggregated, opening = _projection(tokens[first + 1 :])
    if form != "select" or "*" in projected:
        return _introduce(text, tokens[first:], names), frozenset()
    missing = [name for name in names if name not in projected]
    if not missing or opening is None:
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


def variables(text: str) -> set[str]:
    """The names of a query's variables."""
    return {token[0][1:] for token in _tokens(text) if token.lastgroup == "variable"}


def keywords(text: str) -> set[str]:
    """The bare words of a query, in lower case: SPARQL's own, never a part of a name, a string or a comment."""
    return {token[0].lower() for token in _tokens(text) if token.lastgroup == "word"}


def enclosed(text: str, names: Iterable[str]) -> list[str]:
    """Those of the names that occur only where a sub-SELECT keeps them to itself."""
    tokens = _tokens(text)
    scopes: list[set[str]] = []
    seen, reached = set(), set()
    for i, token in enumerate(tokens):
        if token[0] == "{":
            inner = tokens[i + 1 : i + 2]
            is_select = bool(inner) and inner[0][0].lower() == "select"
            scopes.append(_projection(tokens[i + 2 :])[0] if is_select else {"*"})
        elif token[0] == "}" and scopes:
            scopes.pop()
        elif token.lastgroup == "variable":
            name = token[0][1:]
            seen.add(name)
            if all("*" in scope or name in scope for scope in scopes):
                reached.add(name)
    return [name for name in names if name in seen - reached]


@lru_cache(maxsize=256)  # the pages ask the same few queries again and again
def _tokens(text: str) -> list[re.Match[str]]:
    return [match for match in _TOKEN.finditer(text) if match.lastgroup not in ("skip", "name")]


def _introduce(text: str, tokens: list[re.Match[str]], names: Iterable[str]) -> str:
    """Make names variables of the pattern of a query whose form is its first token."""
    if tokens[0][0].lower() == "construct":
        template = _group(tokens)
        if template is None or template[0] != 1:  # CONSTRUCT WHERE: its triples are all there is
            return text
        tokens = tokens[template[1] :]
    group = _group(tokens)
    unbound = "".join(f" VALUES ?{name} {{ UNDEF }}" for name in names)
    if group is None or not unbound:
        return text
    begin, end = tokens[group[0]].end(), tokens[group[1]].start()
    inner = text[begin:end]
    if tokens[group[0] + 1][0].lower() == "select":
        inner = f"{{{inner}}}"
    return f"{text[:begin]}{inner}{unbound} {text[end:]}"


def _group(tokens: list[re.Match[str]]) -> tuple[int, int] | None:
    """Which tokens open and close the first group."""
    depth = 0
    opening = 0
    for i, token in enumerate(tokens):
        if token[0] == "{":
            opening = i if depth == 0 else opening
            depth += 1
        elif token[0] == "}" and depth > 0:
            depth -= 1
            if depth == 0:
                return opening, i
    return None


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
