from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mirror.quantity import Quantity, read_quantity


@pytest.mark.parametrize(
    ("words", "value", "unit", "bound"),
    [
        ("不低于10%", 10.0, "%", ">="),
        ("1000万元", 10_000_000.0, "元", ""),
        ("3个月", 3.0, "个月", ""),
        ("最高不超过300万元", 3_000_000.0, "元", "<="),
        ("1.5万亿元", 1.5e12, "元", ""),
        ("1,200户", 1200.0, "户", ""),
        ("两年", 2.0, "年", ""),
        ("十二个月", 12.0, "个月", ""),
        ("三百万元", 3_000_000.0, "元", ""),
        ("20元/次", 20.0, "元/次", ""),
        ("每人500元", 500.0, "元/人", ""),
        ("每月300元", 300.0, "元/月", ""),
        ("70余项", 70.0, "项", ">"),
        ("近50家", 50.0, "家", "<"),
        ("5%左右", 5.0, "%", "~"),
        ("200个以上", 200.0, "个", ">="),
    ],
)
def test_one_number_with_a_unit_is_read(words: str, value: float, unit: str, bound: str) -> None:
    assert read_quantity(words) == Quantity(value, unit, bound)


@pytest.mark.parametrize(
    "words", ["", "%", "元", "若干", "七大", "由6%提高到8%", "3个月和5个月", "10", "12头", "１０元", "9" * 70 + "元"]
)
def test_what_is_no_single_number_with_a_unit_keeps_its_words_alone(words: str) -> None:
    assert read_quantity(words) is None


@given(st.text(alphabet="0123456789.一二十百千万亿元%个月年不低于最高每/以上内余,， 人次", max_size=80))
def test_any_words_give_a_finite_number_or_none(words: str) -> None:
    quantity = read_quantity(words)
    assert quantity is None or math.isfinite(quantity.value)


@given(st.integers(0, 10**9), st.sampled_from(["元", "%", "个月", "家"]))
def test_number_and_unit_come_back(number: int, unit: str) -> None:
    assert read_quantity(f"{number}{unit}") == Quantity(float(number), unit, "")
