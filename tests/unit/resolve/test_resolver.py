from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kg.article import Article
from kg.errors import UsageError
from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.names import AttributeName, EntityType, Predicate
from kg.resolve import Resolver

RESOLVER = Resolver()
BASE = "https://w3id.org/policy-kg/"


def article(title: str, body: str = "", month: int = 6, key: str = "0123456789abcdef") -> Article:
    return Article(key, title, f"{title}\n{body}", datetime(2021, month, 5, tzinfo=UTC))


def entity(text: str, local: str, kind: EntityType, name: str, *aliases: str) -> Entity:
    at = text.index(name)
    return Entity(local, kind, name, (Span(at, at + len(name)),), aliases)


def said(
    text: str, *wanted: tuple[str, EntityType, str], relations: tuple[tuple[str, Predicate, str], ...] = ()
) -> Facts:
    entities = tuple(entity(text, *each) for each in wanted)
    return Facts(entities, tuple(Relation(s, p, o, (Span(0, 1),), 0.9, "test") for s, p, o in relations))


def iris(facts: Facts) -> dict[str, str]:
    return {e.id: (e.iri or "").removeprefix(BASE) for e in facts.entities}


def test_every_entity_gets_its_node() -> None:
    a = article("上海市科委出台意见", "《关于支持示范型科创企业发展壮大的意见》支持小微企业用好信保通，建立补偿机制。")
    facts = said(
        a.text,
        ("a1", EntityType.AGENCY, "上海市科委"),
        ("i1", EntityType.INSTRUMENT, "上海市科委出台意见"),
        ("g1", EntityType.TARGET_GROUP, "小微企业"),
        ("p1", EntityType.PROGRAMME, "信保通"),
        ("m1", EntityType.MEASURE, "建立补偿机制"),
    )
    found = iris(RESOLVER.resolve(a, facts))
    assert found["a1"] == "agency/上海市科学技术委员会"
    assert (found["g1"], found["p1"]) == ("group/小微企业", "programme/信保通")
    assert found["m1"].startswith(f"measure/{a.id}-")
    assert len(found["m1"]) == len(f"measure/{a.id}-") + 12


def test_a_rank_is_the_region_the_article_is_about() -> None:
    a = article("杭州发布新政", "记者从市科技局获悉，杭州市将扩大试点。")
    found = RESOLVER.resolve(a, said(a.text, ("a1", EntityType.AGENCY, "市科技局")))
    assert found.entities[0].canonical == "杭州市科学技术局"


def test_where_many_regions_are_alike_the_one_named_last_counts() -> None:
    a = article("多地发布新政", "江苏南京。浙江杭州。四川成都表示，市科技局将扩大试点。湖北武汉也表示支持。")
    found = RESOLVER.resolve(a, said(a.text, ("a1", EntityType.AGENCY, "市科技局")))
    assert found.entities[0].canonical == "成都市科学技术局"


def test_a_department_without_region_needs_an_article_about_one() -> None:
    many = article("多地发布新政", "江苏南京。浙江杭州。四川成都表示，公安局将扩大试点。湖北武汉也表示支持。")
    assert RESOLVER.resolve(many, said(many.text, ("a1", EntityType.AGENCY, "公安局"))).entities[0].canonical is None
    one = article("成都发布新政", "公安局将扩大试点。")
    assert (
        RESOLVER.resolve(one, said(one.text, ("a1", EntityType.AGENCY, "公安局"))).entities[0].canonical
        == "成都市公安局"
    )


def test_a_short_form_of_a_central_body_is_doubtful_in_an_article_about_one_region() -> None:
    a = article("广东发布新政", "发改委将扩大试点。广东省内各市响应。")
    found = RESOLVER.resolve(a, said(a.text, ("a1", EntityType.AGENCY, "发改委"))).entities[0]
    assert (found.canonical, found.iri) == (None, BASE + "agency/广东省/发改委")
    b = article("新政发布", "发改委将扩大试点。")
    assert (
        RESOLVER.resolve(b, said(b.text, ("a1", EntityType.AGENCY, "发改委"))).entities[0].canonical
        == "国家发展和改革委员会"
    )


def test_a_name_only_its_article_can_tell_never_meets_anothers() -> None:
    one = article("新政发布", "市政府表示支持。", key="a" * 16)
    two = article("新政发布", "市政府表示支持。", key="b" * 16)
    nodes = {iris(RESOLVER.resolve(a, said(a.text, ("a1", EntityType.AGENCY, "市政府"))))["a1"] for a in (one, two)}
    assert len(nodes) == 2


def test_one_body_under_two_names_becomes_one_entity() -> None:
    a = article("央行发布公告", "中国人民银行表示，支持小微企业。")
    text = a.text
    facts = Facts(
        (
            entity(text, "a1", EntityType.AGENCY, "央行"),
            entity(text, "a2", EntityType.AGENCY, "中国人民银行"),
            entity(text, "m1", EntityType.MEASURE, "支持小微企业"),
        ),
        (
            Relation("a1", Predicate.OFFERS, "m1", (Span(0, 2),), 0.6, "weak"),
            Relation("a2", Predicate.OFFERS, "m1", (Span(7, 13),), 0.8, "strong"),
        ),
        (Attribute("a2", AttributeName.REGION, "全国", (Span(0, 1),), 0.5, "test"),),
    )
    found = RESOLVER.resolve(a, facts)
    agency = found.entities[0]
    assert (agency.id, agency.name, agency.aliases) == ("a1", "中国人民银行", ("央行",))
    assert len(agency.mentions) == 2
    (relation,) = found.relations
    assert (relation.subject, relation.confidence, relation.rule) == ("a1", 0.8, "strong")
    assert relation.evidence == (Span(0, 2), Span(7, 13))
    assert found.attributes[0].subject == "a1"


