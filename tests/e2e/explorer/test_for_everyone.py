"""In both languages, light and dark, narrow and enlarged, on paper, with assistive technology."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.names import BASE
from tests.e2e.explorer.conftest import BUREAU, NEWS, USABLE, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


WORST = ("serious", "critical")


def test_the_language_is_the_browsers_and_the_readers(visit: Visit) -> None:
    page = visit("/timeline", locale="en-GB")
    assert page.locator("h1").inner_text() == "Timeline"
    page.click("#switch")
    assert page.locator("h1").inner_text() == "时间线"
    page.click("header nav a[href='/queries']")
    assert page.locator("h1").inner_text() == "常用查询"
    assert page.evaluate("() => document.documentElement.lang") == "zh-CN"


def test_light_and_dark_follow_the_system_and_the_reader(visit: Visit) -> None:
    page = visit("/", dark=True)
    back = "() => getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(back) == "rgb(20, 24, 29)"
    page.click("#theme")
    assert page.evaluate(back) == "rgb(255, 255, 255)"
    page.reload()
    assert page.evaluate(back) == "rgb(255, 255, 255)"


def every_page(page: Page, site: str) -> Iterator[str]:
    """Go from page to page."""
    about = urlencode({"about": BASE + "agency/" + BUREAU})
    page.goto(site + "/?q=知产")
    headline = page.locator(".found a", has_text=NEWS).first.get_attribute("href")
    answered = "/queries/in-force?ask=1&day=2024-06-01"
    for path in ("/", "/?q=hzs", at("agency", BUREAU), str(headline), "/timeline?year=2024", "/map", "/queries"):
        page.goto(site + path)
        yield path
    for path in (USABLE, answered):
        page.goto(site + path)
        yield path
    for path in (f"/map?{about}", "/sparql"):
        page.goto(site + path)
        page.wait_for_selector("html[data-ready]")
        yield path


# 640 pixels are what 1280 are at 200 % zoom.
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (640, True), (360, False)])
def test_every_page_fits_and_has_no_serious_accessibility_finding(
    visit: Visit, site: str, width: int, dark: bool
) -> None:
    page = visit("/", width=width, dark=dark)
    wrong: dict[tuple[str, str], list[str]] = {}
    for path in every_page(page, site):
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in WORST:
                wrong[path, violation["id"]] = [node["html"] for node in violation["nodes"]]
        if page.evaluate("() => document.documentElement.scrollWidth") > width:
            wrong[path, "too wide"] = []
    assert wrong == {}


def test_print_leaves_the_reading(visit: Visit) -> None:
    page = visit(USABLE)
    page.emulate_media(media="print")
    assert page.locator("header.site").is_hidden()
    assert page.locator("#usable").is_hidden()
    assert page.locator("table.measures").first.is_visible()
