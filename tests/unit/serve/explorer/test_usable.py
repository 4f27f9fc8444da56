from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.serve.explorer.concepts import groups, regions
from kg.serve.explorer.offers import Offers
from kg.serve.explorer.usable import regions_above, usable
from tests.unit.serve.explorer.conftest import GROUP, LOAN, RULES

if TYPE_CHECKING:
    from kg.serve.explorer.index import Index
    from kg.store import Store


@pytest.fixture(scope="module")
def offers(store: Store, index: Index) -> Offers:
    return Offers(store, index)


def names(offers: Offers, day: str, where: list[str] | None = None) -> list[str]:
    total, rows = usable(offers, [GROUP], where, day, 9)
    assert total == len(rows)
    return [row.name for row in rows]


def test_a_measure_comes_with_quantity_term_region_and_sentence(offers: Offers) -> None:
    row = usable(offers, [GROUP], None, "2022-06-01", 9)[1][0]
    assert (row.name, row.quantity, row.begins, row.ends) == (LOAN, "最高5万元", "2022-05-01", "")
    assert (row.instrument, row.regions, row.by_instrument) == ((RULES, "云溪市茶农纾困办法"), ("云溪市",), True)
    assert row.confidence == 0.9
    (sentence,) = row.sentences
    assert [mark.quote(sentence.text) for mark in sentence.marks] == [LOAN]


@pytest.mark.parametrize(("day", "there"), [("2022-04-30", 0), ("2022-05-01", 3), ("2022-12-31", 3), ("2023-01-01", 0)])
def test_it_is_in_force_from_its_day_until_it_is_repealed(offers: Offers, day: str, there: int) -> None:
    assert len(names(offers, day)) == there


def test_it_holds_in_its_region_and_what_lies_in_it(offers: Offers) -> None:
    assert names(offers, "2022-06-01", ["云溪市"])
    assert names(offers, "2022-06-01", ["云溪市甲县", "云溪市", "全国"])
    assert names(offers, "2022-06-01", ["杭州市", "浙江省", "全国"]) == []


def test_measures_stand_in_the_order_of_the_text(offers: Offers) -> None:
    assert names(offers, "2022-06-01") == [LOAN, "免收三个月的茶园管护费", "登记受灾面积"]


def test_the_first_are_looked_up_and_all_are_counted(offers: Offers) -> None:
    total, rows = usable(offers, [GROUP], None, "2022-06-01", 1)
    assert (total, [row.name for row in rows]) == (3, [LOAN])


def test_what_is_less_sure_than_asked_for_is_left_out(offers: Offers) -> None:
    assert usable(offers, [GROUP], None, "2022-06-01", 9, least=0.9)[0] == 3
    assert usable(offers, [GROUP], None, "2022-06-01", 9, least=0.91) == (0, [])


def test_what_is_for_another_group_too_can_be_left_out(offers: Offers) -> None:
    assert usable(offers, [GROUP], None, "2022-06-01", 9, but=[GROUP]) == (0, [])


def test_what_was_looked_up_once_is_not_read_again(store: Store, index: Index) -> None:
    asked: list[str] = []

    class Counting:
        def query(self, sparql: str, *more: Any) -> Any:
            asked.append(sparql)
            return store.query(sparql, *more)

    offers = Offers(Counting(), index)
    first = usable(offers, [GROUP], None, "2022-06-01", 9)
    assert asked
    asked.clear()
    assert usable(offers, [GROUP], None, "2022-06-01", 9) == first
    assert asked == []


def test_a_group_has_all_above_it_the_nearest_first(store: Store) -> None:
    scheme = groups(store)
    little = scheme.find("小巨人企业")
    assert [scheme.names[iri] for iri in scheme.above(little)][:3] == [
        "专精特新小巨人企业",
        "专精特新企业",
        "科技型企业",
    ]
    assert little in scheme.below(scheme.find("specialised, refined, distinctive and innovative enterprises"))
    assert scheme.find("没有这类") == ""


def test_a_region_lies_in_its_province_and_the_country(store: Store) -> None:
    known = regions(store)
    assert regions_above(known, known.find("杭州")) == ["杭州市", "浙江省", "全国"]
