"""From files to facts, one article at a time."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.facts import Dropped
from kg.names import BASE, EntityType
from kg.pipeline.report import Failure, attempt
from kg.resolve.registry import NOTHING_OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.article import Article
    from kg.facts import Attribute, Facts, Relation
    from kg.resolve import Resolver
    from kg.resolve.registry import OwnRegistry
    from kg.sources import Source


UNSURE = "its confidence is under what was asked for"


def articles(paths: Iterable[str], format: str | None = None) -> Iterator[Article | Failure]:  # noqa: A002
    """Read all articles of files, folders and addresses, in their order; what cannot be read is said in its place."""
    from kg.sources import sources

    for source in sources(paths, format):
        yield from _articles(source)


def facts(article: Article, base: str = BASE, min_confidence: float = 0.0, own: OwnRegistry = NOTHING_OWN) -> Facts:
    """Extract and resolve one article's facts.

    Args:
        article: The article.
        base: Under which its IRIs stand.
        min_confidence: Statements below it are left out.
        own: Bodies of the user's own, which extend the registry.
    """
    from kg.extract import extract

    return confident(resolver(base, own).resolve(article, extract(article)), min_confidence)


_BY_WHAT_IS_SAID = frozenset({EntityType.MEASURE, EntityType.PROGRAMME, EntityType.TARGET_GROUP})


def confident(facts: Facts, least: float) -> Facts:
    """Leave out statements below a confidence, and say so in ``dropped``.

    A measure, programme or group goes with the last of its statements: without one nothing tells how sure it is. What
    had none before stays, and so do bodies and documents, which the text names whatever is said of them.
    """
    if least <= 0:
        return facts
    relations = tuple(relation for relation in facts.relations if relation.confidence >= least)
    attributes = tuple(attribute for attribute in facts.attributes if attribute.confidence >= least)
    lost = _ends(facts.relations, facts.attributes) - _ends(relations, attributes)
    return replace(
        facts,
        entities=tuple(e for e in facts.entities if not (e.id in lost and e.type in _BY_WHAT_IS_SAID)),
        relations=relations,
        attributes=attributes,
        dropped=(
            *facts.dropped,
            *(
                Dropped(r.evidence[0], r.predicate, UNSURE, r.confidence)
                for r in facts.relations
                if r.confidence < least
            ),
            *(Dropped(a.evidence[0], a.name, UNSURE, a.confidence) for a in facts.attributes if a.confidence < least),
        ),
    )


def _ends(relations: Iterable[Relation], attributes: Iterable[Attribute]) -> set[str]:
    """The ids of all that something is said of."""
    return {end for r in relations for end in (r.subject, r.object)} | {a.subject for a in attributes}


def extracted(
    paths: Iterable[str],
    *,
    format: str | None = None,  # noqa: A002 - the option's own name
    base: str = BASE,
    min_confidence: float = 0.0,
    own: OwnRegistry = NOTHING_OWN,
) -> Iterator[tuple[Article, Facts] | Failure]:
    """Read, extract and resolve, storing nothing.

    Args:
        paths: Files, folders, addresses, ``-``.
        format: A loader's name, or None to tell by suffix and content.
        base: Under which IRIs stand.
        min_confidence: Statements below it are left out.
        own: Bodies of the user's own, which extend the registry.

    Yields:
        Each article with its facts, or what went wrong, in the order of the sources.
    """
    for article in articles(paths, format):
        if isinstance(article, Failure):
            yield article
            continue
        found = attempt(article.path, lambda article=article: facts(article, base, min_confidence, own))  # type: ignore[misc]
        yield found if isinstance(found, Failure) else (article, found)


def _articles(source: Source) -> Iterator[Article | Failure]:
    found = attempt(source.path, lambda: iter(source.articles()))
    if isinstance(found, Failure):
        yield found
        return
    while (article := attempt(source.path, lambda: next(found, None))) is not None:
        yield Failure(source.path, article) if isinstance(article, KgError) else article


@cache
def resolver(base: str, own: OwnRegistry) -> Resolver:
    """The one that a run's articles share."""
    from kg.resolve import Resolver

    return Resolver(base, own)
