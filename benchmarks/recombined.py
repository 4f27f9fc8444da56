"""Large stores, made quickly: a few invented articles, said again of other agencies, instruments, places and days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import iris
from kg.article import Article
from kg.days import CHINA
from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.names import BASE, AttributeName, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import FOLDER, Store

if TYPE_CHECKING:
    from pathlib import Path

AN_AGENCY = 25
"""Articles that speak of one agency: a question about one has as long an answer in every store."""

_MEASURES = ("发放稳岗补贴", "减免房屋租金", "提供贴息贷款", "延缓缴纳税费", "开通绿色通道", "补助技术改造")
_PLACES = ("云溪市", "青禾县", "白鹭区", "松岭市", "临波县", "石桥区", "望川市")
_GROUPS = ("小微企业", "茶农", "个体工商户", "外贸企业", "高校毕业生", "养殖户", "科技型企业", "餐饮企业", "民宿经营者")
_ID, _AGENCY, _INSTRUMENT, _GROUND = "a" * 16, "90002", "90001", "90003"
_PLACE, _GROUP, _DAY, _PUBLISHED = "某某市", "某某企业", "2011-11-11", "2011-11-10"
_BATCH = 2000


def make(folder: Path, count: int) -> int:
    """Make a store of so many articles; the same number makes the same store.

    Returns:
        How many quads it has.
    """
    with Store.open(folder):
        pass
    templates = [_template(measures) for measures in (1, 2, 3, 6)]
    quads = ox.Store(str(folder / FOLDER))
    for begin in range(0, count, _BATCH):
        told = "".join(_told(templates[n % len(templates)], n) for n in range(begin, min(begin + _BATCH, count)))
        quads.bulk_load(input=told.encode(), format=ox.RdfFormat.N_QUADS)
    quads.flush()
    quads.optimize()
    return len(quads)


def agency(number: int) -> str:
    """What the agency of an article is called."""
    return f"云溪市第{10_000 + number // AN_AGENCY}局"


def instrument(number: int) -> str:
    """What its instrument is called."""
    return f"云溪市第{number + 100_000}号办法"


def article(number: int) -> str:
    """Its IRI."""
    return iris.article(BASE, f"{number:016x}")


def _told(template: str, number: int) -> str:
    day = date(2020, 1, 1) + timedelta(days=number * 7 % 1800)
    ground = number - 1 if number % 4 else number
    for token, word in (
        (_ID, f"{number:016x}"),
        (_AGENCY, str(10_000 + number // AN_AGENCY)),
        (_INSTRUMENT, str(number + 100_000)),
        (_GROUND, str(ground + 100_000)),
        (_PLACE, _PLACES[number % len(_PLACES)]),
        (_GROUP, _GROUPS[number % len(_GROUPS)]),
        (_DAY, str(day)),
        (_PUBLISHED, str(day - timedelta(days=3))),
    ):
        template = template.replace(token, word)
    return template


def _template(measures: int) -> str:
    """The graph of one article, with tokens in the place of what is to vary."""
    steps = [f"{_MEASURES[i]}，面向{_GROUP}，最高{i + 1}万元" for i in range(measures)]
    issued, ground = f"云溪市第{_INSTRUMENT}号办法", f"云溪市第{_GROUND}号办法"
    head = f"云溪市第{_AGENCY}局依据《{ground}》印发《{issued}》，适用于{_PLACE}，{_DAY}起施行。"
    text = "\n".join((head, *steps))

    def span(words: str) -> Span:
        begin = text.index(words)
        return Span(begin, begin + len(words))

    def entity(key: str, kind: EntityType, name: str, path: str) -> Entity:
        return Entity(key, kind, name, (span(name),), iri=f"{BASE}{path}/{name}")

    entities = [
        entity("a", EntityType.AGENCY, f"云溪市第{_AGENCY}局", "agency"),
        entity("i", EntityType.INSTRUMENT, issued, "instrument"),
        entity("g", EntityType.INSTRUMENT, ground, "instrument"),
        entity("t", EntityType.TARGET_GROUP, _GROUP, "group"),
    ]
    relations = [
        Relation("a", Predicate.ISSUES, "i", (span("印发"),), 0.9, "issue-verb"),
        Relation("i", Predicate.BASED_ON, "g", (span("依据"),), 0.6, "based-on"),
    ]
    attributes = [
        Attribute("i", AttributeName.EFFECTIVE_FROM, _DAY, (span(_DAY),), 0.9, "from"),
        Attribute("i", AttributeName.REGION, _PLACE, (span(_PLACE),), 0.8, "region"),
    ]
    for number, step in enumerate(steps, start=1):
        iri = f"{BASE}measure/{_ID}-{iris.digest(step)}"
        entities.append(Entity(f"m{number}", EntityType.MEASURE, step, (span(step),), (), 1, number, iri=iri))
        relations.append(Relation("i", Predicate.SETS_OUT, f"m{number}", (span(step),), 0.8, "list"))
        relations.append(Relation(f"m{number}", Predicate.TARGETS, "t", (span(step),), 0.7, "for-whom"))
        attributes.append(Attribute(f"m{number}", AttributeName.QUANTITY, f"{number}万元", (span(step),), 0.9, "most"))
    published = datetime.fromisoformat(f"{_PUBLISHED}T09:30:00").replace(tzinfo=CHINA)
    said = article_quads(
        Article(_ID, head, text, published, "云溪日报"), Facts(tuple(entities), tuple(relations), tuple(attributes))
    )
    return (ox.serialize(said, format=ox.RdfFormat.N_QUADS) or b"").decode()
