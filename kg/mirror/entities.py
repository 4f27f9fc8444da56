"""What a node says of an entity: gathered from every article that speaks of it, in whatever order they came."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.mirror.evidence import day
from kg.mirror.layout import ATTRIBUTES, DATE_PROPERTIES, LABELS
from kg.mirror.quantity import read_quantity
from kg.names import ONTOLOGY
from kg.namespaces import RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.mirror.evidence import Row
    from kg.mirror.source import Source

_NUMBERS = ("level", "position")


@dataclass(frozen=True, slots=True)
class EntityNode:
    """An entity as a node.

    Attributes:
        iri: Its key.
        labels: What its articles say it is, sorted; never empty.
        properties: Names, attributes and the number of articles that speak of it.
    """

    iri: str
    labels: tuple[str, ...]
    properties: Row


@dataclass(slots=True)
class _Said:
    """All that articles say of one entity: property to (article, value)."""

    values: defaultdict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def of(self, predicate: str) -> list[str]:
        return sorted({value for _, value in self.values.get(predicate, ())})


def entity_nodes(source: Source, iris: Iterable[str]) -> dict[str, EntityNode]:
    """Read entities from every article.

    Args:
        source: The store.
        iris: Which.

    Returns:
        By IRI; one that no article speaks of is left out.
    """
    said: defaultdict[str, _Said] = defaultdict(_Said)
    for entity, predicate, article, value in source.said_of(iris):
        said[entity].values[predicate].add((article, value))
    nodes = (_node(iri, said[iri], source.published) for iri in sorted(said))
    return {node.iri: node for node in nodes if node.labels}


def _node(iri: str, said: _Said, published: Mapping[str, str]) -> EntityNode:
    kinds = said.values.get(RDF + "type", ())
    names = said.of(SKOS + "prefLabel")
    name = names[0] if names else iri
    properties: Row = {
        "iri": iri,
        "name": name,
        "aliases": sorted({*names, *said.of(SKOS + "altLabel")} - {name}),
        "articles": len({article for article, _ in kinds}),
    }
    for number in _NUMBERS:
        if values := said.of(ONTOLOGY + number):
            properties[number] = min(map(int, values))
    for attribute, key in ATTRIBUTES.items():
        if values_said := said.values.get(ONTOLOGY + attribute):
            properties |= _attribute(key, values_said, published)
    labels = sorted({LABELS[local] for _, kind in kinds if (local := kind.removeprefix(ONTOLOGY)) in LABELS})
    return EntityNode(iri, tuple(labels), properties)


def _attribute(key: str, said: Iterable[tuple[str, str]], published: Mapping[str, str]) -> Row:
    """The latest article's value, the first in code points where it gives several; all of them where they differ."""
    latest = max((published.get(article, ""), article) for article, _ in said)[1]
    value = min(value for article, value in said if article == latest)
    everything = sorted({value for _, value in said})
    row: Row = {key: _typed(key, value)}
    if len(everything) > 1:
        row[key + "_all"] = [_typed(key, one) for one in everything]
    if key == "quantity" and (quantity := read_quantity(value)):
        row |= {"quantity_value": quantity.value, "quantity_unit": quantity.unit, "quantity_bound": quantity.bound}
    return row


def _typed(key: str, value: str) -> object:
    # A date that is none (a store filled by other means) stays the words it is.
    return (day(value) or value) if key in DATE_PROPERTIES else value


ENTITY_PREDICATES = (
    RDF + "type",
    SKOS + "prefLabel",
    SKOS + "altLabel",
    *(ONTOLOGY + number for number in _NUMBERS),
    *(ONTOLOGY + attribute for attribute in ATTRIBUTES),
)
"""Everything that makes up a node: what the source is asked for."""
