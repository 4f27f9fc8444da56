"""A store behind an address: any SPARQL 1.1 endpoint that takes updates."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.namespaces import ONTOLOGY_GRAPH
from kg.rdf import DIGEST, NEWS_ARTICLE, TYPE
from kg.store import endpoint
from kg.store.binding import bound, of_graphs, unmistakable, within
from kg.store.endpoint import Endpoint
from kg.store.outcome import Outcome, State
from kg.store.store import Store, block, graph_name, said_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.dataset import Dataset

_BATCH_QUADS = 20_000
"""Quads that go over in one update, about four megabytes."""

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"
_UNION = "<urn:x-arq:UnionGraph>"
"""What Jena calls all named graphs together; elsewhere it is a graph that is not there."""

_HERE = f"""SELECT ?default ?union WHERE {{ GRAPH <{ONTOLOGY_GRAPH}> {{ <{ONTOLOGY_GRAPH}> {DIGEST} ?digest }}
  BIND(EXISTS {{ <{ONTOLOGY_GRAPH}> {DIGEST} ?digest }} AS ?default)
  BIND(EXISTS {{ GRAPH {_UNION} {{ <{ONTOLOGY_GRAPH}> {DIGEST} ?digest }} }} AS ?union) }}"""
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_DIGESTS = f"SELECT ?graph ?digest WHERE {{ GRAPH ?graph {{ ?graph {DIGEST} ?digest ; {TYPE} {NEWS_ARTICLE} }} }}"
_KNOWN = f"""SELECT ?graph ?digest WHERE {{ VALUES ?graph {{ %s }}
  FILTER EXISTS {{ GRAPH ?graph {{ ?s ?p ?o }} }} OPTIONAL {{ GRAPH ?graph {{ ?graph {DIGEST} ?digest }} }} }}"""
_ABOUT = """SELECT ?graph ?s ?p ?o WHERE {
  { GRAPH ?graph { %s ?p ?o } BIND(%s AS ?s) } UNION { GRAPH ?graph { ?s ?p %s } BIND(%s AS ?o) } }"""
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } }"


class _Way(Enum):
    """How a query without ``GRAPH`` comes to be asked of all graphs."""

    DEFAULT = "they are the default graph"
    UNION = "all together they have a name"
    NAMES = "each is named"


class RemoteStore(Store):
    """A store on a server.

    Every article goes over in one update, which a server carries out whole or not at all. A reader sees what is there
    when it asks.

    Args:
        server: Where the store is.
        read_only: Whether to refuse to write.
    """

    def __init__(self, server: Endpoint, *, read_only: bool) -> None:
        self.place = server.address
        self.read_only = read_only
        self._server = server
        self._empty = ox.Store()

    @classmethod
    def reached(cls, place: str | Path, *, read_only: bool) -> Self:
        """Open the store behind an address as it is.

        Raises:
            StoreError: Nothing answers there, or no SPARQL endpoint; or there is nothing of ours (for reading).
            UsageError: It is no address of a store.
        """
        store = cls(Endpoint.from_environment(str(place)), read_only=read_only)
        if read_only and store._way is None:
            raise StoreError("{path}: no store here; `kg load` makes one", path=place)
        return store

    @staticmethod
    def is_at(place: str | Path) -> bool:
        """Whether a load was ever begun there."""
        return RemoteStore(Endpoint.from_environment(str(place)), read_only=True)._way is not None

    def close(self) -> None:
        """Nothing is held."""

    def refresh(self) -> None:
        """Forget what is remembered: whether there is anything, and which graphs."""
        for name in ("_way", "_names"):
            self.__dict__.pop(name, None)

    def put(self, graphs: Iterable[Sequence[ox.Quad]]) -> list[Outcome]:
        """Write new and changed ones, several in one update."""
        outcomes: list[Outcome] = []
        batch: dict[ox.NamedNode, Sequence[ox.Quad]] = {}
        for quads in graphs:
            graph = graph_name(quads)
            if graph in batch or sum(map(len, batch.values())) >= _BATCH_QUADS:
                outcomes += self._put(batch)
                batch.clear()
            batch[graph] = quads
        return [*outcomes, *self._put(batch)]

    def put_graph(self, iri: str, quads: Sequence[ox.Quad]) -> None:
        """Write it anew, in one update."""
        self._write({ox.NamedNode(iri): quads})

    def remove(self, article: str) -> bool:
        """Drop its graph."""
        graph = ox.NamedNode(article)
        there = bool(self.query(f"ASK {{ GRAPH {graph} {{ {graph} {TYPE} {NEWS_ARTICLE} }} }}"))
        if there:
            self._write({graph: ()})
        return there

    def digests(self) -> dict[str, str]:
        """Asked by predicate."""
        return {graph.value: digest.value for graph, digest in self._rows(_DIGESTS)}

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """By the graph store protocol, or where a server has none, by a query."""
        graph = ox.NamedNode(iri)
        triples = self._server.graph(iri)
        if triples is None:
            triples = self._server.ask(_GRAPH % graph, endpoint.GRAPH)
        for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def about(self, iri: str) -> Iterator[ox.Quad]:
        """One query for both."""
        node = ox.NamedNode(iri)
        found = [ox.Quad(s, p, o, graph) for graph, s, p, o in self._rows(_ABOUT % (node, node, node, node))]
        yield from (quad for quad in found if quad.subject == node)
        yield from (quad for quad in found if quad.object == node)

    def graphs(self) -> list[str]:
        """Asked over all quads."""
        return list(self._names)

    def query(
        self,
        sparql: str,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] | None = None,
        dataset: Dataset | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Let the server answer what the engine on disk would take; it may merge the graphs it joins."""
        given = dict(substitutions or {})
        # Errors in it are found here, at their line and column; and the answer's kind.
        kind = self._empty.query(sparql, substitutions=given or None)
        text = bound(sparql, {variable.value: unmistakable(str(term)) for variable, term in given.items()})
        if dataset is None and self._way is _Way.UNION:
            text = within(text, _UNION)
        elif dataset is None and self._way is _Way.NAMES:
            text = of_graphs(text, map(_written, self._names), map(_written, self._names))
        elif dataset is not None and (dataset.default, dataset.named) != (None, None):
            text = of_graphs(text, map(_written, dataset.default or ()), map(_written, dataset.named or ()))
        if isinstance(kind, ox.QueryTriples):
            told = ox.Store()
            told.load(self._server.ask(text, endpoint.GRAPH), format=ox.RdfFormat.N_TRIPLES)
            return told.query(_ALL)
        return ox.parse_query_results(self._server.ask(text, endpoint.ROWS), format=ox.QueryResultsFormat.JSON)

    def __len__(self) -> int:
        """As the server counts them."""
        return sum(int(number.value) for (number,) in self._rows(_COUNT))

    @cached_property
    def _way(self) -> _Way | None:
        """None where there is nothing of ours."""
        for default, union in self._rows(_HERE):
            yes = ("true", "1")
            return _Way.DEFAULT if default.value in yes else _Way.UNION if union.value in yes else _Way.NAMES
        return None

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(sorted(graph.value for (graph,) in self._rows(_GRAPHS)))

    def _rows(self, sparql: str) -> list[ox.QuerySolution]:
        """The rows of a SELECT that names its graphs itself."""
        read = ox.parse_query_results(self._server.ask(sparql, endpoint.ROWS), format=ox.QueryResultsFormat.JSON)
        return list(read) if isinstance(read, ox.QuerySolutions) else []

    def _digest(self, graph: str) -> str | None:
        node = ox.NamedNode(graph)
        return self._known([node]).get(node)

    def _known(self, graphs: Iterable[ox.NamedNode]) -> dict[ox.NamedNode, str | None]:
        """Of some graphs those that are there, with their digests."""
        rows = self._rows(_KNOWN % " ".join(map(str, graphs)))
        return {graph: digest and digest.value for graph, digest in rows}

    def _put(self, batch: dict[ox.NamedNode, Sequence[ox.Quad]]) -> list[Outcome]:
        known = self._known(batch) if batch else {}
        states = {
            graph: State.NEW
            if graph not in known
            else State.UNCHANGED
            if known[graph] == said_digest(quads)
            else State.REPLACED
            for graph, quads in batch.items()
        }
        changed = {graph: quads for graph, quads in batch.items() if states[graph] is not State.UNCHANGED}
        if changed:
            self._write(changed)
        return [Outcome(graph.value, state) for graph, state in states.items()]

    def _write(self, graphs: Mapping[ox.NamedNode, Sequence[ox.Quad]]) -> None:
        """Make graphs hold just these quads, in one update: all of them or none. Twice comes to the same as once."""
        if self.read_only:
            raise StoreError("{path}: the store is open for reading only", path=self.place)
        self.refresh()
        dropped = [f"DROP SILENT GRAPH {graph}" for graph in graphs]
        data = unmistakable(" ".join(block(graph, quads) for graph, quads in graphs.items() if quads))
        self._server.update(" ; ".join([*dropped, f"INSERT DATA {{ {data} }}"] if data else dropped))


def _written(iri: str) -> str:
    return str(ox.NamedNode(iri))
