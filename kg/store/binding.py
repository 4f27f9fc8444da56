"""Writes terms and graphs into a query, for an endpoint whose protocol takes no values.

What is written are terms that write themselves, escaped; and they take the place of tokens, where the grammar has a
variable, so that no value is read as anything but a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.sparql_tokens import form, group, projection, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_AFTER_DATASET = frozenset({"where", "{", "group", "order", "having", "limit", "offset", "values"})
"""What can come behind a query's ``FROM``."""

_ESCAPE = re.compile(r"\\\\([uU])|\\.", re.DOTALL)

_Cut = tuple[int, int, str]


def bound(text: str, terms: Mapping[str, str]) -> str:
    """Write terms in the place of variables, wherever the engine on disk would substitute them.

    A SELECT still projects the variable, with the term as its value. One that is left to a sub-SELECT alone, which
    does not project it, is another variable and stays.

    Args:
        text: A SPARQL query, in which a SELECT projects all that it is given (:func:`kg.query.projection.project`).
        terms: The terms as SPARQL writes them, by variable.

    Raises:
        QueryError: The query makes such a variable itself, with ``VALUES`` or ``AS``.
    """
    binder = _Binder(terms, tokens(text))
    return _cut(text, binder.cuts()) if terms else text


def unmistakable(written: str) -> str:
    r"""Terms so written that a backslash before a ``u`` is that everywhere.

    SPARQL lets a reader replace ``\u0041`` by ``A`` before it looks whether the backslash is itself escaped.
    """
    if "\\\\" not in written:
        return written
    return _ESCAPE.sub(lambda found: f"\\\\\\U000000{ord(found[1]):02x}" if found[1] else found[0], written)


def of_graphs(text: str, default: Iterable[str], named: Iterable[str]) -> str:
    """Say which graphs a query that has no ``FROM`` of its own is asked of.

    Args:
        text: A SPARQL query.
        default: What makes up its default graph, as SPARQL writes IRIs.
        named: What ``GRAPH`` can name.
    """
    found = tokens(text)
    first = form(found)
    if first is None:
        return text
    rest, _ = _behind_template(found[first:])
    behind = (token for token, depth in zip(rest, _parens(rest), strict=True) if depth == 0)
    place = next((token.start() for token in behind if token[0].lower() in _AFTER_DATASET), len(text))
    clauses = [*(f"FROM {iri}" for iri in default), *(f"FROM NAMED {iri}" for iri in named)]
    return f"{text[:place]}\n{' '.join(clauses)}\n{text[place:]}"


def within(text: str, graph: str) -> str:
    """Ask a query of one graph, where it says no ``GRAPH``. A DESCRIBE without a pattern comes back as it is.

    Args:
        text: A SPARQL query without ``FROM``.
        graph: The graph's name, as SPARQL writes IRIs.
    """
    found = tokens(text)
    first = form(found)
    if first is None:
        return text
    rest, template = _behind_template(found[first:])
    rest = rest[next((i for i, depth in enumerate(_parens(rest)) if depth == 0 and rest[i][0] == "{"), len(rest)) :]
    pattern = group(rest)
    if pattern is None:
        return text
    begin, end = rest[pattern[0]].start(), rest[pattern[1]].end()
    inner = text[begin:end]
    if found[first][0].lower() == "construct" and not template:  # CONSTRUCT WHERE: its pattern is its template too
        start = found[first].end()
        return f"{text[:start]} {inner} {text[start:begin]}{{ GRAPH {graph} {inner} }}{text[end:]}"
    return f"{text[:begin]}{{ GRAPH {graph} {inner} }}{text[end:]}"


def _behind_template(found: list[re.Match[str]]) -> tuple[list[re.Match[str]], bool]:
    """What comes behind a query's form, and behind the template if it has one; and whether it has one."""
    rest = found[1:]
    if found[0][0].lower() == "construct" and rest[:1] and rest[0][0] == "{" and (template := group(rest)):
        return rest[template[1] + 1 :], True
    return rest, False


