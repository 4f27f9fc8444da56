"""The user's own bodies, kept in the store, so that no two loads link with different registries unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.names import BASE, ONTOLOGY, EntityType
from kg.namespaces import PREFIXES, RDF, SCHEMA, SKOS
from kg.rdf import DIGEST
from kg.resolve.registry import OwnBodies
from kg.resolve.resolution import entity_iri
from kg.resolve.turtle import BRANCH_ENDING, bodies_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.resolve.registry import Body
    from kg.store import Store

GRAPH = BASE + "registry/own"
"""The named graph that holds them. It does not move with the base."""


def recorded(store: Store) -> OwnBodies:
    """The bodies a store's articles were linked with, beside the registry's."""
    return OwnBodies.of(bodies_of(store.graph(GRAPH)))


def settle(store: Store, given: OwnBodies | None, base: str, *, keep: bool = True) -> OwnBodies:
    """Say which bodies a load is to use, and keep them for the next.

    Args:
        store: The store; open for writing if they are to be kept.
        given: Bodies of the user's, or None where none were named: then those the store keeps.
        base: Where the IRIs of bodies begin.
        keep: Whether to write them down.

    Raises:
        UsageError: The store's articles were linked with others.
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


def _quads(own: OwnBodies, base: str) -> Iterator[Quad]:
    graph = NamedNode(GRAPH)
    for body in own.bodies:
        node = NamedNode(entity_iri(base, EntityType(body.type), body.name))
        yield Quad(node, NamedNode(RDF + "type"), NamedNode(ONTOLOGY + body.type), graph)
        for term, value in _words(body):
            yield Quad(node, NamedNode(term), Literal(value), graph)
        if body.superior:
            above = NamedNode(entity_iri(base, EntityType.AGENCY, body.superior))
            yield Quad(node, NamedNode(PREFIXES["org"] + "subOrganizationOf"), above, graph)


def _words(body: Body) -> Iterator[tuple[str, str]]:
    yield SKOS + "prefLabel", body.name
    for short in body.shorts:
        yield SKOS + "altLabel", short
    for ending in body.branches:
        yield BRANCH_ENDING, ending
    if body.since:
        yield SCHEMA + "foundingDate", body.since
    if body.until:
        yield SCHEMA + "dissolutionDate", body.until
