"""What every store can do, wherever it keeps its quads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.names import BASE
from kg.rdf import DIGEST
from kg.vocabulary import vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from pyoxigraph import BlankNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple, Variable

    from kg.dataset import Dataset
    from kg.store.outcome import Outcome


class Store(ABC):
    """Articles' graphs, and beside them the graphs of the ontology and the registry.

    Open it with :meth:`open`, as a context manager.

    Attributes:
        place: Where it is, as people name it.
        read_only: Whether it refuses to be written.
    """

    place: str
    read_only: bool

    @staticmethod
    def open(place: str | Path, read_only: bool = False, base: str = BASE) -> Store:
        """Open a store; for writing, make it if need be and bring its ontology and registry up to date.

        Args:
            place: The store's folder, or the http address of a SPARQL endpoint.
            read_only: Whether to read only; any number may, also while one writes.
            base: Where the IRIs of the registry begin.

        Raises:
            StoreError: There is no store (for reading), another process writes it, or the folder cannot be used; or the
                address does not answer as it should.
            UsageError: The address is none.
        """
        store = _kind(place).reached(place, read_only=read_only)
        if not read_only:
            try:
                store.put_vocabularies(base)
            except BaseException:
                store.close()
                raise
        return store

    @classmethod
    @abstractmethod
    def reached(cls, place: str | Path, *, read_only: bool) -> Self:
        """Open what is at a place of this kind as it is; for writing, make the place if need be."""

    @staticmethod
    def is_at(place: str | Path) -> bool:
        """Whether there is a store at a place.

        Raises:
            StoreError: An address does not answer as it should.
        """
        return _kind(place).is_at(place)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of it. What was put is already safe."""

    @abstractmethod
    def refresh(self) -> None:
        """Show a reader what was written since it opened (a writer always sees everything)."""

    @abstractmethod
    def put(self, graphs: Iterable[Sequence[Quad]]) -> list[Outcome]:
        """Store articles, each whole or not at all, also when the process is killed.

        Args:
            graphs: The quads of one article each (:func:`kg.rdf.article_quads`), drawn as they are needed.

        Returns:
            What became of each, in their order. The same digest means unchanged, and nothing is written.
        """

    def put_vocabularies(self, base: str = BASE) -> list[str]:
        """Load the ontology and the registry where they are absent or changed.

        Returns:
            The names of the graphs that were loaded.
        """
        loaded = []
        for vocabulary in vocabularies(base):
            if self._digest(vocabulary.graph) != vocabulary.digest:
                self.put_graph(vocabulary.graph, vocabulary.quads())
                loaded.append(vocabulary.graph)
        return loaded

    @abstractmethod
    def _digest(self, graph: str) -> str | None:
        """What stands for a graph's contents, if it is there and says so."""

    @abstractmethod
    def put_graph(self, iri: str, quads: Sequence[Quad]) -> None:
        """Make a graph that is no article's hold just these quads, which all are in it; with none, it goes."""

    @abstractmethod
    def remove(self, article: str) -> bool:
        """Remove an article and all that only it says.

        Returns:
            Whether it was there.
        """

    def articles(self) -> list[str]:
        """The IRIs of the articles, sorted."""
        return sorted(self.digests())

    @abstractmethod
    def digests(self) -> dict[str, str]:
        """The digest of each article's graph, by the article's IRI."""

    @abstractmethod
    def graph(self, iri: str) -> Iterator[Quad]:
        """The quads of one graph: an article's, the ontology's or a part of the registry's; none if it is not there."""

    @abstractmethod
    def about(self, iri: str) -> Iterator[Quad]:
        """The quads of all graphs that have a thing as their subject, then those that have it as their object."""

    @abstractmethod
    def graphs(self) -> list[str]:
        """The names of all graphs, sorted."""

    @abstractmethod
    def query(
        self,
        sparql: str,
        substitutions: Mapping[Variable, NamedNode | BlankNode | Literal | Triple] | None = None,
        dataset: Dataset | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a SPARQL 1.1 query. Without ``GRAPH`` it is asked of all graphs together.

        An engine may join the graphs without merging them: a triple that two articles say answers twice, so
        such questions say ``DISTINCT``.

        Args:
            sparql: The query; it may use the prefixes of :data:`kg.namespaces.PREFIXES` if it declares them.
            substitutions: Values for its variables; the engine asks that a SELECT projects them.
            dataset: What it is asked of instead of all graphs together.

        Raises:
            SyntaxError: The query is none; the message has line and column.
        """

    @abstractmethod
    def __len__(self) -> int:
        """The number of quads."""


def is_address(place: str | Path) -> bool:
    """Whether a store's place is an address, not a folder."""
    return "://" in str(place)


def _kind(place: str | Path) -> type[Store]:
    """What kind of store a place names."""
    if is_address(place):
        from kg.store.remote import RemoteStore  # noqa: PLC0415 - it is a store itself, and only who needs it pays

        return RemoteStore
    from kg.store.local import LocalStore  # noqa: PLC0415 - it is a store itself

    return LocalStore


def graph_name(quads: Sequence[Quad]) -> NamedNode:
    """The one graph that an article's quads are in.

    Raises:
        StoreError: They are in none, or in several.
    """
    names = {quad.graph_name for quad in quads}
    name = names.pop() if len(names) == 1 else None
    if not isinstance(name, NamedNode):
        raise StoreError("an article's quads must all be in one named graph")
    return name


def said_digest(quads: Iterable[Quad]) -> str | None:
    """The digest that quads carry."""
    return next((q.object.value for q in quads if q.predicate == DIGEST and isinstance(q.object, Literal)), None)


def block(graph: NamedNode, quads: Iterable[Quad]) -> str:
    """Quads of a graph as SPARQL's updates write them: terms write themselves in N-Triples form, escaped."""
    return f"GRAPH {graph} {{ {' '.join(f'{quad.triple} .' for quad in quads)} }}"
