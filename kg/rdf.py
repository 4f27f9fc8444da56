"""Facts to quads: the named graph that holds all an article says. Made directly, without a parser or rdflib.

The graph's layout is told in ``docs/ontology.md``; ``ontology/shapes.ttl`` checks it.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg import iris
from kg.errors import KgError, LoadError
from kg.names import BASE, DATES, ONTOLOGY, EntityType
from kg.namespaces import DCTERMS, ITSRDF, NIF, PROV, RDF, SCHEMA, SKOS, XSD
from kg.statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kg.article import Article
    from kg.facts import Entity, Facts, Span

TYPE = NamedNode(RDF + "type")
NEWS_ARTICLE = NamedNode(SCHEMA + "NewsArticle")
DIGEST = NamedNode(ONTOLOGY + "digest")
ABOVE = {
    EntityType.TARGET_GROUP: NamedNode(SKOS + "broader"),
    EntityType.INSTRUMENT: NamedNode(DCTERMS + "isVersionOf"),
}
"""How an entity is joined to what it stands under by its name alone."""

_CONTEXT = NamedNode(NIF + "Context")
_STRING = NamedNode(NIF + "RFC5147String")
_STATEMENT = NamedNode(RDF + "Statement")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
_BEGIN, _END, _ANCHOR, _REFERENCE, _TEXT = (
    NamedNode(NIF + name) for name in ("beginIndex", "endIndex", "anchorOf", "referenceContext", "isString")
)
_IDENT = NamedNode(ITSRDF + "taIdentRef")
_NAME, _OTHER_NAME = NamedNode(SKOS + "prefLabel"), NamedNode(SKOS + "altLabel")
_TITLE, _SOURCE = NamedNode(DCTERMS + "title"), NamedNode(DCTERMS + "source")
_PUBLISHED, _URL, _SECTION = (NamedNode(SCHEMA + name) for name in ("datePublished", "url", "articleSection"))
_LEVEL, _POSITION, _CONFIDENCE, _RULE = (
    NamedNode(ONTOLOGY + name) for name in ("level", "position", "confidence", "rule")
)
_QUOTED, _DERIVED = NamedNode(PROV + "wasQuotedFrom"), NamedNode(PROV + "wasDerivedFrom")
_DATE, _DATE_TIME, _DECIMAL = (NamedNode(XSD + name) for name in ("date", "dateTime", "decimal"))

_FORBIDDEN_IN_IRI = re.compile(r'[\x00-\x20\x7f-\x9f<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')


def article_quads(article: Article, facts: Facts, base: str = BASE) -> list[Quad]:
    """Make the whole graph of an article: metadata, entities, statements, evidence, derived offers, digest.

    Args:
        article: The article.
        facts: What it says; every entity has its IRI.
        base: Where IRIs begin. The ontology's own terms stay where they are.

    Returns:
        The quads, each once, in an order that depends on the arguments alone. Their literals have the form in
        which the store gives them back.

    Raises:
        LoadError: The article's characters are not all Unicode (a lone surrogate).
        KgError: An entity has no IRI, or one that RFC 3987 forbids.
    """
    _refuse_surrogates(article)
    try:
        triples = dict.fromkeys(_ArticleGraph(article, base).triples(facts))
    except ValueError as error:
        raise KgError(
            "{path}: cannot be written as RDF: {error}", path=article.path or article.id, error=error
        ) from None
    graph = NamedNode(iris.article(base, article.id))
    quads = [Quad(subject, predicate, value, graph) for subject, predicate, value in triples]
    quads.append(Quad(graph, DIGEST, Literal(digest(quads)), graph))
    return quads


def digest(quads: Iterable[Quad]) -> str:
    """SHA-256, in hexadecimal, over the sorted N-Quads lines of all ``quads`` but the ``pk:digest`` ones."""
    written = io.BytesIO()
    serialize((quad for quad in quads if quad.predicate != DIGEST), written, RdfFormat.N_QUADS)
    return hashlib.sha256(b"".join(sorted(written.getvalue().splitlines(keepends=True)))).hexdigest()


class _ArticleGraph:
    """Makes the triples of one article; keeps each IRI and piece of evidence it has made."""

    def __init__(self, article: Article, base: str) -> None:
        self.article = article
        self.iri = iris.article(base, article.id)
        self.node = NamedNode(self.iri)
        self.nodes: dict[str, NamedNode] = {}
        self.evidence: dict[Span, NamedNode] = {}
        self.made: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = []

    def triples(self, facts: Facts) -> list[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
        self._metadata()
        for entity in facts.entities:
            self._entity(entity)
        for statement in statements(self.iri, facts):
            self._statement(statement)
        return self.made

    def _add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.made.append((subject, predicate, value))

    def _node(self, iri: str) -> NamedNode:
        node = self.nodes.get(iri)
        if node is None:
            node = self.nodes[iri] = NamedNode(iri)
        return node

    def _metadata(self) -> None:
        article, node = self.article, self.node
        self._add(node, TYPE, NEWS_ARTICLE)
        self._add(node, TYPE, _CONTEXT)
        self._add(node, _TITLE, Literal(article.title))
        if article.published:
            self._add(node, _PUBLISHED, Literal(_date_time(article.published), datatype=_DATE_TIME))
        if article.source:
            self._add(node, _SOURCE, Literal(article.source))
        if article.url:
            self._add(node, _URL, _address(article.url))
        for category in article.categories:
            self._add(node, _SECTION, Literal(category))
        self._add(node, _TEXT, Literal(article.text))

    def _entity(self, entity: Entity) -> None:
        node = self._node(_iri(entity))
        self._add(node, TYPE, self._node(ONTOLOGY + entity.type))
        name = entity.canonical or entity.name
        self._add(node, _NAME, Literal(name))
        for other in (entity.name, *entity.aliases):
            if other != name:
                self._add(node, _OTHER_NAME, Literal(other))
        if entity.type is EntityType.MEASURE and entity.level is not None:
            self._add(node, _LEVEL, Literal(entity.level))
            if entity.position is not None:
                self._add(node, _POSITION, Literal(entity.position))
        for upper in entity.above:
            self._add(node, ABOVE[entity.type], self._node(upper))
        for span in entity.mentions:
            self._add(self._evidence(span), _IDENT, node)

    def _evidence(self, span: Span) -> NamedNode:
        node = self.evidence.get(span)
        if node is None:
            node = self.evidence[span] = NamedNode(iris.evidence(self.iri, span))
            self._add(node, TYPE, _STRING)
            # xsd:integer, though NIF says nonNegativeInteger: the store gives back the former for both.
            self._add(node, _BEGIN, Literal(span.begin))
            self._add(node, _END, Literal(span.end))
            self._add(node, _ANCHOR, Literal(span.quote(self.article.text)))
            self._add(node, _REFERENCE, self.node)
        return node

    def _statement(self, statement: Statement) -> None:
        subject, predicate = self._node(statement.subject), self._node(ONTOLOGY + statement.predicate)
        value: NamedNode | Literal
        if statement.is_relation:
            value = self._node(statement.value)
        elif statement.predicate in DATES:
            value = Literal(statement.value, datatype=_DATE)
        else:
            value = Literal(statement.value)
        record = self._node(statement.iri)
        self._add(subject, predicate, value)
        self._add(record, TYPE, _STATEMENT)
        self._add(record, _SUBJECT, subject)
        self._add(record, _PREDICATE, predicate)
        self._add(record, _OBJECT, value)
        self._add(record, _CONFIDENCE, Literal(_decimal(statement.confidence), datatype=_DECIMAL))
        self._add(record, _RULE, Literal(statement.rule))
        for span in statement.evidence:
            self._add(record, _QUOTED, self._evidence(span))
        for source in statement.derived_from:
            self._add(record, _DERIVED, self._node(source))


def _refuse_surrogates(article: Article) -> None:
    for field in (article.text, article.title, article.source, article.url or "", *article.categories):
        try:
            field.encode()
        except UnicodeEncodeError as error:
            raise LoadError(
                "{path}: half a character (U+{code}) at position {at}: the source is not valid Unicode",
                path=article.path or article.id,
                code=f"{ord(field[error.start]):04X}",
                at=error.start,
            ) from None


def _iri(entity: Entity) -> str:
    if entity.iri is None:
        raise KgError("entity {name} has no IRI: facts are to be resolved before they become quads", name=entity.name)
    return entity.iri


def _address(url: str) -> NamedNode | Literal:
    """An http address as an IRI, what IRIs forbid percent-encoded; anything else is only words, never a link."""
    if url.startswith(("http://", "https://")):
        try:
            return NamedNode(_FORBIDDEN_IN_IRI.sub(lambda found: quote(found[0]), url))
        except ValueError:
            pass
    return Literal(url)


def _date_time(moment: datetime) -> str:
    """The form in which the store gives a time back: ``Z`` for UTC, no needless zeros."""
    text = moment.isoformat()
    main, dot, rest = text.partition(".")
    if dot:
        text = main + "." + rest[:6].rstrip("0") + rest[6:]
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _decimal(confidence: float) -> str:
    """Four places, no needless zeros."""
    return f"{confidence:.4f}".rstrip("0").rstrip(".")
