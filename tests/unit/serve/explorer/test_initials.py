from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.explorer.initials import initials

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("财政部", "czb"),
        ("中国人民银行", "zgrmyh"),
        ("重庆市人民政府", "cqsrmzf"),
        ("国家发展改革委", "gjfzggw"),
        ("“杭知贷”平台", "hzdpt"),
        ("中国（上海）自贸区2.0版", "zgshzmq20b"),
    ],
)
def test_a_name_is_written_by_its_initials(name: str, way: str) -> None:
    assert way in initials(name)


def test_a_character_of_two_readings_gives_both() -> None:
    assert set(initials("银行")) == {"yh", "yx"}


def test_what_has_no_reading_gives_nothing() -> None:
    assert initials("——") == ()


def test_the_table_is_what_its_script_makes(root: Path) -> None:
    script = runpy.run_path(str(root / "registry" / "initials.py"))
    assert "".join(script["lines"]()) == script["TABLE"].read_text(encoding="utf-8")


@given(st.text(max_size=200))
def test_the_ways_are_few_and_short(name: str) -> None:
    ways = initials(name)
    assert len(ways) <= 8
    assert all(0 < len(way) <= 40 and way.isascii() for way in ways)
