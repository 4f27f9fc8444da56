from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import EntityType
from kg.resolve.names import Names
from kg.resolve.registry import load

NAMES = Names(load())
REGIONS = [region for region in NAMES.registry.regions if region.level != "area"]
TABLE = Path(__file__).parent / "names.tsv"


def code(region: str) -> str:
    return NAMES.registry.regions.named(region)[0].code if region else ""


def canonical(name: str, region: str = "", month: str = "2021-06", kind: EntityType = EntityType.AGENCY) -> str | None:
    return NAMES.resolve(name, kind, code(region), month).canonical


def rows() -> list[tuple[str, str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]  # type: ignore[misc]


def test_the_table_of_names_is_right_and_links_nothing_wrongly() -> None:
    asked = rows()
    assert len(asked) >= 300
    given_names = [(name, want, canonical(name, region, month) or "") for name, region, month, want in asked]
    wrong_links = [row for row in given_names if row[2] and row[1] != row[2]]
    missed = [row for row in given_names if row[1] and not row[2]]
    assert wrong_links == []
    assert len(missed) <= 0.03 * len(asked), missed


@pytest.mark.parametrize(
    ("month", "name"),
    [
        ("2016-05", "中国银行业监督管理委员会上海监管局"),
        ("2020-05", "中国银行业监督管理委员会上海监管局"),
    ],
)
def test_a_vertical_body_keeps_the_name_the_text_gives(month: str, name: str) -> None:
    assert canonical("上海银监局", month=month) == name


def test_a_short_form_means_the_body_that_bore_it_then() -> None:
    assert canonical("广电总局", month="2012-01") == "国家广播电影电视总局"
    assert canonical("广电总局", month="2016-01") == "国家新闻出版广电总局"
    assert canonical("广电总局", month="2020-01") == "国家广播电视总局"
    assert canonical("农业部", month="2017-12") == "农业部"
    assert canonical("农业部", month="2018-04") == "农业农村部"


def test_a_dissolved_body_stays_the_body_it_was() -> None:
    assert canonical("银保监会", month="2024-05") == "中国银行保险监督管理委员会"


def test_the_article_tells_which_region_a_rank_stands_for() -> None:
    assert canonical("市科委", "上海市") == "上海市科学技术委员会"
    assert canonical("市科委", "北京市") == "北京市科学技术委员会"
    assert canonical("省财政厅", "杭州市") == "浙江省财政厅"
    assert canonical("市科委") is None


def test_a_shared_region_name_links_only_with_its_surroundings() -> None:
    alone = NAMES.resolve("鼓楼区教育局", EntityType.AGENCY)
    assert alone.canonical is None
    assert alone.relative
    assert {"南京市鼓楼区教育局", "福州市鼓楼区教育局"} <= set(alone.alternatives)
    assert canonical("鼓楼区教育局", "江苏省") is None  # 南京 and 徐州 both have one
    assert canonical("鼓楼区教育局", "徐州市") == "徐州市鼓楼区教育局"


def test_a_region_before_a_department_is_never_cut_in_the_wrong_place() -> None:
    assert canonical("南京市场监管局") == "南京市市场监督管理局"
    assert canonical("吉林市场监管局") == "吉林省市场监督管理局"


def test_two_bodies_joined_are_neither() -> None:
    assert canonical("财政部、国家税务总局") is None
    assert canonical("教育部财政部") is None


def test_a_branch_is_not_its_institution_but_a_head_office_is() -> None:
    branch = NAMES.resolve("中国信保上海分公司", EntityType.AGENCY)
    assert branch.type is EntityType.INSTITUTION
    assert branch.canonical == "中国出口信用保险公司上海分公司"
    assert canonical("中国信保总公司") == "中国出口信用保险公司"


def test_an_unknown_institution_is_left_alone() -> None:
    link = NAMES.resolve("上海示例科技有限公司", EntityType.INSTITUTION)
    assert (link.canonical, link.iri) == (None, "https://w3id.org/policy-kg/institution/上海示例科技有限公司")


def test_white_space_and_brackets_make_no_other_body() -> None:
    assert canonical("中国 人民银行") == "中国人民银行"
    assert canonical("中央党校(国家行政学院)") == canonical("中央党校（国家行政学院）")


@pytest.mark.parametrize("department", ["财政局", "人社局", "政府", "委", "税务局", "市场监管局"])
def test_no_two_regions_share_a_body(department: str) -> None:
    seen: dict[str, str] = {}
    for region in REGIONS:
        link = NAMES.resolve(region.official + department, EntityType.AGENCY)
        assert link.canonical is not None, region.official
        assert seen.setdefault(link.iri, region.official) == region.official


def test_an_official_name_is_its_own_canonical() -> None:
    for body in NAMES.registry.bodies.values():
        then = (body.since or "2000-01") if body.until else ""
        assert canonical(body.name, month=then) == body.name


@given(st.text(max_size=40), st.sampled_from(["", "310000", "320100"]), st.sampled_from(["", "2012-01", "2024-01"]))
def test_any_text_gets_one_stable_iri(name: str, region: str, month: str) -> None:
    link = NAMES.resolve(name, EntityType.AGENCY, region, month)
    assert link.iri.startswith("https://w3id.org/policy-kg/")
    assert NAMES.resolve(name, EntityType.AGENCY, region, month) == link


@given(st.sampled_from(REGIONS), st.sampled_from(["财政局", "科技局", "人社局", "住建局", "政府办公室"]))
def test_what_was_resolved_resolves_to_itself(region: object, department: str) -> None:
    first = canonical(region.official + department)  # type: ignore[attr-defined]
    assert first is not None
    assert canonical(first) == first
