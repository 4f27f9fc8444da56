from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.explorer.sheet import sheet


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert sheet(["举措"], []) == "\ufeff举措\r\n".encode()


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "＠x", "=HYPERLINK(1)"]
)
def test_a_formula_is_made_text(cell: str) -> None:
    assert read(sheet(["a"], [[cell]]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-5", "+3.5", "-1.25%", "最高5万元", "2024-04-01", ""])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert read(sheet(["a", "b"], [[cell, "x"]]))[1] == [cell, "x"]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))), min_size=2, max_size=2))
def test_every_text_comes_back(cells: list[str]) -> None:
    (row,) = read(sheet(["a", "b"], [cells]))[1:]
    assert [came.removeprefix("'") if came != sent else came for came, sent in zip(row, cells, strict=True)] == cells
