"""A store in a folder: one writer, any number of readers; an article goes in whole or not at all."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.rdf import DIGEST, NEWS_ARTICLE, TYPE
from kg.store.outcome import Outcome, State
from kg.store.reasons import saying_why
from kg.store.store import Store, block, graph_name, said_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.dataset import Dataset

FOLDER = "quads"
"""Where the quads are under the store's folder; other things (the embedded graph) have folders of their own beside."""

BATCH_QUADS = 100_000
"""Quads that are written at once; bounds the memory of :meth:`Store.put`."""

_BULK_QUADS = 20_000  # above this, ready-made files beat the log: 130,000 quads a second against 45,000
_LOGGED_QUADS = 25_000  # after as many in the log it is turned into files: each reader that opens replays the log
_OPEN_TRIES = 8  # a reader that opens while the writer replaces a file finds it gone, and tries again
_OPEN_PAUSE = 0.02  # seconds before the second try; doubled for each further one


class LocalStore(Store):
    """A store on disk.

    Opened for reading it shows what was there when it was opened, also while another process writes;
    :meth:`refresh` shows what came since.
    """

    def __init__(self, path: Path, quads: ox.Store, *, read_only: bool) -> None:
        self.path = path
        self.place = str(path)
        self.read_only = read_only
        self._quads: ox.Store | None = quads
        self._logged = 0  # quads written since the last flush that went through the log

    @classmethod
    def reached(cls, place: str | Path, *, read_only: bool) -> Self:
        """Open what is in a folder as it is; for writing, make the folder if need be.

        Raises:
            StoreError: There is no store (for reading), another process writes it, or the folder cannot be used.
        """
        folder = Path(place)
        if read_only:
            return cls(folder, _open_reader(folder), read_only=True)
        _refuse_foreign(folder)
        with saying_why(folder):
            _make(folder / FOLDER)
            return cls(folder, ox.Store(str(folder / FOLDER)), read_only=False)

    @staticmethod
    def is_at(place: str | Path) -> bool:
        """Whether a folder has the quads' folder.

        Raises:
            StoreError: It is a file, or no path that there could be.
        """
        _refuse_file(Path(place))
        return (Path(place) / FOLDER).is_dir()

    def close(self) -> None:
        """Let go of the folder. What was put is already safe; closing only tidies it so that readers open faster."""
        try:
            if self._quads is not None and self._logged:
                self._flush()
        finally:
            self._quads = None

    def refresh(self) -> None:
        """Show a reader what was written since it opened (a writer always sees everything)."""
        if self.read_only:
            self._quads = _open_reader(self.path)

    @property
    def _open(self) -> ox.Store:
        if self._quads is None:
            raise StoreError("{path}: the store is closed", path=self.path)
        return self._quads

    @property
    def _writable(self) -> ox.Store:
        if self.read_only:
            raise StoreError("{path}: the store is open for reading only", path=self.path)
        return self._open

    def _log(self, count: int) -> None:
        self._logged += count
        if self._logged >= _LOGGED_QUADS:
            self._flush()

    def _flush(self) -> None:
        with saying_why(self.path):
            self._writable.flush()
        self._logged = 0

    def put(self, graphs: Iterable[Sequence[ox.Quad]]) -> list[Outcome]:
        """Write new ones together, and of a changed one only what differs."""
        outcomes = []
        fresh: dict[ox.NamedNode, Sequence[ox.Quad]] = {}
        for quads in graphs:
            graph = graph_name(quads)
            if graph in fresh:  # the same article twice: the later one replaces the earlier
                self._add(fresh)
            state = self._state(graph, quads)
            if state is State.NEW:
                fresh[graph] = quads
            elif state is State.REPLACED:
                self._replace(graph, quads)
            outcomes.append(Outcome(graph.value, state))
            if sum(map(len, fresh.values())) >= BATCH_QUADS:
                self._add(fresh)
        self._add(fresh)
        return outcomes

    def put_graph(self, iri: str, quads: Sequence[ox.Quad]) -> None:
        """Touch only what differs."""
        self._replace(ox.NamedNode(iri), quads)

    def remove(self, article: str) -> bool:
        """Drop its graph."""
        graph = ox.NamedNode(article)
        if ox.Quad(graph, TYPE, NEWS_ARTICLE, graph) not in self._open:
            return False
        with saying_why(self.path):
            self._writable.remove_graph(graph)
        self._log(1)
        return True

    def digests(self) -> dict[str, str]:
        """Looked up by predicate."""
        found = self._open.quads_for_pattern(None, DIGEST, None, None)
        return {
            quad.graph_name.value: quad.object.value
            for quad in found
            if isinstance(quad.graph_name, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and ox.Quad(quad.graph_name, TYPE, NEWS_ARTICLE, quad.graph_name) in self._open
        }

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """As the engine's index has them."""
        return self._open.quads_for_pattern(None, None, None, ox.NamedNode(iri))

    def about(self, iri: str) -> Iterator[ox.Quad]:
        """Two look-ups in the engine's indexes."""
        node = ox.NamedNode(iri)
        yield from self._open.quads_for_pattern(node, None, None, None)
        yield from self._open.quads_for_pattern(None, None, node, None)

    def graphs(self) -> list[str]:
        """As the engine lists them."""
        return sorted(graph.value for graph in self._open.named_graphs() if isinstance(graph, ox.NamedNode))

    def query(
        self,
        sparql: str,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] | None = None,
        dataset: Dataset | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Let the engine answer; it joins the graphs without merging them."""
        return self._open.query(
            sparql,
            use_default_graph_as_union=dataset is None,
            default_graph=_nodes(dataset.default if dataset else None),
            named_graphs=_nodes(dataset.named if dataset else None),
            substitutions=dict(substitutions) if substitutions else None,
        )

    def __len__(self) -> int:
        """As the engine counts them."""
        return len(self._open)

    def _digest(self, graph: str) -> str | None:
        node = ox.NamedNode(graph)
        return said_digest(self._open.quads_for_pattern(node, DIGEST, None, node))

    def _state(self, graph: ox.NamedNode, quads: Sequence[ox.Quad]) -> State:
        stored = self._digest(graph.value)
        if stored is None and not self._open.contains_named_graph(graph):
            return State.NEW
        return State.UNCHANGED if stored == said_digest(quads) else State.REPLACED

    def _add(self, fresh: dict[ox.NamedNode, Sequence[ox.Quad]]) -> None:
        """Write new graphs, all of them or none, and forget them."""
        if not fresh:
            return
        self._insert([quad for graph in fresh.values() for quad in graph])
        fresh.clear()

    def _insert(self, quads: list[ox.Quad]) -> None:
        """Write quads, all of them or none."""
        with saying_why(self.path):
            if len(quads) > _BULK_QUADS:
                self._writable.bulk_extend(quads)
                return
            self._writable.extend(quads)
        self._log(len(quads))

    def _replace(self, graph: ox.NamedNode, quads: Sequence[ox.Quad]) -> None:
        """Turn a graph into ``quads`` in one transaction, touching only what differs."""
        old, new = set(self._open.quads_for_pattern(None, None, None, graph)), set(quads)
        gone = [quad for quad in old if quad not in new]
        come = [quad for quad in quads if quad not in old]
        if not gone:
            self._insert(come)
            return
        with saying_why(self.path):
            self._writable.update(f"DELETE DATA {{ {block(graph, gone)} }} ; INSERT DATA {{ {block(graph, come)} }}")
        self._log(len(gone) + len(come))


def _nodes(iris: tuple[str, ...] | None) -> list[Any] | None:  # a list of nodes is none of nodes or blank nodes
    return None if iris is None else [ox.NamedNode(iri) for iri in iris]


def _open_reader(folder: Path) -> ox.Store:
    _refuse_file(folder)
    if not (folder / FOLDER / "CURRENT").is_file():
        raise StoreError("{path}: no store here; `kg load` makes one", path=folder)
    with saying_why(folder):
        for turn in range(_OPEN_TRIES - 1):
            try:
                return ox.Store.read_only(str(folder / FOLDER))
            except (OSError, RuntimeError):
                time.sleep(_OPEN_PAUSE * 2**turn)
        return ox.Store.read_only(str(folder / FOLDER))


def _refuse_file(folder: Path) -> None:
    with saying_why(folder):
        if folder.exists() and not folder.is_dir():
            raise StoreError("{path}: not a folder", path=folder)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileNotFoundError as error:  # as under /proc
        raise StoreError("{path}: no folder can be made here", path=folder.parent) from error


def _refuse_foreign(folder: Path) -> None:
    """A folder with something in it that is no store is somebody's: leave it alone."""
    _refuse_file(folder)
    with saying_why(folder):
        foreign = folder.is_dir() and not (folder / FOLDER).exists() and any(folder.iterdir())
    if foreign:
        raise StoreError("{path}: not a store, and not empty; name another folder", path=folder)
