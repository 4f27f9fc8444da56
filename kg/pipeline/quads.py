"""What an article states as RDF, without what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import PROV, RDF
from kg.rdf import DIGEST, article_quads

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.article import Article
    from kg.facts import Facts


def stated_quads(article: Article, facts: Facts, base: str) -> list[Quad]:
    """An article's graph without derived offers, and without the digest, which counts them in."""
    quads = article_quads(article, facts, base)
    derived = {quad.subject for quad in quads if quad.predicate.value == PROV + "wasDerivedFrom"}
    parts = {
        (quad.subject, quad.predicate.value.removeprefix(RDF)): quad.object for quad in quads if quad.subject in derived
    }
    # A derived offer has a record only where the article does not state it itself, so its triple goes with it.
    triples = {tuple(parts[record, part] for part in ("subject", "predicate", "object")) for record in derived}
    return [
        quad
        for quad in quads
        if quad.subject not in derived
        and quad.predicate != DIGEST
        and (quad.subject, quad.predicate, quad.object) not in triples
    ]
