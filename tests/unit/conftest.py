"""An invented article with its facts, as extraction and resolution would hand them on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from kg import iris
from kg.article import Article, article_id
from kg.days import CHINA
from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.names import BASE, AttributeName, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Quad

TITLE = "云溪市两部门出台茶农纾困办法"
TEXT = "\n".join(
    [
        TITLE,
        "云溪市农业农村局和茶业协会4月2日联合印发《云溪市茶农纾困办法》（以下简称《办法》），自5月1日起施行。",
        "《办法》依据《云溪市乡村振兴规划》，面向受灾茶农，提出两项举措：",
        "一是发放最高5万元的复种贷款，通过茶贷通平台办理；",
        "二是免收三个月的茶园管护费。各乡镇政府要登记受灾面积。",
    ]
)


def span(quote: str, nth: int = 0) -> Span:
    """The ``nth`` place (from 0) where the text says ``quote``."""
    begin = -1
    for _ in range(nth + 1):
        begin = TEXT.index(quote, begin + 1)
    return Span(begin, begin + len(quote))


def _entities(key: str) -> list[Entity]:
    kinds = EntityType
    return [
        _named("a1", kinds.AGENCY, "云溪市农业农村局", "agency/云溪市农业农村局"),
        _named("o1", kinds.INSTITUTION, "茶业协会", "institution/云溪市茶业协会"),
        replace(
            _named("i1", kinds.INSTRUMENT, "云溪市茶农纾困办法", "instrument/云溪市茶农纾困办法"),
            mentions=(span("云溪市茶农纾困办法"), span("办法", 2)),
            aliases=("办法",),
        ),
        _named("i2", kinds.INSTRUMENT, "云溪市乡村振兴规划", "instrument/云溪市乡村振兴规划"),
        replace(_named("p1", kinds.PROGRAMME, "茶贷通平台", "programme/茶贷通平台"), aliases=("茶贷通",)),
        _named("t1", kinds.TARGET_GROUP, "受灾茶农", "group/受灾茶农"),
        _named("t2", kinds.TARGET_GROUP, "各乡镇政府", "group/各乡镇政府"),
        _measure("m1", key, "发放最高5万元的复种贷款", 1, 1),
        _measure("m2", key, "免收三个月的茶园管护费", 1, 2),
        _measure("m3", key, "登记受灾面积", 2, None),
    ]


def _named(local: str, kind: EntityType, name: str, iri: str) -> Entity:
    return Entity(local, kind, name, (span(name),), iri=BASE + iri)


def _measure(local: str, key: str, quote: str, level: int, position: int | None) -> Entity:
    iri = f"{BASE}measure/{key}-{iris.digest(quote)}"
    return Entity(local, EntityType.MEASURE, quote, (span(quote),), level=level, position=position, iri=iri)


def _relations() -> list[Relation]:
    says = Predicate
    issue, items = span("联合印发《云溪市茶农纾困办法》"), span("提出两项举措")
    return [
        Relation("a1", says.ISSUES, "i1", (span("云溪市农业农村局"), issue), 0.95, "issue-verb"),
        Relation("o1", says.ISSUES, "i1", (span("茶业协会"), issue), 0.9, "issue-verb"),
        *(Relation("i1", says.SETS_OUT, m, (items,), 0.85, "numbered-list") for m in ("m1", "m2", "m3")),
        Relation("i1", says.BASED_ON, "i2", (span("依据《云溪市乡村振兴规划》"),), 0.97, "based-on"),
        Relation("i1", says.TARGETS, "t1", (span("面向受灾茶农"),), 0.9, "for-whom"),
        Relation("m3", says.ADDRESSED_TO, "t2", (span("各乡镇政府要"),), 0.8, "obligor"),
        Relation("m1", says.USES, "p1", (span("通过茶贷通平台办理"),), 0.8, "through"),
    ]


def _attributes() -> list[Attribute]:
    names = AttributeName
    return [
        Attribute("i1", names.ISSUED_ON, "2022-04-02", (span("4月2日联合印发"),), 0.9, "issued-on"),
        Attribute("i1", names.EFFECTIVE_FROM, "2022-05-01", (span("自5月1日起施行"),), 1.0, "effective-from"),
        Attribute("i1", names.REGION, "云溪市", (span("云溪市农业农村局"),), 0.7, "issuer-region"),
        Attribute("m1", names.QUANTITY, "最高5万元", (span("最高5万元"),), 0.9, "amount"),
    ]


@pytest.fixture(scope="session")
def article() -> Article:
    """An invented notice of two issuers with two numbered measures."""
    published = datetime(2022, 4, 3, 9, 30, tzinfo=CHINA)
    key = "https://news.example/2022/tea.html"
    return Article(
        id=article_id(key=key, source="云溪日报", published=published, title=TITLE),
        title=TITLE,
        text=TEXT,
        published=published,
        source="云溪日报",
        url=key,
        categories=("要闻", "农业"),
        path="examples/tea.md",
    )


@pytest.fixture(scope="session")
def facts(article: Article) -> Facts:
    """What it says, resolved."""
    return Facts(tuple(_entities(article.id)), tuple(_relations()), tuple(_attributes()))


@pytest.fixture(scope="session")
def quads(article: Article, facts: Facts) -> list[Quad]:
    """Its graph."""
    return article_quads(article, facts)


@pytest.fixture(scope="session")
def another(article: Article, facts: Facts) -> Callable[[int], list[Quad]]:
    """The graph of the same news under another address."""

    def make(number: int) -> list[Quad]:
        return article_quads(replace(article, id=f"{number:016x}"), facts)

    return make


@pytest.fixture(scope="session")
def store(
    tmp_path_factory: pytest.TempPathFactory, quads: list[Quad], another: Callable[[int], list[Quad]]
) -> Iterator[Store]:
    """Two articles that say the same; for reading."""
    with Store.open(tmp_path_factory.mktemp("two") / "kg") as opened:
        opened.put([quads, another(7)])
        yield opened
