from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.draw.wrap import ems, wrap


def test_a_chinese_character_is_wider_than_a_latin_one() -> None:
    assert ems("上海") > ems("ab")


def test_a_long_name_is_cut_and_says_so() -> None:
    assert wrap("关于进一步做好贷款保证保险工作的意见", 6, 2) == ("关于进一步做", "好贷款保证…")


def test_a_line_does_not_begin_with_a_closing_mark() -> None:
    assert wrap("甲乙丙丁”戊", 4, 3) == ("甲乙丙", "丁”戊")


@given(st.text(), st.integers(2, 30), st.integers(1, 5))
def test_lines_fit_and_lose_nothing_but_their_end(text: str, width: int, lines: int) -> None:
    cut = wrap(text, width, lines)
    assert len(cut) <= lines
    assert all(ems(line) <= width for line in cut)
    whole = "".join("".join(c if c.isprintable() else " " for c in text).split())
    said = "".join("".join(cut).split())
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))
