from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kg.draw import Selection, timeline
from kg.draw.timeline import Issue, Timeline
from kg.errors import UsageError
from kg.facts import Span
from kg.query import Quotation

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</script><img src=x onerror="struck()">\'\\\u2028'

ISSUE = Issue(date(2022, 1, 1), stated=True, name="茶园办法", issuers=("甲局",), title="", url="", quotes=())


def test_an_instrument_stands_at_its_day_in_the_lane_of_each_issuer(store: Store) -> None:
    drawn = timeline(store)
    (issue,) = drawn.issues
    assert (issue.day, issue.stated) == (date(2022, 4, 2), True)  # as the text says, not when it was published
    assert issue.issuers == ("云溪市农业农村局", "茶业协会")
    words = [text.text for text in ET.fromstring(drawn.svg()).iter(f"{SVG}text")]
    assert words.count("云溪市茶农纾困办法") == 2


def test_the_page_tells_the_sentence_and_the_source(store: Store) -> None:
    page = timeline(store).html()
    assert "<mark>云溪市农业农村局</mark>" in page
    assert 'href="https://news.example/2022/tea.html"' in page
    assert "<script" not in page


def test_it_is_written_as_html_svg_and_png_with_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for suffix in ("html", "svg", "png"):
        one, other = (timeline(store).write(tmp_path / f"{name}.{suffix}").read_bytes() for name in "ab")
        assert one == other
    with pytest.raises(UsageError, match="no format gexf"):
        timeline(store).write(tmp_path / "t", "gexf")


def test_names_that_are_markup_are_only_text() -> None:
    quote = Quotation(HOSTILE, (Span(0, 3),))
    issue = Issue(
        date(2022, 1, 1), stated=False, name=HOSTILE, issuers=(HOSTILE,), title=HOSTILE, url="", quotes=(quote,)
    )
    drawn = Timeline([issue], HOSTILE, "en")
    assert "<img" not in drawn.html()
    assert "<script" not in drawn.html()
    assert any(HOSTILE in (title.text or "") for title in ET.fromstring(drawn.svg()).iter(f"{SVG}title"))


def test_names_of_one_lane_do_not_lie_over_each_other() -> None:
    issues = [replace(ISSUE, day=date(2022, 1, day), name=f"第{day}号关于茶园的办法") for day in range(1, 9)]
    root = ET.fromstring(Timeline(issues, "", "zh").svg())
    heights = [float(a.find(f"{SVG}text").attrib["y"]) for a in root.iter(f"{SVG}a")]  # type: ignore[union-attr]
    assert len(set(heights)) > 1


def test_a_limit_keeps_who_issues_most_and_counts_the_others(store: Store) -> None:
    drawn = timeline(store, Selection(limit=1))
    assert drawn.left_out == 1
    assert "另有 1 个" in drawn.svg()


def test_nothing_to_draw_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no instrument"):
        timeline(store, Selection(region="别处"))