def _parens(found: list[re.Match[str]]) -> Iterator[int]:
    """In how many parentheses each token is."""
    return accumulate({"(": 1, ")": -1}.get(token[0], 0) for token in found)


@dataclass
class _Form:
    """A query, or a sub-SELECT, that is being read.

    Attributes:
        word: Its form.
        depth: How many groups it is in.
        projected: What it hands out; ``*`` for everything.
        over: Whether its pattern is behind.
    """

    word: str
    depth: int
    projected: set[str] = field(default_factory=lambda: {"*"})
    over: bool = False

    def hands_out(self, name: str) -> bool:
        return "*" in self.projected or name in self.projected


class _Binder:
    def __init__(self, terms: Mapping[str, str], found: list[re.Match[str]]) -> None:
        self._terms = terms
        self._found = found
        self._forms: list[_Form] = []
        self._depth = 0
        self._parens = 0

    def cuts(self) -> list[_Cut]:
        """What to write where, in the text's order."""
        cuts = []
        start = form(self._found)
        for i, token in enumerate(self._found):
            word = token[0].lower() if token.lastgroup == "word" else ""
            if i == start or (word == "select" and self._forms):
                projected = projection(self._found[i + 1 :])[0] if word == "select" else {"*"}
                self._forms.append(_Form(word, self._depth, projected))
            elif token.lastgroup == "mark":
                self._count(token[0])
            elif token.lastgroup == "variable" and self._is_given(token[0][1:]):
                cuts.append(self._written(i))
        return cuts

    def _count(self, mark: str) -> None:
        self._depth += {"{": 1, "}": -1}.get(mark, 0)
        self._parens += {"(": 1, ")": -1}.get(mark, 0)
        if mark == "}" and self._forms:
            if self._depth < self._forms[-1].depth:
                self._forms.pop()
            if self._forms and self._depth == self._forms[-1].depth:
                self._forms[-1].over = True

    def _is_given(self, name: str) -> bool:
        return name in self._terms and all(one.hands_out(name) for one in self._forms[1:])

    def _written(self, i: int) -> _Cut:
        token = self._found[i]
        name = token[0][1:]
        term = self._terms[name]
        before = [one[0].lower() for one in self._found[max(0, i - 2) : i]]
        after = [one[0].lower() for one in self._found[i + 1 : i + 4]]
        if before[-1:] == ["values"] and after == ["{", "undef", "}"]:  # what stands for a value, waiting for it
            undefined = self._found[i + 2]
            return undefined.start(), undefined.end(), term
        if before[-1:] in (["as"], ["values"]) or before == ["values", "("]:
            raise QueryError(
                "?{variable} is made by the query itself; a store behind an address cannot give it a value",
                variable=name,
            )
        if before == ["bound", "("] and after[:1] == [")"]:
            return self._found[i - 2].start(), self._found[i + 1].end(), "true"
        if self._forms and self._depth == self._forms[-1].depth and self._parens == 0:
            return token.start(), token.end(), self._outside(name, term)
        return token.start(), token.end(), term

    def _outside(self, name: str, term: str) -> str:
        """Where a query has a variable outside its pattern: projected, described, grouped or ordered by."""
        here = self._forms[-1]
        if here.over:
            return f"({term})"
        if here.word != "select":
            return term
        if here is self._forms[0]:
            return f"({term} AS ?{name})"
        # What a sub-SELECT hands out could not be handed out again under the same name outside, and is not needed
        # there, where the term stands itself; but a SELECT of nothing is none.
        return "" if here.projected - self._terms.keys() else f"({term} AS ?{name}_{self._depth})"


def _cut(text: str, cuts: list[_Cut]) -> str:
    pieces, at = [], 0
    for begin, end, written in cuts:
        pieces += [text[at:begin], written]
        at = end
    return "".join([*pieces, text[at:]])
