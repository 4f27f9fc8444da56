"""The ontology and the registry as named graphs: what is in ``ontology/`` beside the shapes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, parse

from kg.namespaces import ONTOLOGY_GRAPH
from kg.rdf import DIGEST
from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ONTOLOGY, _SHAPES = "policy", "shapes"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A Turtle file that the store keeps in a graph of its own.

    Attributes:
        path: The file.
        graph: The graph's name.
        base: What its relative IRIs are relative to.
        digest: SHA-256 of file and base; the graph is loaded again when it changes.
    """

    path: Path
    graph: str
    base: str
    digest: str

    def quads(self) -> list[Quad]:
        """Its triples in the graph, and the digest. Blank nodes are named by what they are: two loads are one."""
        graph = NamedNode(self.graph)
        dataset = Dataset(
            Quad(q.subject, q.predicate, q.object, graph)
            for q in parse(path=self.path, format=RdfFormat.TURTLE, base_iri=self.base)
        )
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        quads = sorted((_apart(quad, self.path.stem) for quad in dataset), key=str)
        return [*quads, Quad(graph, DIGEST, Literal(self.digest), graph)]


def _apart(quad: Quad, file: str) -> Quad:
    """Skolem IRIs for blank nodes: those of two files must not meet, and an update can name them."""
    subject, value = quad.subject, quad.object
    if isinstance(subject, BlankNode):
        subject = NamedNode(f"{ONTOLOGY_GRAPH}/.well-known/genid/{file}-{subject.value}")
    if isinstance(value, BlankNode):
        value = NamedNode(f"{ONTOLOGY_GRAPH}/.well-known/genid/{file}-{value.value}")
    return Quad(subject, quad.predicate, value, quad.graph_name)


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
