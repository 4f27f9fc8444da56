"""An article's graph as the decisions want it, and back: whichever came first, graph or decision, gives the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import iris
from kg.identity.graph import DECIDED_BY
from kg.identity.readback import read_graph
from kg.names import ONTOLOGY, EntityType, Predicate
from kg.namespaces import ITSRDF
from kg.rdf import ABOVE, DIGEST, article_quads, digest
from kg.resolve.above import above
from kg.resolve.merge import merge
from kg.resolve.nodes import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.article import Article
    from kg.facts import Entity, Facts
    from kg.identity.decisions import Decisions, Move
    from kg.identity.readback import Readback
    from kg.resolve.groups import Scheme

UNDECIDED = NamedNode(ONTOLOGY + "undecided")
"""In an article's graph that decisions changed: all it said before but its metadata, as N-Triples."""

NAMING = frozenset({ITSRDF + "taIdentRef", *(term.value for term in ABOVE.values())})
"""The properties by which an article's graph speaks of nodes: that a mention is one, that one stands under another."""


def decided(quads: Sequence[Quad], decisions: Decisions, groups: Scheme) -> list[Quad]:
    """An article's graph with the decisions applied, whichever were applied to it before.

    Args:
        quads: The article's graph.
        decisions: Those that are in force.
        groups: The scheme of target groups, which says under what a group hangs that something is moved to.

    Returns:
        The graph; the very same quads as if the decisions had been there when the article was loaded.
    """
    original = undecided(quads)
    named = {quad.object.value for quad in original if quad.predicate.value in NAMING}  # type: ignore[union-attr]
    if named.isdisjoint(decisions.concerned):
        return original
    told = read_graph(original)
    article = iris.article(told.base, told.article.id)
    moves = {
        entity.id: move
        for entity in told.facts.entities
        if entity.iri in decisions.concerned
        and (move := decisions.move(entity.iri, own_name(entity, told.article), article))
    }
    moved = _moved(told, moves, decisions, groups)
    if moved == told.facts:
        return original
    made = article_quads(told.article, moved, told.base)
    graph = NamedNode(article)
    made = [quad for quad in made if quad.predicate != DIGEST]
    made += [
        Quad(NamedNode(move.iri), DECIDED_BY, NamedNode(decision), graph)
        for move in {move.iri: move for move in moves.values()}.values()
        for decision in sorted({d for other in moves.values() if other.iri == move.iri for d in other.decisions})
    ]
    made.append(Quad(graph, UNDECIDED, Literal(_packed(original, graph)), graph))
    return [*made, Quad(graph, DIGEST, Literal(digest(made)), graph)]


def undecided(quads: Sequence[Quad]) -> list[Quad]:
    """An article's graph as it was before any decision."""
    packed = next((quad for quad in quads if quad.predicate == UNDECIDED), None)
    if packed is None:
        return list(quads)
    graph = packed.graph_name
    before = [q for q in quads if q.subject == graph and q.predicate not in (UNDECIDED, DIGEST)]
    words = packed.object.value  # type: ignore[union-attr]
    before += [
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in parse(words.encode(), format=RdfFormat.N_TRIPLES)
    ]
    return [*before, Quad(packed.subject, DIGEST, Literal(digest(before)), graph)]


def _packed(quads: Iterable[Quad], graph: NamedNode) -> str:
    written = serialize((quad.triple for quad in quads if quad.subject != graph), format=RdfFormat.N_TRIPLES) or b""
    return "".join(sorted(written.decode().splitlines(keepends=True)))


def own_name(entity: Entity, article: Article) -> str:
    """An entity's fullest name in the article: the longest, where its name is the official one from elsewhere."""
    spoken = {span.quote(article.text) for span in entity.mentions}
    if entity.name in spoken or not entity.aliases:
        return entity.name
    return max(entity.aliases, key=lambda alias: (len(alias), alias))


def _moved(told: Readback, moves: dict[str, Move], decisions: Decisions, groups: Scheme) -> Facts:
    article, facts = told.article, told.facts
    reached = {move.iri for move in moves.values()}
    entities = []
    for entity in facts.entities:
        if move := moves.get(entity.id):
            name = own_name(entity, article)
            kept = entity if move.kept else _renamed(entity, name, article)
            entity = _at(move, kept, told.base, groups)  # noqa: PLW2901
        elif entity.iri in reached and (there := node(entity.iri, told.base)):
            entity = replace(entity, canonical=there.name)  # noqa: PLW2901 - one node, one name
        entities.append(_hung(entity, decisions))
    kinds = {entity.id: entity.type for entity in entities}
    relations = tuple(
        r
        for r in facts.relations
        # What is for an institution may not be for an agency: the one relation that the change of type forbids.
        if not (r.predicate is Predicate.TARGETS and kinds[r.object] is EntityType.AGENCY)
    )
    return merge(replace(facts, entities=tuple(entities), relations=relations))


def _renamed(entity: Entity, name: str, article: Article) -> Entity:
    """An entity under the article's own names: the official one belongs to the node it leaves."""
    spoken = {span.quote(article.text) for span in entity.mentions}
    forms = [form for form in (entity.name, *entity.aliases) if any(form in words for words in (name, *spoken))]
    return replace(entity, name=name, aliases=tuple(form for form in forms if form != name))


def _hung(entity: Entity, decisions: Decisions) -> Entity:
    """An entity under what the nodes above it were merged into."""
    upper = {decisions.merged(iri) for iri in entity.above} - {entity.iri}
    return replace(entity, above=tuple(sorted(upper)))


def _at(move: Move, entity: Entity, base: str, groups: Scheme) -> Entity:
    there = node(move.iri, base)
    if there is None:
        return replace(entity, iri=move.iri)
    return replace(entity, iri=move.iri, type=there.type, canonical=there.name, above=above(move.iri, base, groups))
