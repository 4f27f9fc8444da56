"""Facts of an article to facts with IRIs: what the article itself tells of a name decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import UsageError
from kg.names import BASE, AttributeName, EntityType, Predicate
from kg.resolve import groups, instruments, programmes
from kg.resolve.merge import merge
from kg.resolve.names import Names
from kg.resolve.places import Places
from kg.resolve.registry import load
from kg.resolve.resolution import Resolution, entity_iri

if TYPE_CHECKING:
    from pathlib import Path

    from kg.article import Article
    from kg.facts import Entity, Facts
    from kg.resolve.places import Setting

_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})
_LEFT = 16


class Resolver:
    """Gives every entity its node.

    Args:
        base: Base of the IRIs.
        registry: A Turtle file with bodies of the user's own, added to the registry.

    Raises:
        LoadError: ``registry`` cannot be read.
    """

    def __init__(self, base: str = BASE, registry: Path | None = None) -> None:
        self.base = base
        self.registry = load(registry)
        self.names = Names(self.registry, base)
        self._places = Places(self.registry.regions)

    def resolve(self, article: Article, facts: Facts) -> Facts:
        """Link an article's entities.

        Args:
            article: The article; its text, title and date are read.
            facts: What was found in it.

        Returns:
            The same facts: every entity has an ``iri``, an organisation also its ``canonical`` where it is known;
            entities that turned out to be one are joined.
        """
        if not facts.entities:
            return facts
        setting = self._places.setting(article)
        organisations = {
            e.id: self._organisation(article, setting, e) for e in facts.entities if e.type in _ORGANISATIONS
        }
        issuers = _issuers(facts, organisations)
        entities = tuple(self._linked(article, facts, e, organisations, issuers) for e in facts.entities)
        return merge(replace(facts, entities=entities))

    def resolve_name(
        self, name: str, kind: EntityType | None = None, *, region: str = "", month: str = "", context: str = ""
    ) -> Resolution:
        """Link one name outside any article.

        Args:
            name: The name.
            kind: What it is; None: found out from the name.
            region: Any name of the region the words around it are about, or empty.
            month: When it was written (``YYYY-MM``, more is ignored), or empty for today.
            context: Text around it; where no region is given, the one it is about counts.

        Raises:
            UsageError: No region, or more than one, is called ``region``.
        """
        code = self._region_code(region) if region else self._places.main(context)
        if kind is None or kind in _ORGANISATIONS:
            link = self.names.resolve(name, kind or EntityType.AGENCY, code, month[:7])
            kind = kind or (link.type if link.canonical else guess(name))
            if kind in _ORGANISATIONS:
                return link
        return Resolution(name, kind, None, entity_iri(self.base, kind, _key(kind, name)), why="by its normalised name")

    def _region_code(self, form: str) -> str:
        found = self.registry.regions.named(form)
        if not found:
            raise UsageError("{region}: no region of this name is known", region=form)
        if found[1:] and form != found[0].official and found[0].level in ("county", "district"):
            which = ", ".join(each.official for each in found)
            raise UsageError("{region}: which one? {which}", region=form, which=which)
        return found[0].code

    def _organisation(self, article: Article, setting: Setting, entity: Entity) -> Resolution:
        month = article.published.strftime("%Y-%m") if article.published else ""
        first = entity.mentions[0].begin
        region = setting.at(first)
        code = region.code if region else ""
        linked = [self.names.resolve(form, entity.type, code, month) for form in (entity.name, *entity.aliases)]
        best = linked[0]
        if best.canonical is None:
            known = [r for r in linked[1:] if r.canonical is not None]
            if known and len({r.iri for r in known}) == 1:
                best = known[0]
            elif (upper := self.registry.suffix(article.text[max(0, first - _LEFT) : first])) and not known:
                whole = self.names.resolve(upper + entity.name, entity.type, code, month)
                best = whole if whole.canonical else best
        if best.canonical is None and best.relative:
            # Only this article knows whose it is, so no other article's may meet it.
            where = region.official if region else article.id
            return replace(best, iri=entity_iri(self.base, entity.type, where, entity.name))
        return best

    def _linked(
        self,
        article: Article,
        facts: Facts,
        entity: Entity,
        organisations: dict[str, Resolution],
        issuers: dict[str, Resolution],
    ) -> Entity:
        if found := organisations.get(entity.id):
            return replace(entity, type=found.type, iri=found.iri, canonical=found.canonical)
        match entity.type:
            case EntityType.MEASURE:
                iri = f"{self.base}measure/{article.id}-{iris.digest(entity.name)}"
            case EntityType.INSTRUMENT:
                iri = self._instrument(article, facts, entity, issuers.get(entity.id))
            case _:
                iri = entity_iri(self.base, entity.type, _key(entity.type, entity.name))
        return replace(entity, iri=iri)

    def _instrument(self, article: Article, facts: Facts, entity: Entity, issuer: Resolution | None) -> str:
        title = instruments.normalise(entity.name)
        issuer_name = (issuer.canonical or issuer.name) if issuer else ""
        names_one = self._places.names_one
        local = bool(issuer_name) and names_one(issuer_name) and not names_one(title)
        same = sum(instruments.normalise(e.name) == title for e in facts.entities if e.type is EntityType.INSTRUMENT)
        if same == 1 and not instruments.borne_by_many(title, local=local):
            return entity_iri(self.base, EntityType.INSTRUMENT, title)
        if not issuer_name:
            return entity_iri(self.base, EntityType.INSTRUMENT, article.id, title)
        return entity_iri(self.base, EntityType.INSTRUMENT, issuer_name, title, _month(article, facts, entity))


def _key(kind: EntityType, name: str) -> str:
    """What a name must share with another to be the same node."""
    match kind:
        case EntityType.INSTRUMENT:
            return instruments.normalise(name)
        case EntityType.TARGET_GROUP:
            return groups.normalise(name)
        case _:
            return programmes.normalise(name)


def guess(name: str) -> EntityType:
    """What a name that is no known body's may be: a document's title, a group of the scheme, else an agency."""
    if name.startswith("《") or (instruments.kind(name) and not groups.known(name)):
        return EntityType.INSTRUMENT
    return EntityType.TARGET_GROUP if groups.known(name) else EntityType.AGENCY


def _issuers(facts: Facts, organisations: dict[str, Resolution]) -> dict[str, Resolution]:
    """The first issuer, in text order, of each instrument."""
    order = {entity.id: entity.mentions[0] for entity in facts.entities}
    found: dict[str, Resolution] = {}
    issues = [r for r in facts.relations if r.predicate is Predicate.ISSUES and r.subject in organisations]
    for relation in sorted(issues, key=lambda r: (order[r.subject], r.subject)):
        found.setdefault(relation.object, organisations[relation.subject])
    return found


def _month(article: Article, facts: Facts, entity: Entity) -> str:
    """When it was issued, as far as the article tells: the stated day's month, else the article's."""
    stated = [a.value for a in facts.attributes if a.subject == entity.id and a.name is AttributeName.ISSUED_ON]
    if stated:
        return min(stated)[:7]
    return article.published.strftime("%Y-%m") if article.published else "undated"