def test_a_relation_of_a_body_with_itself_is_dropped_and_said() -> None:
    a = article("央行发布公告", "中国人民银行表示。")
    facts = said(
        a.text,
        ("a1", EntityType.AGENCY, "央行"),
        ("a2", EntityType.AGENCY, "中国人民银行"),
        relations=(("a1", Predicate.ADDRESSED_TO, "a2"),),
    )
    found = RESOLVER.resolve(a, facts)
    assert found.relations == ()
    assert "one body" in found.dropped[0].why


def test_an_alias_can_tell_what_the_name_does_not() -> None:
    a = article("新政发布", "该委（国家发展改革委）表示。")
    found = RESOLVER.resolve(a, said(a.text, ("a1", EntityType.AGENCY, "该委", "国家发展改革委")))
    assert found.entities[0].canonical == "国家发展和改革委员会"


def test_titles_many_could_bear_are_told_apart_by_issuer_and_month() -> None:
    nodes = set()
    for month, issuer in ((6, "广东省财政厅"), (6, "浙江省财政厅"), (7, "广东省财政厅")):
        a = article(f"{issuer}印发实施方案", month=month)
        wanted = (("a1", EntityType.AGENCY, issuer), ("i1", EntityType.INSTRUMENT, "实施方案"))
        facts = said(a.text, *wanted, relations=(("a1", Predicate.ISSUES, "i1"),))
        nodes.add(iris(RESOLVER.resolve(a, facts))["i1"])
    assert "instrument/广东省财政厅/实施方案/2021-06" in nodes
    assert len(nodes) == 3


def test_a_generic_title_without_issuer_stays_in_its_article() -> None:
    a = article("有关实施方案发布")
    assert a.id in iris(RESOLVER.resolve(a, said(a.text, ("i1", EntityType.INSTRUMENT, "实施方案"))))["i1"]


def test_one_documents_two_forms_meet_across_articles() -> None:
    one = article("国务院印发《关于支持示范企业加快发展的意见》", key="a" * 16)
    two = article("支持示范企业加快发展的意见来了", key="b" * 16)
    first = RESOLVER.resolve(one, said(one.text, ("i1", EntityType.INSTRUMENT, "关于支持示范企业加快发展的意见")))
    second = RESOLVER.resolve(two, said(two.text, ("i1", EntityType.INSTRUMENT, "支持示范企业加快发展的意见")))
    assert iris(first) == iris(second)


def test_an_institution_the_registry_knows_is_no_agency() -> None:
    a = article("上交所发布规则")
    found = RESOLVER.resolve(a, said(a.text, ("a1", EntityType.AGENCY, "上交所"))).entities[0]
    assert (found.type, found.canonical) == (EntityType.INSTITUTION, "上海证券交易所")


def test_no_facts_give_no_facts() -> None:
    assert RESOLVER.resolve(article("天气晴好"), Facts()) == Facts()


def test_another_base_moves_every_iri() -> None:
    a = article("央行发布公告")
    found = Resolver("https://example.org/kg/").resolve(a, said(a.text, ("a1", EntityType.AGENCY, "央行")))
    assert found.entities[0].iri == "https://example.org/kg/agency/中国人民银行"


def test_one_name_can_be_asked_alone() -> None:
    assert RESOLVER.resolve_name("市科委", region="上海").canonical == "上海市科学技术委员会"
    assert RESOLVER.resolve_name("市科委", context="上海企业盼新政").canonical == "上海市科学技术委员会"
    assert RESOLVER.resolve_name("银监会", month="2016-05-01").canonical == "中国银行业监督管理委员会"
    assert RESOLVER.resolve_name("小微企业").type is EntityType.TARGET_GROUP
    assert RESOLVER.resolve_name("《示范企业促进法》").type is EntityType.INSTRUMENT


@pytest.mark.parametrize("region", ["不存在市", "鼓楼区"])
def test_a_region_that_is_none_or_many_is_refused(region: str) -> None:
    with pytest.raises(UsageError, match=region):
        RESOLVER.resolve_name("教育局", region=region)


def test_versions_and_new_groups_hang_under_what_their_names_say() -> None:
    a = article(
        "南京出台新规", "《示范型科创企业培育管理办法（试行）》支持符合专精特新等条件的中小微企业和全市用工单位。"
    )
    facts = said(
        a.text,
        ("i1", EntityType.INSTRUMENT, "示范型科创企业培育管理办法（试行）"),
        ("g1", EntityType.TARGET_GROUP, "符合专精特新等条件的中小微企业"),
        ("g2", EntityType.TARGET_GROUP, "全市用工单位"),
    )
    found = RESOLVER.resolve(a, facts)
    assert [tuple(iri.removeprefix(BASE) for iri in e.above) for e in found.entities[:2]] == [
        ("instrument/示范型科创企业培育管理办法",),
        ("group/专精特新企业", "group/中小微企业"),
    ]
    assert iris(found)["g2"] == "group/南京市/全市用工单位"


def test_an_entity_of_an_article_resolves_with_its_reason() -> None:
    a = article("杭州发布新政", "记者从市科技局获悉，杭州市将扩大试点。")
    link = RESOLVER.resolve_in(a, entity(a.text, "a1", EntityType.AGENCY, "市科技局"))
    assert (link.canonical, link.why) == ("杭州市科学技术局", "杭州市 by the article")
    link = RESOLVER.resolve_in(a, entity(a.text, "a1", EntityType.AGENCY, "市科技局"), region="宁波")
    assert link.canonical == "宁波市科学技术局"
