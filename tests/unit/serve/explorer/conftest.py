"""A store with the invented article of all unit tests, and one that repeals its instrument."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.names import BASE, AttributeName, EntityType, Predicate
from kg.rdf import article_quads
from kg.serve.explorer.index import Index
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from kg.article import Article

LATER = "云溪市人民政府印发《云溪市茶业条例》，自2023年1月1日起施行，《云溪市茶农纾困办法》同时废止。"
RULES = BASE + "instrument/云溪市茶农纾困办法"
LAW = BASE + "instrument/云溪市茶业条例"
LOAN = "发放最高5万元的复种贷款"
GROUP = BASE + "group/受灾茶农"


def span(quote: str) -> Span:
    return Span(LATER.index(quote), LATER.index(quote) + len(quote))


@pytest.fixture(scope="session")
def later(article: Article) -> list[Quad]:
    """The graph of an article of the next year."""
    assert article.published is not None
    names = {
        "a": (EntityType.AGENCY, "云溪市人民政府", "agency/云溪市人民政府"),
        "i": (EntityType.INSTRUMENT, "云溪市茶业条例", "instrument/云溪市茶业条例"),
        "o": (EntityType.INSTRUMENT, "云溪市茶农纾困办法", "instrument/云溪市茶农纾困办法"),
    }
    entities = tuple(
        Entity(key, kind, name, (span(name),), iri=BASE + where) for key, (kind, name, where) in names.items()
    )
    relations = (
        Relation("a", Predicate.ISSUES, "i", (span("印发"),), 0.9, "test"),
        Relation("i", Predicate.REPEALS, "o", (span("同时废止"),), 0.9, "test"),
    )
    day = Attribute("i", AttributeName.EFFECTIVE_FROM, "2023-01-01", (span("2023年1月1日"),), 0.9, "test")
    news = replace(
        article,
        id=f"{7:016x}",
        title="云溪市出台茶业条例",
        text=LATER,
        published=article.published + timedelta(days=250),
    )
    return article_quads(news, Facts(entities, relations, (day,)))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, quads: list[Quad], later: list[Quad]) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("explored") / "kg") as opened:
        opened.put([quads, later])
        yield opened


@pytest.fixture(scope="session")
def index(store: Store) -> Index:
    return Index(store)
