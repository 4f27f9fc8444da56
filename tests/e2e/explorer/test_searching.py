"""Searching: names, initials, filters, and the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.explorer.conftest import BUREAU, RULES, at

if TYPE_CHECKING:
    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


def test_names_aliases_and_initials_are_found_as_one_types(visit: Visit) -> None:
    page = visit("/")
    bank = "中国人民银行"
    for typed, name in (("市场监", BUREAU), ("市市场监督管理局", BUREAU), ("hzsscjdglj", BUREAU), ("zgrmyh", bank)):
        page.fill("#q", "")
        page.locator("#q").press_sequentially(typed)
        page.wait_for_selector(f".found .name:text-is('{name}')")


def test_the_keyboard_alone_finds_and_opens(visit: Visit) -> None:
    page = visit(at("agency", BUREAU))
    page.keyboard.press("/")
    page.keyboard.type("知识产权")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found a")
    page.keyboard.press("/")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    second = page.locator(".found .name").nth(1).inner_text()
    assert page.evaluate("() => document.activeElement.querySelector('.name').textContent") == second
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:text-is('{second}')")


def test_filters_leave_what_fits_type_region_group_and_days(visit: Visit) -> None:
    page = visit("/")
    page.select_option("[name=type]", "Instrument")
    page.fill("[name=region]", "浙江省")
    page.wait_for_selector(f".found .name:text-is('{RULES}')")
    names = page.locator(".found .name").all_inner_texts()
    assert not any("青岛" in name for name in names)
    page.fill("[name=until]", "2023-01-01")
    page.wait_for_selector("#count:text-is('没有找到')")
    page.click("#clear")
    page.fill("[name=group]", "企业")
    page.wait_for_selector(".found a")
    assert page.locator(".found .name", has_text="企业").count()
    page.fill("[name=region]", "无此地")
    page.keyboard.press("Enter")
    page.goto(page.url)
    assert "无此地" in page.locator("[role=alert]").inner_text()
