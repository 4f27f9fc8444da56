"""The page of an entity or an article: all that is said, with the sentences that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.days import moment
from kg.names import ONTOLOGY
from kg.query.answers import text
from kg.query.labels import Labels, best_name
from kg.query.parameters import Iri
from kg.query.quotation import ArticleText
from kg.query.sparql import select
from kg.query.standing import Decided, above, below, decided
from kg.query.statements import records_about, records_of

if TYPE_CHECKING:
    from kg.query.quotation import Quotation
    from kg.query.sparql import Queryable
    from kg.query.statements import Record

_ENTITY = """SELECT DISTINCT ?type ?name ?alias WHERE {
  { ?entity a ?type } UNION { ?entity skos:prefLabel ?name } UNION { ?entity skos:altLabel ?alias }
}"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as people read it.

    Attributes:
        record: As the store has it.
        subject: The subject's name.
        value: The object's name, or the attribute's value.
        article: The article's headline.
        published: When it was published (ISO 8601), or empty.
        url: Where, or empty.
        quotations: The sentences that say it, in text order.
    """

    record: Record
    subject: str
    value: str
    article: str
    published: str
    url: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity.

    Attributes:
        iri: Its IRI.
        types: The ontology's local names.
        name: Its name.
        aliases: Its other forms, sorted.
        statements: By predicate (the ontology's local name; ``^issues`` where the entity is the object), in the
            predicates' order by name, subjects' first; within one, the newest first, and as the text has them.
        decisions: What an analyst decided that led mentions here.
        above: Names of the wider groups right above it, or of the document it is a version of.
        below: Names of the groups right below it, or of its versions.
    """

    iri: str
    types: tuple[str, ...]
    name: str
    aliases: tuple[str, ...]
    statements: dict[str, tuple[Statement, ...]]
    decisions: tuple[Decided, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article.

    Attributes:
        iri: Its IRI.
        title: Its headline.
        published: When (ISO 8601), or empty.
        url: Where, or empty.
        text: Its whole text.
        statements: All of its statements, in the order of the text.
    """

    iri: str
    title: str
    published: str
    url: str
    text: str
    statements: tuple[Statement, ...]


def entity_page(store: Queryable, iri: str) -> EntityPage:
    """Gather an entity's page. One that the store does not know has no types."""
    types: set[str] = set()
    names: dict[str, object] = {}
    aliases: set[str] = set()
    for kind, preferred, alias in select(store, _ENTITY, {"entity": Iri(iri)}):
        types.add(text(kind))
        names[str(preferred)] = preferred
        if getattr(alias, "language", None) in (None, "zh"):
            aliases.add(text(alias))
    name = best_name(names.values()) or iri
    aliases |= {text(other) for other in names.values() if getattr(other, "language", None) is None}
    grouped: dict[str, list[Statement]] = {}
    for statement in _newest_first(readable(store, records_about(store, iri))):
        record = statement.record
        grouped.setdefault(record.predicate if record.subject == iri else f"^{record.predicate}", []).append(statement)
    labels = Labels(store)
    return EntityPage(
        iri=iri,
        types=tuple(sorted(t.removeprefix(ONTOLOGY) for t in types if t.startswith(ONTOLOGY))),
        name=name,
        aliases=tuple(sorted(aliases - {name, ""})),
        statements={key: tuple(grouped[key]) for key in sorted(grouped, key=lambda key: (key.startswith("^"), key))},
        decisions=decided(store, iri),
        above=tuple(map(labels, above(store, iri))),
        below=tuple(map(labels, below(store, iri))),
    )


def article_page(store: Queryable, iri: str) -> ArticlePage:
    """Gather an article's page. One that the store does not know has an empty title."""
    head = ArticleText(store, iri)
    statements = readable(store, records_of(store, iri))
    statements.sort(key=lambda s: (s.record.evidence[:1], s.record.derived, s.record.iri))
    return ArticlePage(iri, head.title, head.published, head.url, head.text, tuple(statements))


def readable(store: Queryable, records: list[Record]) -> list[Statement]:
    """Put names in the place of IRIs, and the sentences of each statement beside it."""
    labels = Labels(store)
    texts: dict[str, ArticleText] = {}
    statements = []
    for record in records:
        if record.article not in texts:
            texts[record.article] = ArticleText(store, record.article)
        text = texts[record.article]
        statements.append(
            Statement(
                record=record,
                subject=labels(record.subject),
                value=labels(record.value) if record.is_entity else record.value,
                article=text.title,
                published=text.published,
                url=text.url,
                quotations=text.quote(record.evidence),
            )
        )
    return statements


def _newest_first(statements: list[Statement]) -> list[Statement]:
    statements.sort(key=lambda s: s.record.place)
    return sorted(statements, key=lambda s: moment(s.published), reverse=True)
