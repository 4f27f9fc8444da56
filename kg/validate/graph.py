"""One article's quads, indexed for checking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
_TYPE = NamedNode(RDF + "type")


@dataclass(frozen=True, slots=True)
class PropertyPath:
    """A property path: steps of one predicate each, forwards or (``inverse``) backwards."""

    steps: tuple[tuple[NamedNode, bool], ...]

    def __str__(self) -> str:
        return "/".join(("^" if inverse else "") + predicate.value for predicate, inverse in self.steps)


class DataGraph:
    """A set of triples by subject and predicate, and backwards for the predicates that shapes walk backwards."""

    def __init__(self, quads: Iterable[Quad], backwards: frozenset[NamedNode] = frozenset()) -> None:
        self.out: dict[Term, dict[NamedNode, list[Term]]] = {}
        self.into: dict[NamedNode, dict[Term, list[Term]]] = {predicate: {} for predicate in backwards}
        self.by_class: dict[Term, list[Term]] = {}
        self.subjects_of: dict[Term, dict[Term, None]] = {}
        for quad in dict.fromkeys(quads):
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            self.out.setdefault(subject, {}).setdefault(predicate, []).append(value)
            self.subjects_of.setdefault(predicate, {})[subject] = None
            if predicate == _TYPE:
                self.by_class.setdefault(value, []).append(subject)
            if predicate in self.into:
                self.into[predicate].setdefault(value, []).append(subject)

    def values(self, focus: Term, path: PropertyPath) -> list[Term]:
        """The value nodes that ``path`` leads to, each once."""
        nodes: list[Term] = [focus]
        for predicate, inverse in path.steps:
            if inverse:
                found = [n for node in nodes for n in self.into[predicate].get(node, ())]
            else:
                found = [n for node in nodes for n in self.out.get(node, {}).get(predicate, ())]
            nodes = found if len(nodes) == 1 else list(dict.fromkeys(found))
        return nodes

    def has_class(self, node: Term, class_: Term) -> bool:
        """Whether the graph itself says so; it holds no class hierarchy."""
        return class_ in self.out.get(node, {}).get(_TYPE, ())
