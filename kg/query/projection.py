"""Let a query's parameters be bound by the engine.

The engine substitutes a variable of a SELECT only where the query projects it (SPARQL-dev SEP-0007). So the names
of the parameters, never their values, are written into the outermost SELECT and GROUP BY; the extra columns are left
out again. Where nothing is projected, or everything, it must be a variable of the outermost pattern: an unbound value
makes it one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.sparql_tokens import form, group, projection, tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


def project(text: str, names: Iterable[str]) -> tuple[str, frozenset[str]]:
    """Write parameter names into the outermost SELECT of a query, or into its pattern.

    Args:
        text: A SPARQL query.
        names: Variables without their question mark; word characters only.

    Returns:
        The query, and the names that were added as columns. A DESCRIBE comes back as it is.
    """
    found = tokens(text)
    first = form(found)
    if first is None or found[first][0].lower() == "describe":
        return text, frozenset()
    projected, aggregated, opening = projection(found[first + 1 :])
    if found[first][0].lower() != "select" or "*" in projected:
        return _introduce(text, found[first:], names), frozenset()
    missing = [name for name in names if name not in projected]
    if not missing or opening is None:
        return text, frozenset()
    written = "".join(f" ?{name}" for name in missing)
    cuts = [(found[first + 1 + opening].start(), f"{written} ")]
    grouping, end = _group_by(found[first + 1 + opening :])
    if grouping is not None:
        cuts.append((grouping, written))
    elif aggregated and end is not None:
        cuts.append((end, f" GROUP BY{written}"))
    for place, insertion in reversed(cuts):
        text = text[:place] + insertion + text[place:]
    return text, frozenset(missing)


def variables(text: str) -> set[str]:
    """The names of a query's variables."""
    return {token[0][1:] for token in tokens(text) if token.lastgroup == "variable"}


def keywords(text: str) -> set[str]:
    """The bare words of a query, in lower case: SPARQL's own, never a part of a name, a string or a comment."""
    return {token[0].lower() for token in tokens(text) if token.lastgroup == "word"}


def enclosed(text: str, names: Iterable[str]) -> list[str]:
    """Those of the names that occur only where a sub-SELECT keeps them to itself."""
    found = tokens(text)
    scopes: list[set[str]] = []
    seen, reached = set(), set()
    for i, token in enumerate(found):
        if token[0] == "{":
            inner = found[i + 1 : i + 2]
            is_select = bool(inner) and inner[0][0].lower() == "select"
            scopes.append(projection(found[i + 2 :])[0] if is_select else {"*"})
        elif token[0] == "}" and scopes:
            scopes.pop()
        elif token.lastgroup == "variable":
            name = token[0][1:]
            seen.add(name)
            if all("*" in scope or name in scope for scope in scopes):
                reached.add(name)
    return [name for name in names if name in seen - reached]


def _introduce(text: str, found: list[re.Match[str]], names: Iterable[str]) -> str:
    """Make names variables of the pattern of a query whose form is its first token."""
    if found[0][0].lower() == "construct":
        template = group(found)
        if template is None or template[0] != 1:  # CONSTRUCT WHERE: its triples are all there is
            return text
        found = found[template[1] :]
    pattern = group(found)
    unbound = "".join(f" VALUES ?{name} {{ UNDEF }}" for name in names)
    if pattern is None or not unbound:
        return text
    begin, end = found[pattern[0]].end(), found[pattern[1]].start()
    inner = text[begin:end]
    if found[pattern[0] + 1][0].lower() == "select":
        inner = f"{{{inner}}}"
    return f"{text[:begin]}{inner}{unbound} {text[end:]}"


def _group_by(found: list[re.Match[str]]) -> tuple[int | None, int | None]:
    """Where the outermost GROUP BY's conditions begin, and where the outermost pattern ends."""
    depth = 0
    end = None
    for token, following in _pairs(found):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if token[0] == "}" and depth == 0:
            end = token.end()
        if depth == 0 and token[0].lower() == "group" and following and following[0].lower() == "by":
            return following.end(), end
    return None, end


def _pairs(found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    return zip(found, [*found[1:], None], strict=True)
