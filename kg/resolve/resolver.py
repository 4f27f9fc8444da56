"""Facts of an article to facts with IRIs: what the article itself tells of a name decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import UsageError
from kg.names import BASE, EntityType
from kg.resolve import instruments, programmes
from kg.resolve.above import above
from kg.resolve.documents import Documents, month_of
from kg.resolve.merge import merge
from kg.resolve.names import Names, tidy
from kg.resolve.places import Places
from kg.resolve.registry import NOTHING_OWN, load
from kg.resolve.resolution import Resolution, entity_iri

if TYPE_CHECKING:
    from kg.article import Article
    from kg.facts import Entity, Facts
    from kg.resolve.groups import Scheme
    from kg.resolve.places import Setting
    from kg.resolve.regions import Region
    from kg.resolve.registry import OwnRegistry

_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})
_LEFT = 16
_INSTITUTION = re.compile(
    r"(?:公司|集团|银行|[农信]商行|信用社|交易所|协会|学会|商会|联盟|大学|学院|学校|医院|基金会|智库|俱乐部)$"
)


class Resolver:
    """Gives every entity its node.

    Args:
        base: Base of the IRIs.
        own: What is the user's own, added to the registry.
    """

    def __init__(self, base: str = BASE, own: OwnRegistry = NOTHING_OWN) -> None:
        self.base = base
        self.registry = load(own)
        self.names = Names(self.registry, base)
        self.places = Places(self.registry.regions)

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
        setting = self.places.setting(article)
        organisations = {
            e.id: self._organisation(article, setting, e) for e in facts.entities if e.type in _ORGANISATIONS
        }
        documents = Documents(article, facts, organisations, self.places, self.base)
        region = setting.main.official if setting.main else ""
        entities = tuple(self._linked(article, region, e, organisations.get(e.id), documents) for e in facts.entities)
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
        code = self._region_code(region) if region else self.places.main(context)
        if kind is None or kind in _ORGANISATIONS:
            link = self.names.resolve(name, kind or EntityType.AGENCY, code, month[:7])
            kind = kind or (link.type if link.canonical else guess(name, self.registry.groups))
            if kind in _ORGANISATIONS:
                return link if link.type is kind else self.names.resolve(name, kind, code, month[:7])
        known = kind is EntityType.TARGET_GROUP and self.registry.groups.known(name)
        why = "concept of the scheme" if known else "by its normalised name"
        return Resolution(name, kind, None, entity_iri(self.base, kind, self._key(kind, name)), why=why)

    def resolve_in(self, article: Article, entity: Entity, region: str = "") -> Resolution:
        """Link one entity of an article, and say why.

        Args:
            article: The article; its text, title and date are read.
            entity: What it names.
            region: Any name of the region it is about, where that is known; else the article tells.

        Raises:
            UsageError: No region, or more than one, is called ``region``.
        """
        if entity.type not in _ORGANISATIONS:
            return self.resolve_name(entity.name, entity.type)
        setting = self.places.setting(article)
        if region:
            setting = replace(setting, main=self.registry.regions.by_code[self._region_code(region)])
        return self._organisation(article, setting, entity)

    def _region_code(self, form: str) -> str:
        found = self.registry.regions.named(form)
        if not found:
            raise UsageError("{region}: no region of this name is known", region=form)
        if found[1:] and form != found[0].official and found[0].level in ("county", "district"):
            which = ", ".join(each.official for each in found)
            raise UsageError("{region}: which one? {which}", region=form, which=which)
        return found[0].code

    def _organisation(self, article: Article, setting: Setting, entity: Entity) -> Resolution:
        month = month_of(article)
        first = entity.mentions[0].begin
        # A department without any region (公安局) is the article's region's, or nobody's.
        region = setting.main if self.names.bare(entity.name) else setting.at(first)
        code = region.code if region else ""
        linked = [self.names.resolve(form, entity.type, code, month) for form in (entity.name, *entity.aliases)]
        best = self._doubtful(linked[0], setting.main)
        if best.canonical is None:
            known = [r for r in linked[1:] if r.canonical is not None]
            if known and len({r.iri for r in known}) == 1:
                best = known[0]
            elif (upper := self.registry.suffix(article.text[max(0, first - _LEFT) : first])) and not known:
                whole = self.names.resolve(upper + entity.name, entity.type, code, month)
                best = whole if whole.canonical else best
        where = region.official if region else article.id
        if best.canonical is None and best.relative and where:
            # Only this article knows whose it is, so no other article's may meet it.
            return replace(best, iri=entity_iri(self.base, entity.type, where, entity.name))
        return best

    def _doubtful(self, link: Resolution, region: Region | None) -> Resolution:
        """Take back a link to a central body where the region's own may be meant: 发改委 in an article about 广东."""
        name = tidy(link.name)
        if region is None or region.level == "area" or link.why != "registry" or name == link.canonical:
            return link
        if not self.names.grammar.knows(name):
            return link
        local = self.names.resolve(region.official + name, link.type)
        return replace(
            link,
            canonical=None,
            iri=entity_iri(self.base, link.type, name),
            alternatives=tuple(filter(None, (link.canonical, local.canonical))),
            why="a central body's or the region's own may be meant",
            relative=True,
        )

    def _linked(
        self, article: Article, region: str, entity: Entity, found: Resolution | None, documents: Documents
    ) -> Entity:
        if found is not None:
            return replace(entity, type=found.type, iri=found.iri, canonical=found.canonical)
        match entity.type:
            case EntityType.MEASURE:
                iri = f"{self.base}measure/{article.id}-{iris.digest(entity.name)}"
            case EntityType.INSTRUMENT:
                iri = documents.iri(entity)
            case EntityType.TARGET_GROUP:
                name = self.registry.groups.normalise(entity.name)
                whose = self.registry.groups.relative(name, region, article.id)
                iri = entity_iri(self.base, entity.type, *filter(None, (whose, name)))
            case _:
                iri = entity_iri(self.base, entity.type, programmes.normalise(entity.name))
        return replace(entity, iri=iri, above=above(iri, self.base, self.registry.groups))

    def _key(self, kind: EntityType, name: str) -> str:
        """What a name must share with another to be the same node."""
        match kind:
            case EntityType.INSTRUMENT:
                return instruments.normalise(name)
            case EntityType.TARGET_GROUP:
                return self.registry.groups.normalise(name)
            case _:
                return programmes.normalise(name)


def guess(name: str, groups: Scheme) -> EntityType:
    """What a name that is no known body's may be: a document, a group of the scheme, an institution, else an agency."""
    if groups.known(name):
        return EntityType.TARGET_GROUP
    if name.startswith("《") or instruments.kind(name):
        return EntityType.INSTRUMENT
    return EntityType.INSTITUTION if _INSTITUTION.search(name) else EntityType.AGENCY
