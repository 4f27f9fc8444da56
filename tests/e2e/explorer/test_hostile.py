"""Addresses that nobody made, and names, quotes and titles that are markup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from kg import iris
from kg.names import BASE
from tests.e2e.explorer.conftest import HOSTILE

if TYPE_CHECKING:
    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


def test_addresses_that_nobody_made_are_answered_in_peace(visit: Visit, site: str) -> None:
    page = visit("/")
    strange = {
        "/map/step?about=%3Cb%3E%20x&skip=" + "9" * 5000: 404,
        "/map/step": 404,
        "/timeline?page=" + "9" * 5000 + "&year=x": 200,
        "/usable?group=%00&day=0000-00-00&least=nan": 200,
        "/?q=%00&type=x&since=9999999": 200,
        "/queries/in-force?ask=1&day=x": 400,
        "/queries/..%2F..%2Fetc": 404,
        "/static/..%2F..%2Fpages%2Fmap.py": 404,
    }
    assert {path: page.request.get(site + path).status for path in strange} == strange


def test_hostile_names_quotes_and_titles_are_only_text(visit: Visit, site: str) -> None:
    page = visit("/")
    page.fill("#q", "onerror")
    page.wait_for_selector(".found a")
    assert HOSTILE in page.locator(".found .name").all_text_contents()
    about = BASE + "agency/" + iris.segment(HOSTILE)
    paths = {
        "entity": "/agency/" + iris.segment(HOSTILE),
        "article": f"/article/{9:016x}",
        "timeline": "/timeline?year=2022",
        "map": "/map?" + urlencode({"about": about}),
        "usable": "/usable?" + urlencode({"group": HOSTILE + "户", "day": "2022-05-01"}),
        "query": "/queries/joint-issuers?ask=1",
        "asked": "/queries/offers-of?" + urlencode({"ask": 1, "organisation": HOSTILE}),
        "search": "/?" + urlencode({"q": HOSTILE, "region": HOSTILE}),
    }
    for name, path in paths.items():
        page.goto(site + path)
        if name == "map":
            page.wait_for_selector("html[data-ready]")
        if name in ("entity", "article", "timeline", "map", "usable"):
            assert HOSTILE in (page.locator("main").text_content() or ""), name
        assert page.locator("img").count() == 0, name
        assert page.locator("a[href^='javascript:']").count() == 0, name
        assert page.evaluate("() => window.struck") is None, name
