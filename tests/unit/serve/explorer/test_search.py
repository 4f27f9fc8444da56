from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.serve.explorer.search import Filter, search
from tests.unit.serve.explorer.conftest import GROUP, LOAN

if TYPE_CHECKING:
    from kg.serve.explorer.index import Index


def names(index: Index, wanted: str, chosen: Filter | None = None) -> list[str]:
    return [entry.name for entry in search(index, wanted, chosen or Filter())]


@pytest.mark.parametrize("wanted", ["云溪市农业农村局", "农业农村局", "yxsnyncj", "YXSNY", " 云溪市农业 "])
def test_names_parts_and_initials_find(index: Index, wanted: str) -> None:
    assert "云溪市农业农村局" in names(index, wanted)


def test_another_name_finds(index: Index) -> None:
    assert names(index, "茶贷通")[0] == "茶贷通平台"


def test_a_whole_name_comes_before_a_part_and_what_is_spoken_of_before_what_is_not(index: Index) -> None:
    found = search(index, "人民政府", Filter())
    assert found[0].name == "云溪市人民政府"
    assert names(index, "财政部")[0] == "财政部"


def test_an_article_is_found_by_its_headline(index: Index) -> None:
    assert [entry.kind for entry in search(index, "茶业条例", Filter(kind="Article"))] == ["Article"]


def test_filters_hold_for_one_article(index: Index) -> None:
    assert names(index, "", Filter(kind="Measure", groups=frozenset({GROUP}))).count(LOAN) == 1
    assert names(index, "", Filter(kind="Instrument", regions=frozenset({"云溪市"}))) == [
        "云溪市茶农纾困办法",
        "云溪市乡村振兴规划",
    ]
    assert names(index, "", Filter(kind="Agency", since="2022-12-01")) == ["云溪市人民政府"]
    assert names(index, "", Filter(kind="Agency", until="2022-12-01")) == ["云溪市农业农村局"]
    assert names(index, "", Filter(regions=frozenset({"云溪市"}), since="2022-12-01")) == []


def test_it_stops_at_the_most_that_is_asked_for(index: Index) -> None:
    assert len(search(index, "", Filter(), 3)) == 3
