"""The map that grows, by pointing and by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.explorer.conftest import BUREAU, RULES, at

if TYPE_CHECKING:
    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_map_grows_from_agency_to_instrument_to_measure_to_group(visit: Visit) -> None:
    page = visit(at("agency", BUREAU))
    page.click(".actions a")
    page.wait_for_selector("html[data-ready]")
    assert {BUREAU, RULES} <= set(page.evaluate("() => policyMap.names()"))
    place = page.evaluate("name => policyMap.where(name)", RULES)
    page.mouse.click(place["x"], place["y"])
    measure = "对首次获得知识产权质押贷款的专精特新中小企业，按实际支付利息的50%给予贴息"
    page.wait_for_function("name => policyMap.names().includes(name)", arg=measure)


def test_the_map_grows_by_the_keyboard_through_its_list(visit: Visit) -> None:
    page = visit("/map")
    page.fill("[name=of]", BUREAU)
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]")
    row = page.locator("#list li", has_text=RULES).filter(has=page.locator("button:not(:disabled)")).first
    row.locator("button").focus()
    before = len(page.evaluate("() => policyMap.names()"))
    page.keyboard.press("Enter")
    page.wait_for_function("before => policyMap.names().length > before", arg=before)
    assert page.locator("#told").inner_text().startswith("新增")
    assert page.evaluate("() => document.activeElement.closest('#list li') !== null")
