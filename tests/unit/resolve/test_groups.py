from __future__ import annotations

import pytest

from kg.resolve.groups import Scheme, packaged
from kg.resolve.programmes import normalise as programme

SCHEME = Scheme(packaged())


def above(name: str) -> set[str]:
    found: set[str] = set()
    stack = list(SCHEME.broader(name))
    while stack:
        up = stack.pop()
        found.add(up)
        stack.extend(SCHEME.broader_of[up])
    return found


def test_what_is_for_all_enterprises_is_for_small_ones() -> None:
    assert {"中小微企业", "企业"} <= above("小微企业")


def test_a_new_group_hangs_under_what_it_contains() -> None:
    assert SCHEME.broader("符合专精特新等条件的中小微企业") == ("专精特新企业", "中小微企业")
    assert SCHEME.broader("昆山市外贸企业") == ("外贸企业",)
    assert SCHEME.broader("某种没有的东西") == ()


@pytest.mark.parametrize(
    ("form", "name"),
    [("各类市场主体", "经营主体"), ("专精特新“小巨人”企业", "专精特新小巨人企业"), ("民企", "民营企业")],
)
def test_other_names_are_the_same_group(form: str, name: str) -> None:
    assert SCHEME.normalise(form) == name


@pytest.mark.parametrize("form", ["符合条件的民营企业", "上海市企业", "地方资产管理公司"])
def test_a_condition_or_a_place_makes_another_group(form: str) -> None:
    assert SCHEME.normalise(form) == form


def test_the_scheme_has_no_circle_and_no_loose_end() -> None:
    for name, upper in SCHEME.broader_of.items():
        assert all(SCHEME.known(up) for up in upper)
        assert name not in above(name)


def test_a_programme_is_its_proper_name() -> None:
    assert programme("“东数西算”工程") == programme("东数西算")
    assert programme("信保通") == "信保通"
    assert programme("“利剑”行动") == "利剑行动"


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("全市市场监管部门", "南京市"),
        ("辖内财产保险公司", "南京市"),
        ("相关企业", "0123"),
        ("此类企业", "0123"),
        ("有关部门", "0123"),
        ("小微企业", ""),
        ("符合条件的小微企业", ""),
        ("各区域性银行", ""),
    ],
)
def test_only_an_article_can_tell_which_group_some_names_mean(name: str, whose: str) -> None:
    assert SCHEME.relative(SCHEME.normalise(name), "南京市", "0123") == whose


def test_a_group_of_a_place_that_the_article_does_not_tell_is_the_articles_own() -> None:
    assert SCHEME.relative("全市市场监管部门", "", "0123") == "0123"
