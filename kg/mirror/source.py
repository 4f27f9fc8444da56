"""What the mirror reads of the store."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from kg.mirror.entities import ENTITY_PREDICATES, Said
from kg.mirror.layout import LABELS
from kg.mirror.read import read_article
from kg.mirror.registry import Registry
from kg.names import ONTOLOGY
from kg.namespaces import SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Quad, QuerySolutions

    from kg.mirror.read import Sheet
    from kg.store import Store

_BATCH = 500

# FILTER, not a second VALUES: with that the engine goes through all quads instead of each entity's own.
_SAID = """SELECT ?entity ?predicate ?graph ?value (LANG(?value) AS ?language) WHERE {{
  VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{ ?entity ?predicate ?value }}
  FILTER(?predicate IN ({predicates}))
}}"""
_DIGESTS = f"SELECT ?graph ?digest WHERE {{ GRAPH ?graph {{ ?graph <{ONTOLOGY}digest> ?digest }} }}"
_GROUPS = f"SELECT ?graph ?group WHERE {{ GRAPH ?graph {{ ?group a <{ONTOLOGY}TargetGroup>, <{SKOS}Concept> }} }}"
_BROADER = f"SELECT ?graph ?group ?wider WHERE {{ GRAPH ?graph {{ ?group <{SKOS}broader> ?wider }} }}"
_ENTITIES = "SELECT ?graph ?entity WHERE {{ GRAPH ?graph {{ ?entity a ?class }} FILTER(?class IN ({classes})) }}"
_PUBLISHED = f"SELECT ?graph ?moment WHERE {{ GRAPH ?graph {{ ?graph <{SCHEMA}datePublished> ?moment }} }}"


class Source:
    """The store, as the mirror reads it: what articles there are, one article whole, one entity across all.

    Args:
        store: An open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Every article with what stands for its present version."""
        return self._store.digests()

    @cached_property
    def published(self) -> Mapping[str, str]:
        """When each article was published, as the store writes it."""
        return {graph: moment for graph, moment in self._ask(_PUBLISHED) if graph in self.digests}

    def article(self, iri: str) -> Sheet:
        """One article as nodes and relationships."""
        return read_article(iri, self.digests[iri], self._graph(iri))

    @cached_property
    def registry(self) -> Registry:
        """The kinds of firms and persons that the registry knows, and which is wider than which."""
        versions = sorted((graph, digest) for graph, digest in self._ask(_DIGESTS) if graph not in self.digests)
        groups = {group for graph, group in self._ask(_GROUPS) if graph not in self.digests}
        wider = {
            (group, wider)
            for graph, group, wider in self._ask(_BROADER)
            if graph not in self.digests and group in groups and wider in groups
        }
        return Registry(sha256(repr(versions).encode()).hexdigest(), tuple(sorted(groups)), tuple(sorted(wider)))

    def entities(self) -> set[str]:
        """Every entity that an article speaks of, and every group of the registry."""
        classes = ", ".join(f"<{ONTOLOGY}{name}>" for name in LABELS)
        spoken_of = {entity for graph, entity in self._ask(_ENTITIES.format(classes=classes)) if graph in self.digests}
        return spoken_of | set(self.registry.groups)

    def said_of(self, iris: Iterable[str]) -> Iterator[Said]:
        """What is said of entities, without their relations: by articles, and in names by the registry."""
        from pyoxigraph import NamedNode  # noqa: PLC0415 - heavy

        predicates = ", ".join(f"<{predicate}>" for predicate in ENTITY_PREDICATES)
        for batch in batches(sorted(set(iris)), _BATCH):
            # NamedNode refuses whatever is no IRI and str() writes it in SPARQL's own syntax.
            entities = " ".join(str(NamedNode(iri)) for iri in batch)
            for row in self._ask(_SAID.format(entities=entities, predicates=predicates)):
                entity, predicate, graph, value, language = row
                yield Said(entity, predicate, graph if graph in self.digests else None, value, language)

    def _graph(self, iri: str) -> Iterable[Quad]:
        return self._store.graph(iri)

    def _ask(self, sparql: str) -> Iterator[tuple[str, ...]]:
        for solution in cast("QuerySolutions", self._store.query(sparql)):
            yield tuple(term.value if term else "" for term in solution)


def batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    """Cut a sequence into lists of at most ``size``."""
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
