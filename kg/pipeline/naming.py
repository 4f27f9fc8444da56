"""One name to its node, read as an article that holds it would be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Article
from kg.facts import Entity, Span

if TYPE_CHECKING:
    from datetime import datetime

    from kg.resolve import Resolution, Resolver


def resolved(
    resolver: Resolver, name: str, *, region: str = "", day: datetime | None = None, text: str = ""
) -> Resolution:
    """Link one name.

    Args:
        resolver: Knows the registry.
        name: The name.
        region: Any name of the region the words around it are about, or empty: ``text`` tells.
        day: When it was written, or None for today.
        text: What stands around it, or empty. The short forms it gives count, and the places it names.

    Raises:
        UsageError: No region, or more than one, is called ``region``.
    """
    article = Article("", text.partition("\n")[0], text, day)
    entity = _named(name, text) or _alone(resolver, name, article)
    link = resolver.resolve_in(article, entity, region)
    if entity.name == name:
        return link
    return replace(link, name=name, why=f"short for {entity.name} in the text; {link.why}")


def _named(name: str, text: str) -> Entity | None:
    """What the text itself calls so."""
    if not text:
        return None
    from kg.extract.names import find_names

    found = next((n for n in find_names(text) if name == n.form or name in n.aliases), None)
    if found is None:
        return None
    return Entity("name", found.type, found.form, tuple(mention.span for mention in found.mentions), found.aliases)


def _alone(resolver: Resolver, name: str, article: Article) -> Entity:
    """A name that the text does not read as one: where it stands, else behind the text."""
    month = f"{article.published:%Y-%m}" if article.published else ""
    begin = article.text.find(name)
    if begin < 0:
        begin = len(article.text)
    return Entity("name", resolver.resolve_name(name, month=month).type, name, (Span(begin, begin + len(name)),))
