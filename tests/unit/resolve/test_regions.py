from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.registry import load

REGIONS = load().regions


@pytest.mark.parametrize(
    ("form", "official"),
    [
        ("上海", "上海市"),
        ("内蒙古", "内蒙古自治区"),
        ("广西", "广西壮族自治区"),
        ("湘西州", "湘西土家族苗族自治州"),
        ("湘西", "湘西土家族苗族自治州"),
        ("浦东", "上海市浦东新区"),
        ("克州", "克孜勒苏柯尔克孜自治州"),
        ("阿拉善盟", "阿拉善盟"),
        ("神农架", "神农架林区"),
        ("卢湾区", "上海市黄浦区"),
        ("长三角", "长江三角洲"),
        ("吉林", "吉林省"),
    ],
)
def test_a_form_names_its_region_first(form: str, official: str) -> None:
    assert REGIONS.named(form)[0].official == official


def test_every_official_name_is_one_regions() -> None:
    officials = [region.official for region in REGIONS]
    assert len(officials) == len(set(officials))


def test_every_region_but_provinces_and_wide_areas_has_a_superior() -> None:
    for region in REGIONS:
        above = list(REGIONS.ancestors(region))
        assert bool(above) == (region.level not in ("province", "municipality")), region


def test_a_chain_is_cut_as_one_place() -> None:
    place = next(REGIONS.places("福建省三明市医保局"))
    assert (place.regions[0].official, place.end) == ("三明市", 6)


def test_a_chain_must_nest() -> None:
    place = next(REGIONS.places("福建省南京市财政局"))
    assert place.regions[0].official == "福建省"


@given(st.sampled_from(list(REGIONS)), st.text(max_size=6))
def test_the_longest_cut_covers_the_official_name(region: object, tail: str) -> None:
    official = region.official  # type: ignore[attr-defined]
    assert next(REGIONS.places(official + tail)).end >= len(official)
