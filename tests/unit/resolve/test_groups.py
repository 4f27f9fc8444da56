from __future__ import annotations

import pytest

from kg.resolve.groups import broader, known, normalise, scheme
from kg.resolve.programmes import normalise as programme


def above(name: str) -> set[str]:
    found: set[str] = set()
    stack = list(broader(name))
    while stack:
        up = stack.pop()
        found.add(up)
        stack.extend(scheme()[up])
    return found


def test_what_is_for_all_enterprises_is_for_small_ones() -> None:
    assert {"中小微企业", "企业"} <= above("小微企业")


def test_a_new_group_hangs_under_what_it_contains() -> None:
    assert broader("符合专精特新等条件的中小微企业") == ("专精特新企业", "中小微企业")
    assert broader("昆山市外贸企业") == ("外贸企业",)
    assert broader("某种没有的东西") == ()


@pytest.mark.parametrize(
    ("form", "name"),
    [("各类市场主体", "经营主体"), ("专精特新“小巨人”企业", "专精特新小巨人企业"), ("民企", "民营企业")],
)
def test_other_names_are_the_same_group(form: str, name: str) -> None:
    assert normalise(form) == name


@pytest.mark.parametrize("form", ["符合条件的民营企业", "上海市企业", "地方资产管理公司"])
def test_a_condition_or_a_place_makes_another_group(form: str) -> None:
    assert normalise(form) == form


def test_the_scheme_has_no_circle_and_no_loose_end() -> None:
    for name, upper in scheme().items():
        assert all(known(up) for up in upper)
        assert name not in above(name)


def test_a_programme_is_its_proper_name() -> None:
    assert programme("“东数西算”工程") == programme("东数西算")
    assert programme("信保通") == "信保通"
    assert programme("“利剑”行动") == "利剑行动"
