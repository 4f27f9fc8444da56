"""What holds of all names of any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.names import find_names
from kg.extract.names.short_forms import short_forms
from kg.extract.names.words import lists
from kg.names import EntityType

PIECES = st.sampled_from(
    [
        *"的、，。《》“”（）和该第%\n😀",
        *("企业", "中小微企业", "关于", "意见", "通知", "办法", "上海市", "科委", "市政府", "财政部", "支持", "印发"),
        *("各", "部门", "符合条件", "工程", "试点", "补贴", "有限公司", "银行", "我局", "以下简称", "十项", "措施"),
        *("2022年", "领导小组", "法", "保障法", "某某", "ABC"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_names_hold_what_the_text_holds(text: str) -> None:
    names = find_names(text)
    assert names == find_names(text)
    for name in names:
        assert name.type is not EntityType.MEASURE
        assert 0 < name.confidence <= 1
        assert name.form in text
        assert all(alias in text and alias != name.form for alias in name.aliases)
        assert len(set(name.aliases)) == len(name.aliases)
        spans = [mention.span for mention in name.mentions]
        assert spans
        assert all(0 <= span.begin < span.end <= len(text) for span in spans)
        assert all(before.end <= after.begin for before, after in pairwise(spans))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(find_names(text), tuple)


@pytest.mark.parametrize(
    "piece", ["“", "《", "》", "、企业", "1", "的", "关于", "上海市", "《意见》", "的企业", "该局", "（下称"]
)
def test_long_runs_of_one_piece_are_read(piece: str) -> None:
    once, many = find_names(piece * 50), find_names(piece * 5000)
    assert len(many) <= len(once) + 1


def test_names_come_in_the_order_of_their_first_mentions() -> None:
    begins = [
        name.mentions[0].span.begin for name in find_names("财政部支持企业，商务部印发《某某办法》，实施技能工程。")
    ]
    assert begins == sorted(begins)


def test_empty_text_names_nothing() -> None:
    assert find_names("") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某公司（以下简称“甲司”）", ["甲司"]),
        ("《某办法》（下称《办法》）", ["办法"]),
        ("常备借贷便利（SLF）", ["SLF"]),
        ("增长较快（同比增长三成）", []),
    ],
)
def test_short_form_is_read_from_its_bracket(text: str, expected: list[str]) -> None:
    assert [text[short.begin : short.end] for short in short_forms(text)] == expected


@pytest.mark.parametrize(
    "name", ["bodies", "institutions", "instruments", "programmes", "groups", "boundaries", "quantities"]
)
def test_no_list_holds_a_word_twice(name: str) -> None:
    for key, value in lists(name).items():
        words = value.split()
        twice = sorted({word for word in words if words.count(word) > 1})
        assert not twice, f"{name}.{key}: {' '.join(twice)}"
