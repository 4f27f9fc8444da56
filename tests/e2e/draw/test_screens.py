"""Every screen, language and reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.draw import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser

AGENCY = "云溪市财政局"
RULES = "云溪市茶农纾困办法"
FIRST = Selection(article="云溪市出台茶农纾困办法")


def test_the_language_switches_the_pages_words(opened: Open) -> None:
    view = opened(FIRST)
    assert "发布" in view.page.locator("#predicates").inner_text()
    view.page.click("#language")
    assert "issues" in view.page.locator("#predicates").inner_text()
    assert view.page.evaluate("() => document.documentElement.lang") == "en"
    assert AGENCY in view.things()


def test_dark_and_light_follow_the_system_and_the_button(opened: Open) -> None:
    view = opened(FIRST, dark=True)
    back = "() => getComputedStyle(document.body).backgroundColor"
    dark = view.page.evaluate(back)
    view.page.click("#theme")
    assert (dark, view.page.evaluate(back)) == ("rgb(20, 24, 29)", "rgb(255, 255, 255)")


def test_a_phones_width_is_enough(opened: Open) -> None:
    view = opened(FIRST, width=360, height=640)
    assert view.page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert view.page.locator("#side").is_hidden()
    view.page.click("#menu")
    assert view.page.locator("#side").is_visible()
    view.page.click("#menu")
    view.click(RULES)
    box = view.page.locator("#panel").bounding_box()
    assert box is not None
    assert box["width"] <= 360


def test_everything_can_be_named_by_a_screen_reader(opened: Open) -> None:
    view = opened(FIRST)
    unnamed = view.page.evaluate(
        """() => [...document.querySelectorAll('button, input, [tabindex="0"]')]
        .filter(e => !(e.ariaLabel || e.textContent.trim() || e.closest('label'))).map(e => e.outerHTML)"""
    )
    assert unnamed == []
