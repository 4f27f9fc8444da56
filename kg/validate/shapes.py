"""SHACL shapes compiled into plain checks: the part of SHACL core that ``ontology/shapes.ttl`` uses, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import KgError
from kg.namespaces import RDF, SHACL
from kg.validate import constraints
from kg.validate.graph import DataGraph, PropertyPath, Term

if TYPE_CHECKING:
    from pathlib import Path


_TYPE = NamedNode(RDF + "type")

Check = Callable[["list[Term]", "Term", "DataGraph"], bool]
"""Value nodes, focus node, graph: whether the constraint is violated."""

_NOT_CONSTRAINTS = frozenset({"path", "message", "property", "targetClass", "targetSubjectsOf", "ignoredProperties"})


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (``path`` None) or property shape.

    Attributes:
        path: From the focus node to its value nodes.
        checks: SHACL's name of each constraint component, and the check.
        properties: The property shapes of a node shape.
        allowed: The properties of a closed shape, else None.
        target_classes: Classes whose instances are focus nodes.
        target_subjects_of: Predicates whose subjects are focus nodes.
        messages: By language.
    """

    path: PropertyPath | None
    checks: tuple[tuple[str, Check], ...]
    properties: tuple[Shape, ...]
    allowed: frozenset[NamedNode] | None
    target_classes: tuple[NamedNode, ...]
    target_subjects_of: tuple[NamedNode, ...]
    messages: dict[str, str]


def read_shapes(path: Path) -> tuple[Shape, ...]:
    """Compile the node shapes of a Turtle file, in its order.

    Raises:
        KgError: It uses a SHACL construct that is not known here: better no check than half a check.
    """
    reader = _Reader(path)
    return tuple(reader.shape(node) for node in reader.node_shapes())


class _Reader:
    """The shapes file as a graph, and how each construct in it becomes a check."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.out: dict[Term, dict[Term, list[Term]]] = {}
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            self.out.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)

    def node_shapes(self) -> list[Term]:
        kind = NamedNode(SHACL + "NodeShape")
        return [node for node, properties in self.out.items() if kind in properties.get(_TYPE, ())]

    def shape(self, node: Term) -> Shape:
        said = {self._construct(p): values for p, values in self.out[node].items() if p != _TYPE}
        properties = tuple(self.shape(child) for child in said.get("property", ()))
        return Shape(
            self._path(said["path"][0]) if "path" in said else None,
            tuple(self._check(name, v) for name, values in said.items() for v in values if self._is_check(name)),
            properties,
            self._allowed(said, properties),
            tuple(_named(said.get("targetClass", []))),
            tuple(_named(said.get("targetSubjectsOf", []))),
            {m.language or "en": m.value for m in said.get("message", []) if isinstance(m, Literal)},
        )

    def _construct(self, predicate: Term) -> str:
        iri = predicate.value if isinstance(predicate, NamedNode) else ""
        name = iri.removeprefix(SHACL)
        if name == iri or not (name in _NOT_CONSTRAINTS or name in ("closed", "in", "or", *constraints.CHECKS)):
            self._unknown(iri)
        return name

    def _unknown(self, construct: str) -> None:
        raise KgError("{path}: {construct} is unknown to the quick check", path=self.path, construct=construct)

    def _is_check(self, name: str) -> bool:
        return name not in _NOT_CONSTRAINTS and name != "closed"

    def _check(self, name: str, value: Term) -> tuple[str, Check]:
        component = f"{name[0].upper()}{name[1:]}ConstraintComponent"
        if name == "or":
            return component, _any_of([self.shape(alternative) for alternative in self._list(value)])
        if name == "in":
            return component, constraints.is_in(self._list(value))
        return component, constraints.CHECKS[name](value)

    def _path(self, node: Term) -> PropertyPath:
        if isinstance(node, NamedNode):
            return PropertyPath(((node, False),))
        properties = self.out[node]
        inverse = properties.get(NamedNode(SHACL + "inversePath"))
        if inverse and len(properties) == 1 and isinstance(inverse[0], NamedNode):
            return PropertyPath(((inverse[0], True),))
        if NamedNode(RDF + "first") not in properties:
            self._unknown(" ".join(str(p) for p in properties))
        return PropertyPath(tuple(step for part in self._list(node) for step in self._path(part).steps))

    def _allowed(self, said: dict[str, list[Term]], properties: tuple[Shape, ...]) -> frozenset[NamedNode] | None:
        if [v.value for v in said.get("closed", []) if isinstance(v, Literal)] != ["true"]:
            return None
        ignored = _named(self._list(said["ignoredProperties"][0])) if "ignoredProperties" in said else []
        direct = [
            p.path.steps[0][0] for p in properties if p.path and p.path.steps[0][1] is False and len(p.path.steps) == 1
        ]
        return frozenset((*ignored, *direct))

    def _list(self, node: Term) -> list[Term]:
        first, rest = NamedNode(RDF + "first"), NamedNode(RDF + "rest")
        items = []
        while isinstance(node, BlankNode):
            items.append(self.out[node][first][0])
            node = self.out[node][rest][0]
        return items


def _named(terms: list[Term]) -> list[NamedNode]:
    return [term for term in terms if isinstance(term, NamedNode)]


def _any_of(alternatives: list[Shape]) -> Check:
    def violated(values: list[Term], focus: Term, graph: DataGraph) -> bool:
        return not all(any(_conforms(shape, value, graph) for shape in alternatives) for value in values)

    return violated


def _conforms(shape: Shape, node: Term, graph: DataGraph) -> bool:
    return not any(check([node], node, graph) for _, check in shape.checks)
