from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.draw import Selection
from kg.draw.compose import compose
from kg.draw.graph import placed
from kg.errors import UsageError
from kg.facts import Entity, Facts, Relation, Span
from kg.names import BASE, EntityType, Predicate
from kg.query import named_queries
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from kg.article import Article
    from kg.draw.picture import Fold, Node

RULES = "云溪市茶农纾困办法"


def names(store: Store, selection: Selection) -> set[str]:
    return {node.entity.name for node in compose(store, selection).nodes}


def test_the_whole_store_is_drawn_unless_told_otherwise(store: Store) -> None:
    assert len(names(store, Selection())) == 10


def test_an_arrow_carries_what_every_article_says(store: Store) -> None:
    picture = compose(store, Selection())
    assert {len(arrow.records) for arrow in picture.arrows} == {2}
    assert {arrow.predicate for arrow in picture.arrows if arrow.derived} == {"offers"}


def test_hops_widen_the_circle(store: Store) -> None:
    near = names(store, Selection(about="茶业协会"))
    far = names(store, Selection(about="茶业协会", hops=2))
    assert near < far
    assert "云溪市乡村振兴规划" in far - near


def test_an_article_is_drawn_by_its_id(store: Store) -> None:
    assert RULES in names(store, Selection(article=f"{7:016x}"))


def test_a_headline_that_two_articles_bear_asks_which(store: Store) -> None:
    with pytest.raises(UsageError, match=r"2 things are called 云溪市两部门出台茶农纾困办法: .*article/"):
        compose(store, Selection(article="云溪市两部门出台茶农纾困办法"))


def test_a_name_that_fits_nothing_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="nothing in the store is called 无人"):
        compose(store, Selection(about="无人"))


def test_two_choices_at_once_are_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="choose one of"):
        compose(store, Selection(about="办法", article="x"))


def test_the_rows_of_a_named_query_are_drawn(store: Store) -> None:
    query = named_queries("sparql")["instruments-of-agency"]
    drawn = names(store, Selection(query=query, parameters={"agency": "茶业协会"}))
    assert drawn == {RULES, "发放最高5万元的复种贷款", "免收三个月的茶园管护费", "登记受灾面积"}


def test_the_triples_of_a_construct_are_drawn(store: Store) -> None:
    query = "CONSTRUCT { ?a pk:issues ?i } WHERE { ?a pk:issues ?i }"
    assert names(store, Selection(query=query)) == {"云溪市农业农村局", "茶业协会", RULES}


def test_a_group_shows_what_is_for_it_and_who_gives_it(store: Store) -> None:
    drawn = names(store, Selection(group="各乡镇政府"))
    assert {"登记受灾面积", RULES, "茶业协会"} <= drawn
    assert "免收三个月的茶园管护费" not in drawn


def test_a_region_and_a_day_narrow(store: Store) -> None:
    assert RULES in names(store, Selection(region="云溪市", since=date(2022, 4, 3)))
    assert names(store, Selection(region="别处")) == set()
    assert names(store, Selection(since=date(2022, 4, 4))) == set()


@pytest.mark.parametrize("limit", range(1, 11))
def test_a_limit_holds_and_what_is_left_out_is_counted(store: Store, limit: int) -> None:
    picture = compose(store, Selection(limit=limit))
    assert len(picture.shown()) <= limit
    assert len(picture.nodes) + picture.left_out == 10
    hidden = [i for fold in picture.folds for i in fold.members]
    assert sorted(hidden) == [i for i, node in enumerate(picture.nodes) if node.fold is not None]


def test_an_overview_says_of_the_instrument_what_its_measures_say(store: Store) -> None:
    picture = compose(store, Selection(overview=True))
    said = {
        (picture.nodes[a.subject].entity.name, a.predicate, picture.nodes[a.value].entity.name) for a in picture.arrows
    }
    assert said == {
        ("云溪市农业农村局", "issues", RULES),
        ("茶业协会", "issues", RULES),
        (RULES, "basedOn", "云溪市乡村振兴规划"),
        (RULES, "targets", "受灾茶农"),
        (RULES, "addressedTo", "各乡镇政府"),
        (RULES, "uses", "茶贷通平台"),
    }


def test_an_instrument_comes_with_who_issues_it(store: Store) -> None:
    assert names(store, Selection(overview=True, limit=3)) == {RULES, "云溪市农业农村局", "茶业协会"}


def test_an_instrument_without_issuers_comes_with_what_is_beside_it(tmp_path: Path, article: Article) -> None:
    kinds = {"局": EntityType.AGENCY, "众": EntityType.TARGET_GROUP}
    told = [("茶局", "一办法"), ("茶局", "二办法"), ("三办法", "茶众"), ("三办法", "农众")]
    said = sorted({name for pair in told for name in pair})
    entities = [
        Entity(name, kinds.get(name[-1], EntityType.INSTRUMENT), name, (Span(0, 1),), iri=f"{BASE}x/{name}")
        for name in said
    ]
    relations = [
        Relation(one, Predicate.ISSUES if one == "茶局" else Predicate.TARGETS, other, (Span(0, 1),), 0.9, "test-rule")
        for one, other in told
    ]
    with Store.open(tmp_path / "kg") as opened:
        opened.put([article_quads(article, Facts(tuple(entities), tuple(relations)))])
        assert names(opened, Selection(limit=3)) == {"茶局", "一办法", "二办法"}
        assert names(opened, Selection(limit=5)) >= {"三办法", "农众"}


def test_a_word_in_a_querys_row_is_a_name_before_it_is_another_name(tmp_path: Path, article: Article) -> None:
    """The firms of one article may be called 企业 in another."""
    entities = [
        Entity("a", EntityType.TARGET_GROUP, "茶企", (Span(0, 1),), iri=BASE + "group/1"),
        Entity(
            "b", EntityType.TARGET_GROUP, "部分茶企", (Span(0, 1),), aliases=("茶企", "老茶企"), iri=BASE + "group/2"
        ),
    ]
    with Store.open(tmp_path / "kg") as opened:
        opened.put([article_quads(article, Facts(tuple(entities)))])
        for word, name in (("茶企", "茶企"), ("老茶企", "部分茶企")):
            assert names(opened, Selection(query=f'SELECT ("{word}" AS ?word) WHERE {{}}')) == {name}


def test_what_was_asked_for_is_kept_whatever_the_limit(store: Store) -> None:
    iri = BASE + "programme/茶贷通平台"
    assert "茶贷通平台" in names(store, Selection(about=iri, hops=3, limit=2))


def overlaps(one: Node | Fold, other: Node | Fold) -> bool:
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2 - 0.5
        and abs(one.y - other.y) < (one.height + other.height) / 2 - 0.5
    )


def test_boxes_of_a_layered_picture_do_not_overlap_and_flow_to_the_right(store: Store) -> None:
    picture = placed(compose(store, Selection()))
    shown = picture.shown()
    assert picture.layout == "layered"
    assert not any(overlaps(a, b) for i, a in enumerate(shown) for b in shown[:i])
    for arrow in picture.arrows:
        if arrow.predicate in ("issues", "setsOut", "targets", "uses"):
            assert picture.nodes[arrow.subject].x < picture.nodes[arrow.value].x


def test_places_depend_on_nothing_but_the_content(store: Store) -> None:
    one, other = (placed(compose(store, Selection(limit=None))) for _ in range(2))
    assert [(n.x, n.y) for n in one.shown()] == [(n.x, n.y) for n in other.shown()]


def test_a_selection_says_what_it_is(store: Store) -> None:
    assert replace(Selection(), about="x") != Selection()
    assert len(store.articles()) == 2
