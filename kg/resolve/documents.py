"""The node of a document in one article: by its title, and where many could bear the title by issuer and month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.names import AttributeName, EntityType, Predicate
from kg.resolve.instruments import borne_by_many, normalise
from kg.resolve.resolution import entity_iri

if TYPE_CHECKING:
    from kg.article import Article
    from kg.facts import Entity, Facts
    from kg.resolve.places import Places
    from kg.resolve.resolution import Resolution


class Documents:
    """The documents of one article.

    Args:
        article: The article.
        facts: What it says.
        organisations: Its organisations as linked, by local id.
        places: Finds regions in names.
        base: Base of the IRIs.
    """

    def __init__(
        self, article: Article, facts: Facts, organisations: dict[str, Resolution], places: Places, base: str
    ) -> None:
        self._article = article
        self._places = places
        self._base = base
        self._titles = {e.id: normalise(e.name) for e in facts.entities if e.type is EntityType.INSTRUMENT}
        self._bearers = Counter(self._titles.values())
        self._issuers = _issuers(facts, organisations)
        self._issued = _issued(facts)

    def iri(self, entity: Entity) -> str:
        """The node of one of the article's instruments."""
        title = self._titles[entity.id]
        issuer = self._issuers.get(entity.id)
        by = (issuer.canonical or issuer.name) if issuer else ""
        local = bool(by) and self._places.names_one(by) and not self._places.names_one(title)
        # Two documents of one title in one article are told apart like a title that many could bear.
        if self._bearers[title] == 1 and not borne_by_many(title, local=local):
            return entity_iri(self._base, EntityType.INSTRUMENT, title)
        if not by:
            return entity_iri(self._base, EntityType.INSTRUMENT, self._article.id, title)
        return entity_iri(self._base, EntityType.INSTRUMENT, by, title, self._month(entity))

    def _month(self, entity: Entity) -> str:
        """When it was issued, as far as the article tells: the stated day's month, else the article's."""
        if stated := self._issued.get(entity.id):
            return stated[:7]
        return month_of(self._article) or "undated"


def month_of(article: Article) -> str:
    """The month an article was published in (``YYYY-MM``), or nothing."""
    day = article.published
    return f"{day.year:04}-{day.month:02}" if day else ""


def _issuers(facts: Facts, organisations: dict[str, Resolution]) -> dict[str, Resolution]:
    """The first issuer, in text order, of each instrument."""
    order = {entity.id: (entity.mentions[0], entity.id) for entity in facts.entities}
    found: dict[str, Resolution] = {}
    issues = [r for r in facts.relations if r.predicate is Predicate.ISSUES and r.subject in organisations]
    for relation in sorted(issues, key=lambda r: order[r.subject]):
        found.setdefault(relation.object, organisations[relation.subject])
    return found


def _issued(facts: Facts) -> dict[str, str]:
    """The earliest day of issue stated of each entity."""
    found: dict[str, str] = {}
    for attribute in facts.attributes:
        if attribute.name is AttributeName.ISSUED_ON:
            found[attribute.subject] = min(attribute.value, found.get(attribute.subject, attribute.value))
    return found
