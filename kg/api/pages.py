"""What there is to know of one entity, and of one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.api.display import headed, shown
from kg.api.rows import Rows
from kg.api.values import Cell, attribute_value, time
from kg.query.parameters import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kg.query import ArticlePage, EntityPage
    from kg.query.entity import Statement as Readable


class Statement(NamedTuple):
    """What one article says once.

    Attributes:
        subject: The subject's name.
        predicate: The ontology's local name (``issues``, ``effectiveFrom``).
        value: The object's name, or the attribute's value; of an attribute that is a day, a ``date``.
        quote: The words that say it; of several places, joined by `` … ``.
        published: When the article was published.
        article: The article's headline.
        confidence: In (0, 1].
        derived: Whether it follows from other statements.
        rule: What said it.
        sentence: The sentence or sentences around the quote.
        url: Where the article is, or empty.
        subject_iri: The subject.
        value_iri: The object; None where the value is an attribute's.
        article_iri: The article.
        iri: The statement's own.
    """

    subject: str
    predicate: str
    value: Cell
    quote: str
    published: datetime | None
    article: str
    confidence: float
    derived: bool
    rule: str
    sentence: str
    url: str
    subject_iri: Iri
    value_iri: Iri | None
    article_iri: Iri
    iri: Iri


@dataclass(frozen=True, slots=True)
class Entity:
    """An agency, institution, instrument, programme, target group or measure.

    Attributes:
        iri: Its IRI.
        types: What it is: the ontology's local names (``Agency``).
        name: Its name.
        aliases: Its other names, sorted.
        statements: All that is said of it, by predicate (those it is the subject of come first), the newest first.
        above: Names of the wider groups right above it, or of the document it is a version of.
        below: Names of the groups right below it, or of its versions.
    """

    iri: Iri
    types: tuple[str, ...]
    name: str
    aliases: tuple[str, ...]
    statements: Rows[Statement]
    above: tuple[str, ...]
    below: tuple[str, ...]

    @classmethod
    def of(cls, page: EntityPage) -> Entity:
        """From its page."""
        said = [statement for group in page.statements.values() for statement in group]
        return cls(Iri(page.iri), page.types, page.name, page.aliases, _rows(said), page.above, page.below)

    def __repr__(self) -> str:
        return f"<{', '.join(self.types)} {self.name}: {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        notes = [", ".join(self.types), *self.aliases, self.iri]
        return headed(self.name, notes, self.statements._repr_html_())


@dataclass(frozen=True, slots=True)
class Article:
    """An article.

    Attributes:
        iri: Its IRI.
        title: Its headline.
        published: When it was published.
        url: Where, or empty.
        text: Its whole text.
        statements: All it says, in the order of the text.
    """

    iri: Iri
    title: str
    published: datetime | None
    url: str
    text: str
    statements: Rows[Statement]

    @classmethod
    def of(cls, page: ArticlePage) -> Article:
        """From its page."""
        return cls(Iri(page.iri), page.title, time(page.published), page.url, page.text, _rows(page.statements))

    def __repr__(self) -> str:
        return f"<Article {self.title}: {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        notes = [str(shown(self.published, None) or ""), self.url, self.iri]
        return headed(self.title, notes, self.statements._repr_html_())


_SHOWN = Statement._fields.index("article") + 1


def _rows(found: Iterable[Readable]) -> Rows[Statement]:
    return Rows(Statement._fields, map(_statement, found), shown=_SHOWN)


def _statement(found: Readable) -> Statement:
    record = found.record
    return Statement(
        subject=found.subject,
        predicate=record.predicate,
        value=found.value if record.is_entity else attribute_value(record.predicate, found.value),
        quote=" … ".join(words for quotation in found.quotations for words, marked in quotation.runs() if marked),
        published=time(found.published),
        article=found.article,
        confidence=record.confidence,
        derived=record.derived,
        rule=record.rule,
        sentence=" … ".join(quotation.text for quotation in found.quotations),
        url=found.url,
        subject_iri=Iri(record.subject),
        value_iri=Iri(record.value) if record.is_entity else None,
        article_iri=Iri(record.article),
        iri=Iri(record.iri),
    )
