"""The whole check: pySHACL, the reference implementation in Python, over articles of a store (15,000 triples/s)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyshacl
from pyoxigraph import Literal, RdfFormat, serialize
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph, Namespace, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.collection import Collection

from kg.errors import KgError
from kg.namespaces import SHACL
from kg.rdf import DIGEST, digest
from kg.resources import folder
from kg.validate.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad
    from rdflib.term import Node

    from kg.store import Store

_SH = Namespace(SHACL)


def shacl(quads: Iterable[Quad]) -> list[Violation]:
    """Check the quads of one article with pySHACL; the graph they are in does not matter.

    Returns:
        Each violated constraint once for each focus node, sorted.

    Raises:
        KgError: pySHACL gives up, as it does where a blank node stands for a character's number.
    """
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    data = Graph().parse(data=triples, format="nt")
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", advanced=False)
    except ReportableRuntimeError as error:
        raise KgError("pySHACL cannot check this graph: {reason}", reason=error.message) from error
    return sorted(set(_violations(report)), key=lambda found: (found.focus, found.path or "", found.component))


def validate_store(store: Store, articles: Iterable[str] | None = None) -> Iterator[tuple[str, list[Violation]]]:
    """Check stored articles, each graph by itself, with pySHACL; also that each is still what its digest says.

    Args:
        store: Where they are.
        articles: The IRIs of those to check; all when None.

    Yields:
        Each article's IRI, and what is wrong with its graph (nothing, as a rule).
    """
    for iri in sorted(store.digests() if articles is None else articles):
        quads = list(store.graph(iri))
        yield iri, [*shacl(quads), *_changed(iri, quads)]


def _changed(iri: str, quads: list[Quad]) -> list[Violation]:
    said = [quad.object for quad in quads if quad.predicate == DIGEST]
    if said == [Literal(digest(quads))]:
        return []
    return [
        Violation(
            iri,
            DIGEST.value,
            "Digest",
            "the graph is not what was stored: load it again",
            "图已不是存入时的内容：请重新加载",
        )
    ]


@cache
def _shapes() -> Graph:
    return Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")


def _violations(report: Graph) -> Iterator[Violation]:
    for result in report.subjects(_SH.focusNode):
        messages = {m.language: str(m) for m in report.objects(result, _SH.resultMessage) if isinstance(m, RdfLiteral)}
        path = report.value(result, _SH.resultPath)
        yield Violation(
            str(report.value(result, _SH.focusNode)),
            None if path is None else _path(report, path),
            str(report.value(result, _SH.sourceConstraintComponent)).removeprefix(SHACL),
            messages.get("en", ""),
            messages.get("zh", ""),
        )


def _path(report: Graph, node: Node) -> str:
    """A path as :class:`kg.validate.shapes.Path` writes it."""
    if isinstance(node, URIRef):
        return str(node)
    inverse = report.value(node, _SH.inversePath)
    if inverse is not None:
        return f"^{inverse}"
    return "/".join(_path(report, step) for step in Collection(report, node))
