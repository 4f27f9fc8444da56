"""Work grows in step with length: counted in calls, for a clock tells another time on every machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kg.article import Article
from kg.extract import extract

if TYPE_CHECKING:
    from types import FrameType

ANNOUNCEMENT = "标题\n财政部印发《关于支持小微企业的意见》，要求各地加强管理，对企业给予补贴。\n"
HOSTILE = [
    "（一）",
    "一是加强管理，",
    "“”",
    "“",
    "《",
    "（",
    "【",
    "企业、",
    "加强管理、",
    "1",
    "十",
    " ",
    "\n",
    "加强小微企业金融服务",
    "财政部",
    "财政部、",
    "《关于支持小微企业的意见》",
    "财政部印发《关于支持小微企业的意见》，",
    "（以下简称《意见》）",
    "财政部表示，",
    "财政部要求各地加强管理。",
    "对企业给予100万元补贴，",
    "自2023年1月1日起施行，",
    "财税〔2023〕8号",
]
FEW = 200  # beyond the places that a rule looks at from any one place
A_CLAUSE = 100  # calls, about: what is cut into clauses by its length grows in steps


def calls(text: str) -> int:
    """How many functions run, Python's own included, while a text is read."""
    count = 0

    def counting(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    article = Article(id="0" * 16, title="标题", text=text)
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        extract(article)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("part", HOSTILE)
def test_twice_the_text_takes_twice_the_calls(part: str) -> None:
    extract(Article(id="0" * 16, title="标题", text=ANNOUNCEMENT))  # reads the word lists
    first, second, fourth = (calls(ANNOUNCEMENT + part * times) for times in (FEW, 2 * FEW, 4 * FEW))
    assert fourth - second <= 2.2 * (second - first) + 5 * A_CLAUSE
