"""Facts of an article to facts with IRIs: what the article itself tells of a name decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import UsageError
from kg.names import BASE, EntityType
from kg.resolve import groups, instruments, programmes
from kg.resolve.decisions import Decisions
from kg.resolve.documents import Documents, month_of
from kg.resolve.merge import merge
from kg.resolve.names import Names, tidy
from kg.resolve.places import Places
from kg.resolve.registry import load
from kg.resolve.resolution import Resolution, entity_iri

if TYPE_CHECKING:
    from pathlib import Path

    from kg.article import Article
    from kg.facts import Entity, Facts
    from kg.resolve.places import Setting
    from kg.resolve.regions import Region

_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})
_LEFT = 16


class Resolver:
    """Gives every entity its node.

    Args:
        base: Base of the IRIs.
        registry: A Turtle file with bodies of the user's own, added to the registry.
        decisions: What an analyst merged and split; applied last.

    Raises:
        LoadError: ``registry`` cannot be read.
    """

    def __init__(self, base: str = BASE, registry: Path | None = None, decisions: Decisions | None = None) -> None:
        self.base = base
        self.registry = load(registry)
        self.decisions = decisions or Decisions()
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
        documents = Documents(article, facts, organisations, self._places, self.base)
        entities = tuple(self._linked(article, e, organisations.get(e.id), documents) for e in facts.entities)
        return merge(replace(facts, entities=tuple(map(self.decisions.apply, entities))))

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
        if best.canonical is None and best.relative:
            # Only this article knows whose it is, so no other article's may meet it.
            where = region.official if region else article.id
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

    def _linked(self, article: Article, entity: Entity, found: Resolution | None, documents: Documents) -> Entity:
        if found is not None:
            return replace(entity, type=found.type, iri=found.iri, canonical=found.canonical)
        match entity.type:
            case EntityType.MEASURE:
                iri = f"{self.base}measure/{article.id}-{iris.digest(entity.name)}"
            case EntityType.INSTRUMENT:
                iri = documents.iri(entity)
            case _:
                iri = entity_iri(self.base, entity.type, _key(entity.type, entity.name))
        return replace(entity, iri=iri)


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
