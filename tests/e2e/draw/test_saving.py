"""Pictures saved and printed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from kg.analyse import analyse, picture
from kg.draw import Selection, draw, graph, timeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.store import Store

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser

HOSTILE = '</script><img src=x onerror="window.struck=1">\'\\\u2028&lt;甲'
AGENCY = "云溪市财政局"
FIRST = Selection(article="云溪市出台茶农纾困办法")


def test_svg_and_png_are_saved(opened: Open, tmp_path: Path) -> None:
    for selection in (FIRST, Selection(limit=None)):
        view = opened(selection)
        with view.page.expect_download() as svg:
            view.page.click("#svg")
        svg.value.save_as(tmp_path / "picture.svg")
        words = "".join(ET.parse(tmp_path / "picture.svg").getroot().itertext())
        assert AGENCY in words
        with view.page.expect_download() as png:
            view.page.click("#png")
        png.value.save_as(tmp_path / "picture.png")
        assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_a_hostile_picture_is_still_well_formed_svg(opened: Open, tmp_path: Path) -> None:
    view = opened(Selection(article=f"{2:016x}"))
    with view.page.expect_download() as svg:
        view.page.click("#svg")
    svg.value.save_as(tmp_path / "picture.svg")
    root = ET.parse(tmp_path / "picture.svg").getroot()
    assert any(HOSTILE in (title.text or "") for title in root.iter("{http://www.w3.org/2000/svg}title"))


def test_a_saved_svg_holds_headings_and_the_ways_around_the_columns(opened: Open, tmp_path: Path) -> None:
    view = opened(Selection(article=f"{5:016x}"))
    with view.page.expect_download() as svg:
        view.page.click("#svg")
    svg.value.save_as(tmp_path / "picture.svg")
    root = ET.parse(tmp_path / "picture.svg").getroot()
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    space = "{http://www.w3.org/2000/svg}"
    assert "谁（机构）" in {text.text for text in root.iter(f"{space}text")}
    ways = [path.attrib["d"] for path in root.iter(f"{space}path") if path.attrib.get("fill") == "none"]
    points = [tuple(map(float, point)) for way in ways for point in re.findall(r"(-?[\d.]+),(-?[\d.]+)", way)]
    assert points
    assert all(left <= x <= left + width and top <= y <= top + height for x, y in points)


def test_the_print_button_prints(opened: Open) -> None:
    view = opened(FIRST)
    view.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    view.page.click("#print")
    assert view.page.evaluate("() => window.printed") is True


def test_print_leaves_only_picture_and_legend(opened: Open) -> None:
    view = opened(FIRST)
    view.page.emulate_media(media="print")
    assert view.page.locator("#tools").is_hidden()
    assert view.page.locator("#types").is_visible()


def test_a_written_svg_shows_hostile_names_as_text(opened: Open, store: Store, tmp_path: Path) -> None:
    path = draw(store, Selection(article=f"{2:016x}"), tmp_path / "hostile.svg")
    page = opened(FIRST).page
    page.context.new_page()
    svg = page.context.pages[-1]
    svg.goto(path.as_uri())
    assert HOSTILE in svg.evaluate("() => [...document.querySelectorAll('title')].map(t => t.textContent).join()")
    assert svg.evaluate("() => document.querySelectorAll('script, image, foreignObject').length") == 0
    assert svg.evaluate("() => window.struck") is None


def test_a_notebooks_frame_runs_the_page_alone(opened: Open, store: Store, tmp_path: Path) -> None:
    page = opened(FIRST).page
    (tmp_path / "notebook.html").write_text(graph(store, FIRST)._repr_html_(), encoding="utf-8")
    notebook = page.context.new_page()
    notebook.goto((tmp_path / "notebook.html").as_uri())
    inner = notebook.frame_locator("iframe")
    inner.locator("html[data-ready]").wait_for()
    assert inner.locator("#types label").count() == 4
    inner.locator("#query").fill("纾困")
    assert inner.locator("#found li").count() == 1


def test_a_timeline_leads_from_mark_to_sentence(opened: Open, store: Store, tmp_path: Path) -> None:
    path = timeline(store, Selection(since=date(2022, 4, 8))).write(tmp_path / "timeline.html")
    page = opened(FIRST).page.context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(path.as_uri())
    page.locator("#picture a").first.click()
    row = page.locator("tr:target")
    assert HOSTILE in (row.text_content() or "")
    assert row.locator("mark").first.text_content() == f"{HOSTILE}就此事说明{HOSTILE}令"
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.evaluate("() => window.struck") is None
    assert heard == []


def test_an_analysis_opens_like_any_picture(opened: Open, store: Store, tmp_path: Path) -> None:
    path = picture(store, analyse(store, "centrality"), 40).write(tmp_path / "analysis.html")
    page = opened(FIRST).page.context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert len(page.evaluate("() => policyPicture.things()")) == 40
    assert page.locator("h1").inner_text() == "谁最重要"
