"""The user's own registry, kept in the store, so that no two loads link with different registries unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.iris import segment
from kg.names import BASE, ONTOLOGY, EntityType
from kg.namespaces import PREFIXES, RDF, SCHEMA, SKOS
from kg.rdf import DIGEST
from kg.resolve import turtle
from kg.resolve.resolution import entity_iri
from kg.resolve.turtle import registry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.resolve.groups import Group
    from kg.resolve.regions import Region
    from kg.resolve.registry import Body, OwnRegistry
    from kg.store import Store

GRAPH = BASE + "registry/own"
"""The named graph that holds it. It does not move with the base."""


def recorded(store: Store) -> OwnRegistry:
    """What a store's articles were linked with beside the registry."""
    return registry_of(store.graph(GRAPH))


def settle(store: Store, given: OwnRegistry | None, base: str, *, keep: bool = True) -> OwnRegistry:
    """Say which registry of the user's a load is to use, and keep it for the next.

    Args:
        store: The store; open for writing if it is to be kept.
        given: The user's, or None where none was named: then the one the store keeps.
        base: Where the IRIs of its things begin.
        keep: Whether to write it down.

    Raises:
        UsageError: The store's articles were linked with another.
    """
    known = recorded(store)
    if given is None or given == known:
        return known
    if store.articles():
        raise UsageError(
            "{store}: its articles were linked with another registry; load them into a new store with this one, "
            "or leave --registry out",
            store=store.place,
        )
    if keep:
        graph = NamedNode(GRAPH)
        store.put_graph(GRAPH, [*_quads(given, base), Quad(graph, DIGEST, Literal(given.digest), graph)])
    return given


def _quads(own: OwnRegistry, base: str) -> Iterator[Quad]:
    graph = NamedNode(GRAPH)
    things = (
        *((entity_iri(base, EntityType(body.type), body.name), _body(body, base)) for body in own.bodies),
        *((_region_iri(base, region.official), _region(region, base)) for region in own.regions),
        *((entity_iri(base, EntityType.TARGET_GROUP, group.name), _group(group, base)) for group in own.groups),
    )
    for iri, said in things:
        for term, value in said:
            yield Quad(NamedNode(iri), NamedNode(term), value, graph)


def _region_iri(base: str, official: str) -> str:
    return f"{base}region/{segment(official)}"


def _named(name: str, others: Iterable[str]) -> Iterator[tuple[str, Literal]]:
    yield SKOS + "prefLabel", Literal(name)
    for other in others:
        yield SKOS + "altLabel", Literal(other)


def _body(body: Body, base: str) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield RDF + "type", NamedNode(ONTOLOGY + body.type)
    yield from _named(body.name, body.shorts)
    for ending in body.branches:
        yield turtle.BRANCH_ENDING, Literal(ending)
    if body.since:
        yield SCHEMA + "foundingDate", Literal(body.since)
    if body.until:
        yield SCHEMA + "dissolutionDate", Literal(body.until)
    if body.superior:
        above = entity_iri(base, EntityType.AGENCY, body.superior)
        yield PREFIXES["org"] + "subOrganizationOf", NamedNode(above)


def _region(region: Region, base: str) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield RDF + "type", NamedNode(turtle.REGION)
    yield from _named(region.official, region.shorts)
    words = ((turtle.CODE, region.code), (turtle.LEVEL, region.level), (turtle.OWN_NAME, region.name))
    for term, value in (*words, *((turtle.LETTER, letter) for letter in region.letters)):
        yield term, Literal(value)
    for term, names in ((turtle.BROADER, filter(None, (region.parent,))), (turtle.WITHIN, region.within)):
        for name in names:
            yield term, NamedNode(_region_iri(base, name))
    if region.committee:
        yield turtle.COMMITTEE, NamedNode(entity_iri(base, EntityType.AGENCY, region.committee))


def _group(group: Group, base: str) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield RDF + "type", NamedNode(turtle.GROUP)
    yield from _named(group.name, group.others)
    for upper in group.broader:
        yield turtle.BROADER, NamedNode(entity_iri(base, EntityType.TARGET_GROUP, upper))
