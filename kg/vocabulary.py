"""The ontology and the registry as named graphs: what is in ``ontology/`` beside the shapes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.names import BASE
from kg.namespaces import ONTOLOGY_GRAPH
from kg.rdf import DIGEST
from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Term = TypeVar("_Term", bound=NamedNode | BlankNode | Literal | Triple)
_ONTOLOGY, _SHAPES = "policy", "shapes"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A Turtle file that the store keeps in a graph of its own.

    Attributes:
        path: The file.
        graph: The graph's name.
        base: Where the IRIs of its things begin in the store; in the file it is the project's own.
        digest: SHA-256 of file and base; the graph is loaded again when it changes.
    """

    path: Path
    graph: str
    base: str
    digest: str

    def quads(self) -> list[Quad]:
        """Its triples in the graph, and the digest. Blank nodes are named by what they are: two loads are one."""
        graph = NamedNode(self.graph)
        read = [
            Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in parse(path=self.path, format=RdfFormat.TURTLE, base_iri=BASE)
        ]
        if any(isinstance(term, BlankNode) for quad in read for term in (quad.subject, quad.object)):
            dataset = Dataset(read)
            dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
            read = list(dataset)
        quads = sorted((_settled(quad, self.path.stem, self.base) for quad in read), key=str)
        return [*quads, Quad(graph, DIGEST, Literal(self.digest), graph)]


def _settled(quad: Quad, file: str, base: str) -> Quad:
    return Quad(_settle(quad.subject, file, base), quad.predicate, _settle(quad.object, file, base), quad.graph_name)


def _settle(term: _Term, file: str, base: str) -> _Term | NamedNode:
    """Name a blank node, apart from those of other files, so that an update can; move all else to the base."""
    if isinstance(term, BlankNode):
        return NamedNode(f"{ONTOLOGY_GRAPH}/.well-known/genid/{file}-{term.value}")
    if isinstance(term, NamedNode) and term.value.startswith(BASE) and not term.value.startswith(ONTOLOGY_GRAPH):
        return NamedNode(base + term.value.removeprefix(BASE))
    return term


def vocabularies(base: str) -> Iterator[Vocabulary]:
    """The vocabularies that travel with the package, by file name.

    Args:
        base: Where the registry's IRIs begin; the ontology's stay where they are.
    """
    for path in sorted(folder("ontology").glob("*.ttl")):
        if path.stem != _SHAPES:
            graph = ONTOLOGY_GRAPH if path.stem == _ONTOLOGY else f"{base}registry/{path.stem}"
            digest = hashlib.sha256(base.encode() + b"\n" + path.read_bytes()).hexdigest()
            yield Vocabulary(path, graph, base, digest)
