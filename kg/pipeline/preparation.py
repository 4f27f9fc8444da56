"""All of an article's way that can be gone beside other articles: everything but the writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.pipeline.extraction import facts
from kg.pipeline.report import Failure, attempt

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.article import Article
    from kg.resolve.registry import OwnRegistry


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every article of a run.

    Attributes:
        base: Under which IRIs stand.
        min_confidence: Statements below it are left out.
        own: Bodies of the user's own, which extend the registry.
    """

    base: str
    min_confidence: float
    own: OwnRegistry


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's graph, checked and ready to be stored.

    Attributes:
        graph: Its quads.
        entities: How many entities it names.
        statements: How many statements it makes.
    """

    graph: list[Quad]
    entities: int
    statements: int

    def __reduce__(self) -> tuple[object, ...]:
        # From a worker to the writer as N-Quads: pyoxigraph pickles each quad by itself, sixteen times slower.
        from pyoxigraph import RdfFormat, serialize

        written = serialize(self.graph, format=RdfFormat.N_QUADS)
        return (_unpacked, (written, self.entities, self.statements))


def _unpacked(graph: bytes, entities: int, statements: int) -> Prepared:
    from pyoxigraph import RdfFormat, parse

    return Prepared(list(parse(graph, format=RdfFormat.N_QUADS)), entities, statements)


def prepare_all(articles: list[Article | Failure], options: Options) -> list[Prepared | Failure]:
    """Prepare a chunk of articles; what could not be read goes through as it is."""
    return [prepare(article, options) for article in articles]


def prepare(article: Article | Failure, options: Options) -> Prepared | Failure:
    """Make an article's graph and check it against the shapes."""
    if isinstance(article, Failure):
        return article
    return attempt(article.path, lambda: _prepare(article, options))


def _prepare(article: Article, options: Options) -> Prepared:
    from kg.rdf import article_quads
    from kg.validate import violations

    said = facts(article, options.base, options.min_confidence, options.own)
    graph = article_quads(article, said, options.base)
    if broken := violations(graph):
        raise KgError(
            "{path}: not stored, it breaks the shapes in {count} places; the first: {first}",
            path=article.path,
            count=len(broken),
            first=broken[0],
        )
    return Prepared(graph, len(said.entities), len(said.relations) + len(said.attributes))
