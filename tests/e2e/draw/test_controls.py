"""Search, filters, paths, folds, keys and physics."""

from __future__ import annotations

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


def test_search_finds_by_a_part_and_the_keyboard_picks(opened: Open) -> None:
    view = opened(FIRST)
    view.page.keyboard.press("/")
    view.page.keyboard.type("纾困")
    assert view.page.locator("#found li").count() == 1
    view.page.keyboard.press("Enter")
    assert view.page.locator("#page h2").inner_text() == RULES
    view.page.keyboard.press("Escape")
    assert view.page.locator("#panel").is_hidden()
    view.page.fill("#query", "没有这个")
    assert view.page.locator("#found li").inner_text() == "没有找到"


def test_the_legend_filters_by_type_and_by_relation(opened: Open) -> None:
    view = opened(FIRST)
    view.page.get_by_label("对象群体").uncheck()
    assert view.things() == {AGENCY, RULES, LOAN, FEE}
    view.page.get_by_label("发布").uncheck()
    assert view.things() == {RULES, LOAN, FEE}
    view.page.click("#all")
    assert view.things() == {AGENCY, RULES, LOAN, FEE, GROUP}


def test_derived_relations_are_shown_when_asked_for(opened: Open) -> None:
    view = opened(FIRST)
    assert (AGENCY, "offers", LOAN) not in view.arrows()
    view.page.get_by_label("推导的关系").check()
    assert (AGENCY, "offers", LOAN) in view.arrows()


def test_the_date_slider_leaves_out_what_was_said_before(opened: Open) -> None:
    view = opened(Selection(limit=None))
    assert AGENCY in view.things()
    view.page.locator("#from").focus()
    view.page.keyboard.press("End")
    assert view.page.locator("#range").inner_text() == "2022-04-20 – 2022-04-20"
    assert view.things() == {HOSTILE, HOSTILE + "令", HOSTILE + "项"}


def test_the_date_slider_leaves_out_what_was_said_after(opened: Open) -> None:
    view = opened(Selection(limit=None))
    view.page.locator("#to").focus()
    view.page.keyboard.press("Home")
    assert view.page.locator("#range").inner_text() == "2022-04-03 – 2022-04-03"
    assert view.things() == {AGENCY, RULES, LOAN, FEE, GROUP}


def test_the_way_between_two_nodes_is_told(opened: Open) -> None:
    view = opened(FIRST)
    view.click(AGENCY)
    view.page.click("#path-from")
    view.click(GROUP)
    view.page.click("#path-to")
    assert view.page.locator("#page h2").inner_text() == f"路径：{AGENCY} — {RULES} — {LOAN} — {GROUP}"
    assert view.page.locator("#page blockquote").count() == 3


def test_no_way_is_said(opened: Open) -> None:
    view = opened(Selection(limit=None))
    view.page.fill("#query", AGENCY)
    view.page.keyboard.press("Enter")
    view.page.click("#path-from")
    view.page.fill("#query", "第7县办法")
    view.page.keyboard.press("Enter")
    view.page.click("#path-to")
    assert "两者之间没有路径" in view.page.locator("#page").inner_text()


def test_nodes_and_their_neighbours_hide_and_come_back(opened: Open) -> None:
    view = opened(FIRST)
    view.click(RULES)
    view.page.click("#hide-neighbours")
    assert view.things().isdisjoint({AGENCY, LOAN, FEE})
    view.page.click("#all")
    view.click(RULES)
    view.page.click("#show-neighbours")
    view.page.click("#hide")
    assert RULES not in view.things()
    view.page.click("#all")
    assert RULES in view.things()


def test_neighbours_that_were_hidden_or_folded_are_brought_back(opened: Open) -> None:
    view = opened(FIRST)
    view.click(LOAN)
    view.page.click("#hide-neighbours")
    view.page.click("#show-neighbours")
    assert {RULES, GROUP} <= view.things()
    folded = opened(Selection(article="云溪市三十条", limit=10))
    folded.click(RULES)
    folded.page.click("#show-neighbours")
    assert len(folded.things()) == 31


