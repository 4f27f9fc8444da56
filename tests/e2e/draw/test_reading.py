"""What a picture tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kg.draw import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser

HOSTILE = '</script><img src=x onerror="window.struck=1">\'\\\u2028&lt;甲'
AGENCY = "云溪市财政局"
RULES = "云溪市茶农纾困办法"
GROUP = "受灾茶农"
LOAN = "发放复种贷款"
FEE = "免收管护费"
FIRST = Selection(article="云溪市出台茶农纾困办法")


def test_the_picture_shows_who_issued_what_for_whom(opened: Open) -> None:
    view = opened(FIRST)
    assert view.things() == {AGENCY, RULES, LOAN, FEE, GROUP}
    assert (AGENCY, "issues", RULES) in view.arrows()
    columns = [view.place(name)[0] for name in (AGENCY, RULES, LOAN, GROUP)]
    assert columns == sorted(columns)


def test_a_click_on_a_node_shows_its_page(opened: Open) -> None:
    view = opened(FIRST)
    view.click(RULES)
    text = view.page.locator("#page").inner_text()
    for said in (RULES, AGENCY, LOAN, FEE, "2022-04-03", "云溪市出台茶农纾困办法"):
        assert said in text
    assert view.page.locator("#page mark").first.inner_text() == f"{AGENCY}就此事说明{RULES}"


def test_a_click_on_an_arrow_shows_the_sentence_with_its_words_marked(opened: Open) -> None:
    view = opened(FIRST)
    (x1, y1), (x2, y2) = view.place(AGENCY), view.place(RULES)
    view.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    view.page.wait_for_timeout(400)
    assert view.page.locator("#page blockquote").all_inner_texts() == [f"{AGENCY}就此事说明{RULES}，并将继续推进。"]
    assert view.page.locator("#page mark").all_inner_texts() == [f"{AGENCY}就此事说明{RULES}"]
    link = view.page.locator("#page cite a")
    assert (link.get_attribute("href"), link.inner_text()) == ("https://news.example/1", "云溪市出台茶农纾困办法")
    assert "2022-04-03" in view.page.locator("#page cite").inner_text()
    assert "noopener" in (link.get_attribute("rel") or "")


def test_hostile_names_and_quotes_are_only_text(opened: Open) -> None:
    view = opened(Selection(article=f"{2:016x}"))
    assert HOSTILE in view.things()
    view.click(HOSTILE)
    assert view.page.locator("#page h2").text_content() == HOSTILE
    assert HOSTILE in (view.page.locator("#page blockquote").first.text_content() or "")
    view.page.fill("#query", "onerror")
    assert HOSTILE in (view.page.locator("#found li").first.text_content() or "")
    assert view.page.locator("img").count() == 0
    assert view.page.evaluate("() => window.struck") is None


def test_what_is_left_out_is_counted(opened: Open) -> None:
    view = opened(Selection(article="百县行动", limit=50))
    assert len(view.things()) <= 50
    assert str(200 - len(view.things())) in view.page.locator("#left").inner_text()


def test_a_large_picture_opens_in_communities_with_its_names(opened: Open) -> None:
    view = opened(Selection(article="百县行动", limit=None))
    assert view.page.evaluate("() => JSON.parse(document.getElementById('data').textContent).layout") == "communities"
    assert len(view.things()) == 200


def test_a_hovered_node_tells_its_whole_name(opened: Open) -> None:
    view = opened(FIRST)
    view.page.mouse.move(*view.place(RULES))
    view.page.wait_for_selector("#tip:not([hidden])")
    assert view.page.locator("#tip").inner_text() == f"政策文件　{RULES}"


def test_a_hovered_arrow_tells_who_does_what(opened: Open) -> None:
    view = opened(FIRST)
    (x1, y1), (x2, y2) = view.place(AGENCY), view.place(RULES)
    view.page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    assert view.page.locator("#tip").inner_text() == f"{AGENCY} —发布→ {RULES}"


def test_a_click_on_an_arrow_of_a_large_picture_shows_its_sentence(opened: Open) -> None:
    view = opened(Selection(article="百县行动", limit=None))
    ends = ("第7县人民政府", "第7县办法")
    view.page.fill("#query", ends[1])
    view.page.keyboard.press("Enter")
    view.page.wait_for_timeout(300)  # until the node stands in the middle
    (x1, y1), (x2, y2) = map(view.place, ends)
    view.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    view.page.wait_for_timeout(400)
    assert view.page.locator("#page h2").inner_text() == f"{ends[0]} —发布→ {ends[1]}"
    assert view.page.locator("#page mark").all_inner_texts() == [f"{ends[0]}就此事说明{ends[1]}"]


def test_what_the_script_gets_is_what_the_store_says(opened: Open) -> None:
    view = opened(FIRST)
    data = json.loads(view.page.evaluate("() => document.getElementById('data').textContent"))
    assert {node["n"] for node in data["nodes"]} == {AGENCY, RULES, LOAN, FEE, GROUP}
    assert len(data["statements"]) == 6  # four said, two derived
