"""How a query is understood: its algebra as a tree, each triple pattern with how much it matches alone.

The engine tells nothing of its plan, and joins patterns in an order it finds itself. So the tree is the standard's
algebra (SPARQL 1.1, section 18), as rdflib reads it; the numbers are the store's, and say which pattern is wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query.prefixes import PROLOGUE, shortened
from kg.query.sparql import ask, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.query.named import NamedQuery
    from kg.query.sparql import Queryable

_MOST = 100_000
"""Matches that are counted; beyond it is only said that there are more."""

_UNWRITTEN = "!(…)"

_INFIX = {"RelationalExpression": " ", "AdditiveExpression": " ", "MultiplicativeExpression": " "}
_JOINED = {"ConditionalAndExpression": " && ", "ConditionalOrExpression": " || "}


def explain(store: Queryable, query: NamedQuery) -> Iterator[str]:
    """Explain a query without running it.

    Args:
        store: Where the patterns' matches are counted.
        query: The query. Its parameters stay variables.

    Yields:
        The lines of the tree, indented.

    Raises:
        QueryError: It is none, with line and column.
    """
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415 - only an explanation pays for it

    ask(_Empty(), query.text, name=query.name)  # the engine's own verdict, and its words for what is wrong
    algebra = prepareQuery(PROLOGUE + query.text).algebra
    return _node(store, algebra, "")


class _Empty:
    """A store of nothing, which answers any query at once."""

    def query(self, sparql: str, _substitutions: object = None, _dataset: object = None) -> Any:  # noqa: ANN401
        from pyoxigraph import Store  # noqa: PLC0415 - only a query pays for it

        return Store().query(sparql)


def _node(store: Queryable, node: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - rdflib's trees have no types
    yield f"{indent}{node.name}{_remark(node)}"
    for triple in node.triples or ():
        yield f"{indent}  {' '.join(map(_written, triple))}  {_matches(store, triple)}"
    for key in ("p", "p1", "p2"):
        if hasattr(getattr(node, key), "name"):
            yield from _node(store, node[key], indent + "  ")


def _remark(node: Any) -> str:  # noqa: ANN401 - as above
    """What distinguishes one node of a kind: its variables, its condition, its graph."""
    remark = _REMARKS.get(node.name)
    return f" {remark(node)}".rstrip() if remark else ""


def _written(term: Any) -> str:  # noqa: ANN401 - as above
    """A term, a path or an expression as a query would have it, or nearly so."""
    from rdflib import Literal, URIRef, Variable  # noqa: PLC0415 - only an explanation pays for it
    from rdflib.paths import Path  # noqa: PLC0415 - as above

    if isinstance(term, Variable):
        return f"?{term}"
    if isinstance(term, URIRef):
        return shortened(str(term)) if shortened(str(term)) != str(term) else f"<{term}>"
    if isinstance(term, Literal):
        return str(term) if isinstance(term.value, int) else str(term.n3())
    if isinstance(term, Path):
        return "".join(_shorter(piece) for piece in _pieces(_path(term)))
    if isinstance(term, list):
        return ", ".join(map(_written, term))
    return _expression(term) if hasattr(term, "name") else str(term)


def _expression(node: Any) -> str:  # noqa: ANN401 - as above
    if node.name in _JOINED:
        return "(" + _JOINED[node.name].join(map(_written, [node.expr, *node.other])) + ")"
    if node.name in _INFIX:
        others = node.other if isinstance(node.other, list) else [node.other]
        signs = node.op if isinstance(node.op, list) else [node.op]
        rest = "".join(f" {sign} {_written(other)}" for sign, other in zip(signs, others, strict=False))
        return f"{_written(node.expr)}{rest}"
    name = node.name.removeprefix("Builtin_").removeprefix("Aggregate_").removeprefix("Unary")
    if name in ("EXISTS", "NOTEXISTS"):
        return f"{name} {{…}}"
    inner = [
        node[key]
        for key in ("vars", "arg", "arg1", "arg2", "arg3", "expr", "text", "pattern", "replacement", "start", "length")
        if key in node
    ]
    return f"{name}({', '.join(map(_written, inner))})"


def _pieces(path: str) -> Iterator[str]:
    """A path's text, its IRIs apart from what stands between them."""
    for number, part in enumerate(path.replace(">", "<").split("<")):
        yield f"<{part}>" if number % 2 else part


def _shorter(piece: str) -> str:
    return shortened(piece[1:-1]) if piece.startswith("<") and shortened(piece[1:-1]) != piece[1:-1] else piece


def _matches(store: Queryable, triple: Any) -> str:  # noqa: ANN401 - as above
    from rdflib import BNode  # noqa: PLC0415 - only an explanation pays for it
    from rdflib.paths import Path  # noqa: PLC0415 - as above

    terms = [f"?b{t}" if isinstance(t, BNode) else _path(t) if isinstance(t, Path) else t.n3() for t in triple]
    if _UNWRITTEN in terms:
        return ""
    text = f"SELECT * {{ {' '.join(terms)} }} LIMIT {_MOST + 1}"
    number = sum(1 for _ in select(store, text))
    return f"({'over ' if number > _MOST else ''}{min(number, _MOST)})"


def _path(path: Any) -> str:  # noqa: ANN401 - as above
    try:
        return str(path.n3())
    except TypeError:  # rdflib cannot write a negated set that has inverse properties
        return _UNWRITTEN


_REMARKS: dict[str, Callable[[Any], str]] = {
    "Project": lambda node: " ".join(map(_written, node.PV)),
    "Filter": lambda node: _written(node.expr),
    "LeftJoin": lambda node: "" if getattr(node.expr, "name", "") == "TrueFilter" else _written(node.expr),
    "Extend": lambda node: f"{_written(node.var)} := {_written(node.expr)}",
    "Group": lambda node: "by " + " ".join(map(_written, node.expr or ())),
    "AggregateJoin": lambda node: ", ".join(f"{_written(one.res)} := {_written(one)}" for one in node.A),
    "OrderBy": lambda node: " ".join(_written(condition.expr) for condition in node.expr),
    "Slice": lambda node: f"{node.length} from {node.start}",
    "Graph": lambda node: _written(node.term),
    "values": lambda node: f"of {len(node.res)} rows",
}
"""Of the kinds of nodes that need one."""