def test_a_fold_opens_into_its_measures_and_closes_again(opened: Open) -> None:
    view = opened(Selection(article="云溪市三十条", limit=10))
    assert view.things() == {RULES, "举措 30 项"}
    view.click("举措 30 项")
    assert len(view.things()) == 31
    view.page.keyboard.press("0")
    heights = [view.place(f"第{i}项：扶持茶园")[1] for i in range(30)]
    assert heights == sorted(heights)
    assert view.place(RULES)[0] < view.place("第7项：扶持茶园")[0] < 1280
    view.click(RULES)
    view.page.click("#fold")
    assert view.things() == {RULES, "举措 30 项"}
    assert view.place(RULES)[0] < view.place("举措 30 项")[0]


def test_what_stands_at_the_right_makes_way_for_what_a_fold_opens_into(opened: Open) -> None:
    view = opened(Selection(article="老茶园三条", limit=3))
    closed = view.place("老茶园主")[0] - view.place("举措 3 项")[0]
    view.click("举措 3 项")
    assert view.place("老茶园主")[0] - view.place("对集中连片改造的老茶园给予补助")[0] > closed
    view.click("老茶园办法")
    view.page.click("#fold")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("0")
    assert view.place("老茶园主")[0] - view.place("举措 3 项")[0] == pytest.approx(closed)


def test_a_fold_that_was_hidden_opens_in_its_place(opened: Open) -> None:
    view = opened(Selection(article="云溪市三十条", limit=10))
    view.click(RULES)
    view.page.click("#hide-neighbours")
    view.page.click("#show-neighbours")
    assert view.place(RULES)[0] < view.place("第7项：扶持茶园")[0] < 1280


def test_keys_move_zoom_and_walk(opened: Open) -> None:
    view = opened(FIRST)
    view.page.locator("#picture").focus()
    scale = "() => policyPicture.network.getScale()"
    before = view.page.evaluate(scale)
    view.page.keyboard.press("+")
    assert view.page.evaluate(scale) > before
    view.page.keyboard.press("0")
    assert view.page.evaluate(scale) == pytest.approx(before)
    view.page.keyboard.press("n")
    assert view.page.locator("#page h2").inner_text() == AGENCY
    view.page.keyboard.press("n")
    assert view.page.locator("#page h2").inner_text() == RULES


def test_the_keyboard_walks_back_moves_and_opens_a_fold(opened: Open) -> None:
    view = opened(Selection(article="云溪市三十条", limit=10))
    view.page.locator("#picture").focus()
    where = "() => policyPicture.network.getViewPosition().x"
    before = view.page.evaluate(where)
    view.page.keyboard.press("ArrowRight")
    assert view.page.evaluate(where) > before
    view.page.keyboard.press("n")
    view.page.keyboard.press("n")
    view.page.keyboard.press("Enter")
    assert len(view.things()) == 31
    view.page.keyboard.press("0")
    view.click(RULES)
    view.page.keyboard.press("n")
    view.page.keyboard.press("Shift+N")
    assert view.page.locator("#page h2").inner_text() == RULES


def test_buttons_zoom_and_show_all(opened: Open) -> None:
    view = opened(FIRST)
    scale = "() => policyPicture.network.getScale()"
    whole = view.page.evaluate(scale)
    view.page.click("#closer")
    assert view.page.evaluate(scale) == pytest.approx(whole * 1.3)
    view.page.click("#farther")
    assert view.page.evaluate(scale) == pytest.approx(whole)
    view.page.click("#farther")
    view.page.click("#fit")
    assert view.page.evaluate(scale) == pytest.approx(whole)


def test_a_name_in_a_nodes_page_leads_there_and_the_page_closes(opened: Open) -> None:
    view = opened(FIRST)
    view.page.fill("#query", "财政")
    view.page.locator("#found li").click()
    view.page.locator("#page button.value", has_text=RULES).click()
    assert view.page.locator("#page h2").inner_text() == RULES
    view.page.click("#close")
    assert view.page.locator("#panel").is_hidden()


def test_physics_moves_the_nodes_until_it_is_turned_off(opened: Open) -> None:
    view = opened(FIRST)
    before = view.place(LOAN)
    view.page.click("#physics")
    view.page.wait_for_function("([name, x]) => Math.abs(policyPicture.where(name).x - x) > 3", arg=[LOAN, before[0]])
    view.page.click("#physics")
    assert view.page.locator("#physics").get_attribute("aria-pressed") == "false"
