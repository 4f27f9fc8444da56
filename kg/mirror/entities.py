"""What a node says of an entity: gathered from all articles that speak of it, in whatever order they came."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.days import day, moment
from kg.mirror.layout import ATTRIBUTES, DATE_PROPERTIES, LABELS
from kg.mirror.quantity import read_quantity
from kg.mirror.seal import SEAL, node_seal
from kg.names import ONTOLOGY, EntityType
from kg.namespaces import DCTERMS, PROV, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.mirror.evidence import Row
    from kg.mirror.source import Source

_NUMBERS = ("level", "position")
_TYPE, _NAME, _OTHER_NAME = RDF + "type", SKOS + "prefLabel", SKOS + "altLabel"
_LINKS = {
    SKOS + "broader": "broader",
    DCTERMS + "isVersionOf": "version_of",
    PROV + "wasInfluencedBy": "decisions",
}
"""What a node hangs under by its name alone, and the decisions that led mentions to it: IRIs, as articles' graphs give
them."""
_CHINESE = ("", "zh")  # articles' names bear no language


@dataclass(frozen=True, slots=True)
class EntityNode:
    """An entity as a node.

    Attributes:
        iri: Its key.
        labels: What its articles say it is, sorted; never empty.
        properties: Names, attributes and the number of articles that speak of it; ``seal`` stands for all of it.
    """

    iri: str
    labels: tuple[str, ...]
    properties: Row


class Said(NamedTuple):
    """One thing said of an entity.

    Attributes:
        entity: Its IRI.
        predicate: A type, name, number or attribute.
        article: Who says it: an article for an attribute, empty for any article, None for the registry.
        value: A literal's words, or an IRI.
        language: A literal's language, mostly empty.
    """

    entity: str
    predicate: str
    article: str | None
    value: str
    language: str


def entity_nodes(source: Source, iris: Iterable[str]) -> dict[str, EntityNode]:
    """Read entities from every article, and from the registry.

    Args:
        source: The store.
        iris: Which.

    Returns:
        By IRI. One that no article speaks of and that is no group of the registry is left out.
    """
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for one in source.said_of(iris):
        said[one.entity].append(one)
    support = source.support(said)
    nodes = (_node(iri, said[iri], support.get(iri, 0), source.published) for iri in sorted(said))
    return {node.iri: node for node in nodes if node.labels}


def _node(iri: str, said: list[Said], articles: int, published: Mapping[str, str]) -> EntityNode:
    values: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in said:
        if one.article is not None:
            values[one.predicate].add((one.article, one.value))
    properties: Row = {"iri": iri, **_names(iri, said), "articles": articles}
    for number in _NUMBERS:
        if numbers := values[ONTOLOGY + number]:
            properties[number] = min(int(value) for _, value in numbers)
    for attribute, key in ATTRIBUTES.items():
        if given := values[ONTOLOGY + attribute]:
            properties |= _attribute(key, given, published)
    for predicate, key in _LINKS.items():
        if nodes := {value for _, value in values[predicate]}:
            properties[key] = sorted(nodes)
    kinds = ((one.value, one.article is None) for one in said if one.predicate == _TYPE)
    labels = labels_of(kinds)
    return EntityNode(iri, labels, properties | {SEAL: node_seal(labels, properties)})


def labels_of(kinds: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """The labels of an entity, sorted: what articles say it is; of the registry's, groups alone stand by themselves.

    Args:
        kinds: IRIs of classes, each with whether it is the registry that says so.
    """
    names = {(kind.removeprefix(ONTOLOGY), registered) for kind, registered in kinds}
    return tuple(
        sorted(
            {
                LABELS[name]
                for name, registered in names
                if name in LABELS and (not registered or name == EntityType.TARGET_GROUP)
            }
        )
    )


def _names(iri: str, said: list[Said]) -> Row:
    """Its name is the first in code points of those that articles give in full; the registry's one is ``canonical``."""
    full = {one.value for one in said if one.predicate == _NAME and one.language in _CHINESE}
    other = {one.value for one in said if one.predicate == _OTHER_NAME and one.language in _CHINESE}
    in_articles = [one.value for one in said if one.predicate == _NAME and one.article is not None]
    name = min(in_articles or full, default=iri)
    row: Row = {"name": name, "aliases": sorted((full | other) - {name})}
    registered = [one for one in said if one.predicate == _NAME and one.article is None]
    for key, languages in (("canonical", _CHINESE), ("name_en", ("en",))):
        if found := sorted(one.value for one in registered if one.language in languages):
            row[key] = found[0]
    return row


def _attribute(key: str, said: Iterable[tuple[str, str]], published: Mapping[str, str]) -> Row:
    """The latest article's value, the first in code points where it gives several; all of them where they differ."""
    latest = max((moment(published.get(article)), article) for article, _ in said)[1]
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


NAMED_BY = (_TYPE, _NAME, _OTHER_NAME, *_LINKS, *(ONTOLOGY + number for number in _NUMBERS))
"""What makes up a node beside attributes: it does not matter which article says it."""
