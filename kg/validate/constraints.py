"""The single SHACL constraints that the quick check knows, each made from its parameter."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.namespaces import SHACL, XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.validate.graph import DataGraph, Term
    from kg.validate.shapes import Check

_LEXICAL = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    XSD + "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    XSD + "dateTime": re.compile(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
    ),
}
_NUMBERS = (XSD + "integer", XSD + "decimal")
_KINDS = {SHACL + "IRI": NamedNode, SHACL + "Literal": Literal, SHACL + "BlankNode": BlankNode}


def is_in(allowed: list[Term]) -> Check:
    """``sh:in``: every value is one of ``allowed``."""
    return lambda values, focus, graph: not all(value in allowed for value in values)


def _has_value(wanted: Term) -> Check:
    return lambda values, focus, graph: wanted not in values


def _class(wanted: Term) -> Check:
    return lambda values, focus, graph: not all(graph.has_class(value, wanted) for value in values)


def _node_kind(kind: Term) -> Check:
    python_type = _KINDS[_text(kind)]
    return lambda values, focus, graph: not all(isinstance(value, python_type) for value in values)


def _datatype(wanted: Term) -> Check:
    iri = _text(wanted)
    return lambda values, focus, graph: not all(_is_of(value, iri) for value in values)


def _is_of(value: Term, datatype: str) -> bool:
    return isinstance(value, Literal) and value.datatype.value == datatype and _well_formed(value.value, datatype)


def _well_formed(text: str, datatype: str) -> bool:
    form = _LEXICAL.get(datatype)
    if form is None:
        return datatype == XSD + "string"
    if not form.fullmatch(text):
        return False
    try:
        if datatype == XSD + "date":
            date.fromisoformat(text)
        elif datatype == XSD + "dateTime":
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _min_count(bound: Term) -> Check:
    least = int(_text(bound))
    return lambda values, focus, graph: len(values) < least


def _max_count(bound: Term) -> Check:
    most = int(_text(bound))
    return lambda values, focus, graph: len(values) > most


def _min_length(bound: Term) -> Check:
    least = int(_text(bound))
    return lambda values, focus, graph: not all(len(_text(value)) >= least for value in values)


def _pattern(expression: Term) -> Check:
    compiled = re.compile(_text(expression))
    return lambda values, focus, graph: not all(compiled.search(_text(value)) for value in values)


def _bounded(accept: Callable[[Decimal, Decimal], bool]) -> Callable[[Term], Check]:
    def make(bound: Term) -> Check:
        limit = Decimal(_text(bound))

        def violated(values: list[Term], focus: Term, graph: object) -> bool:
            return not all((n := _number(value)) is not None and accept(n, limit) for value in values)

        return violated

    return make


def _less_than(other: Term) -> Check:
    predicate = NamedNode(_text(other))

    def violated(values: list[Term], focus: Term, graph: DataGraph) -> bool:
        others = graph.out.get(focus, {}).get(predicate, [])
        return not all(_less(value, bound) for value in values for bound in others)

    return violated


def _less(value: Term, bound: Term) -> bool:
    left, right = _number(value), _number(bound)
    return left is not None and right is not None and left < right


def _number(term: Term) -> Decimal | None:
    if isinstance(term, Literal) and term.datatype.value in _NUMBERS and _well_formed(term.value, term.datatype.value):
        return Decimal(term.value)
    return None


def _text(term: Term) -> str:
    return term.value if isinstance(term, (NamedNode, Literal)) else ""


CHECKS: dict[str, Callable[[Term], Check]] = {
    "class": _class,
    "datatype": _datatype,
    "hasValue": _has_value,
    "lessThan": _less_than,
    "maxCount": _max_count,
    "maxInclusive": _bounded(lambda number, limit: number <= limit),
    "minCount": _min_count,
    "minExclusive": _bounded(lambda number, limit: number > limit),
    "minInclusive": _bounded(lambda number, limit: number >= limit),
    "minLength": _min_length,
    "nodeKind": _node_kind,
    "pattern": _pattern,
}
"""SHACL's local name of each constraint, and how its parameter becomes a check."""
