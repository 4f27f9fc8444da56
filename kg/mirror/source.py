"""What the mirror reads of the store."""

from __future__ import annotations

import io
from collections import defaultdict
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from kg.mirror.entities import NAMED_BY, Said, labels_of
from kg.mirror.layout import ATTRIBUTES, LABELS
from kg.mirror.read import read_article
from kg.mirror.registry import Registry
from kg.mirror.told import Told, questions
from kg.mirror.tsv import words
from kg.names import ONTOLOGY
from kg.namespaces import SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import QuerySolutions

    from kg.mirror.read import Sheet
    from kg.store import Store

_BATCH = 500
_ARTICLES = 100  # read at once

# FILTER, not a second VALUES: with that the engine goes through all quads instead of each entity's own.
_NAMES = """SELECT DISTINCT ?entity ?predicate ?value (LANG(?value) AS ?language) ?registered WHERE {{
  VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{ ?entity ?predicate ?value }}
  FILTER(?predicate IN ({predicates}))
  BIND(?graph IN ({registry}) AS ?registered)
}}"""
_LABELS = """SELECT DISTINCT ?entity ?class ?registered WHERE {{
  VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{ ?entity a ?class }}
  BIND(?graph IN ({registry}) AS ?registered)
}}"""
_VALUES = """SELECT ?entity ?predicate ?graph ?value WHERE {{
  VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{ ?entity ?predicate ?value }}
  FILTER(?predicate IN ({predicates}))
}}"""
_SUPPORT = """SELECT ?entity (COUNT(DISTINCT ?graph) AS ?articles) WHERE {{
  VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{ ?entity a ?class }}
  FILTER(?class IN ({classes}) && ?graph NOT IN ({registry}))
}} GROUP BY ?entity"""
_DIGESTS = f"SELECT ?graph ?digest WHERE {{ GRAPH ?graph {{ ?graph <{ONTOLOGY}digest> ?digest }} }}"
_GROUPS = f"""SELECT DISTINCT ?group WHERE {{
  VALUES ?graph {{ %s }} GRAPH ?graph {{ ?group a <{ONTOLOGY}TargetGroup>, <{SKOS}Concept> }}
}}"""
_BROADER = f"""SELECT DISTINCT ?group ?wider WHERE {{
  VALUES ?graph {{ %s }} GRAPH ?graph {{ ?group <{SKOS}broader> ?wider }}
}}"""
_ENTITIES = """SELECT DISTINCT ?entity WHERE {{
  GRAPH ?graph {{ ?entity a ?class }}
  FILTER(?class IN ({classes}) && ?graph NOT IN ({registry}))
}}"""
_PUBLISHED = f"SELECT ?graph ?moment WHERE {{ GRAPH ?graph {{ ?graph <{SCHEMA}datePublished> ?moment }} }}"

_CLASSES = ", ".join(f"<{ONTOLOGY}{name}>" for name in LABELS)


class Source:
    """The store, as the mirror reads it: what articles there are, articles whole, entities across all.

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

    def articles(self, iris: Iterable[str]) -> Iterator[Sheet]:
        """Articles as nodes and relationships, in the order they are named in."""
        for some in batches(iris, _ARTICLES):
            for told in self.told(some):
                yield read_article(told, self.digests[told.iri])

    def told(self, iris: Sequence[str]) -> list[Told]:
        """What the graphs of some articles say."""
        rows: list[defaultdict[str, list[list[str]]]] = [defaultdict(list) for _ in iris]
        for kind, asked in questions(iris):
            for number, *row in self._rows(asked):
                rows[int(number)][kind].append(row)
        return [Told(iri, said) for iri, said in zip(iris, rows, strict=True)]

    @cached_property
    def registry(self) -> Registry:
        """The kinds of firms and persons that the registry knows, and which is wider than which."""
        graphs = " ".join(self._vocabularies)
        groups = {group for (group,) in self._ask(_GROUPS % graphs)}
        wider = {pair for pair in self._ask(_BROADER % graphs) if groups.issuperset(pair)}
        return Registry(tuple(sorted(groups)), tuple(sorted((group, other) for group, other in wider)))

    @cached_property
    def registry_version(self) -> str:
        """Stands for the contents of the registry and the ontology."""
        return sha256(repr(sorted(self._vocabularies.items())).encode()).hexdigest()

    def entities(self) -> set[str]:
        """Every entity that an article speaks of, and every group of the registry."""
        asked = _ENTITIES.format(classes=_CLASSES, registry=", ".join(self._vocabularies))
        return {entity for (entity,) in self._ask(asked)} | set(self.registry.groups)

    def said_of(self, iris: Iterable[str]) -> Iterator[Said]:
        """What is said of entities, without their relations: by articles, and in names by the registry."""
        names = ", ".join(f"<{predicate}>" for predicate in NAMED_BY)
        attributes = ", ".join(f"<{ONTOLOGY}{attribute}>" for attribute in ATTRIBUTES)
        for row in self._ask_of(iris, _NAMES, predicates=names):
            entity, predicate, value, language, registered = row
            yield Said(entity, predicate, None if registered == "true" else "", value, language)
        for entity, predicate, graph, value in self._ask_of(iris, _VALUES, predicates=attributes):
            yield Said(entity, predicate, graph, value, "")

    def support(self, iris: Iterable[str]) -> dict[str, int]:
        """How many articles speak of each entity; those that none speaks of are left out."""
        return {entity: int(count) for entity, count in self._ask_of(iris, _SUPPORT, classes=_CLASSES)}

    def labels(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """What entities are, all articles together; those that nothing supports are left out."""
        said: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
        for entity, kind, registered in self._ask_of(iris, _LABELS):
            said[entity].add((kind, registered == "true"))
        found = {entity: labels_of(kinds) for entity, kinds in said.items()}
        return {entity: labels for entity, labels in found.items() if labels}

    @cached_property
    def _vocabularies(self) -> dict[str, str]:
        """The graphs that are no articles, as SPARQL writes them, with what stands for their contents."""
        return {f"<{graph}>": digest for graph, digest in self._ask(_DIGESTS) if graph not in self.digests}

    def _ask_of(self, iris: Iterable[str], sparql: str, **parts: str) -> Iterator[tuple[str, ...]]:
        from pyoxigraph import NamedNode  # noqa: PLC0415 - heavy

        registry = ", ".join(self._vocabularies)
        for batch in batches(sorted(set(iris)), _BATCH):
            # NamedNode refuses whatever is no IRI and str() writes it in SPARQL's own syntax.
            entities = " ".join(str(NamedNode(iri)) for iri in batch)
            yield from self._ask(sparql.format(entities=entities, registry=registry, **parts))

    def _ask(self, sparql: str) -> Iterator[tuple[str, ...]]:
        return map(tuple, self._rows(sparql))

    def _rows(self, sparql: str) -> Iterator[list[str]]:
        from pyoxigraph import QueryResultsFormat  # noqa: PLC0415 - heavy

        # As a sheet all rows come over at once; taking them term by term takes twice the time.
        sheet = io.BytesIO()
        cast("QuerySolutions", self._store.query(sparql)).serialize(sheet, QueryResultsFormat.TSV)
        lines = sheet.getvalue().decode().split("\n")
        return (words(line) for line in lines[1:-1])


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
