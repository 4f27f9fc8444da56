"""An article's graph back to the article and its facts: the way of :mod:`kg.rdf` backwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kg.article import Article
from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.namespaces import DCTERMS, ITSRDF, NIF, PROV, RDF, SCHEMA, SKOS
from kg.rdf import ABOVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

_SPAN = re.compile(r"#char=(\d+),(\d+)$")
_TYPES = {ONTOLOGY + kind: kind for kind in EntityType}
_PREDICATES = frozenset(Predicate)


@dataclass(frozen=True, slots=True)
class Readback:
    """What an article's graph tells.

    Attributes:
        base: Where its IRIs begin.
        article: The article; its path is not in the graph.
        facts: What it says, each entity with its IRI. A name in the graph is the entity's name here, whether it is
            the article's own or the official one.
    """

    base: str
    article: Article
    facts: Facts


def read_graph(quads: Iterable[Quad]) -> Readback:
    """Read an article's graph: :func:`kg.rdf.article_quads` of what it tells is the same graph again."""
    values: dict[str, dict[str, list[str]]] = {}
    iri = ""
    for quad in quads:
        subject, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        values.setdefault(subject, {}).setdefault(quad.predicate.value, []).append(value)
        iri = getattr(quad.graph_name, "value", "")
    base, _, key = iri.rpartition("article/")
    return Readback(base, _article(key, values[iri]), _facts(values))


def _article(key: str, said: dict[str, list[str]]) -> Article:
    def one(predicate: str) -> str:
        return next(iter(said.get(predicate, ())), "")

    published = one(SCHEMA + "datePublished")
    return Article(
        id=key,
        title=one(DCTERMS + "title"),
        text=one(NIF + "isString"),
        published=datetime.fromisoformat(published) if published else None,
        source=one(DCTERMS + "source"),
        url=one(SCHEMA + "url") or None,
        categories=tuple(sorted(said.get(SCHEMA + "articleSection", ()))),
    )


def _facts(values: dict[str, dict[str, list[str]]]) -> Facts:
    mentions: dict[str, list[Span]] = {}
    for subject, said in values.items():
        for entity in said.get(ITSRDF + "taIdentRef", ()):
            mentions.setdefault(entity, []).append(_span(subject))
    entities = sorted(
        (_entity(iri, kind, sorted(mentions.get(iri, ())), said))
        for iri, said in values.items()
        if (kind := next((_TYPES[t] for t in said.get(RDF + "type", ()) if t in _TYPES), None))
    )
    local = {entity.iri: entity.id for _, entity in entities}
    relations, attributes = [], []
    for record in sorted(iri for iri, said in values.items() if RDF + "predicate" in said):
        said = values[record]
        if PROV + "wasDerivedFrom" in said:
            continue
        name = said[RDF + "predicate"][0].removeprefix(ONTOLOGY)
        evidence = tuple(sorted(map(_span, said[PROV + "wasQuotedFrom"])))
        subject, value = local[said[RDF + "subject"][0]], said[RDF + "object"][0]
        sure, rule = float(said[ONTOLOGY + "confidence"][0]), said[ONTOLOGY + "rule"][0]
        if name in _PREDICATES:
            relations.append(Relation(subject, Predicate(name), local[value], evidence, sure, rule))
        else:
            attributes.append(Attribute(subject, AttributeName(name), value, evidence, sure, rule))
    return Facts(tuple(entity for _, entity in entities), tuple(relations), tuple(attributes))


def _entity(
    iri: str, kind: EntityType, mentions: list[Span], said: dict[str, list[str]]
) -> tuple[tuple[list[Span], str], Entity]:
    """An entity after what it is sorted by; the IRI serves as its local id."""
    level = next((int(value) for value in said.get(ONTOLOGY + "level", ())), None)
    position = next((int(value) for value in said.get(ONTOLOGY + "position", ())), None)
    entity = Entity(
        id=iri,
        type=kind,
        name=said[SKOS + "prefLabel"][0],
        mentions=tuple(mentions),
        aliases=tuple(sorted(said.get(SKOS + "altLabel", ()))),
        level=level,
        position=position,
        iri=iri,
        above=tuple(sorted(value for term in ABOVE.values() for value in said.get(term.value, ()))),
    )
    return (mentions, iri), entity


def _span(evidence: str) -> Span:
    found = _SPAN.search(evidence)
    return Span(int(found[1]), int(found[2])) if found else Span(0, 0)
