"""Asking: named queries with forms, and the SPARQL editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.explorer.conftest import BUREAU, RULES

if TYPE_CHECKING:
    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_named_query_is_filled_in_and_answered(visit: Visit) -> None:
    page = visit("/queries")
    page.click("a:text-is('某一天有效的文件')")
    page.fill("[name=day]", "2024-06-01")
    page.click("button.main")
    assert RULES in page.locator("table").inner_text()
    with page.expect_download() as download:
        page.click("#csv")
    assert download.value.suggested_filename == "in-force.csv"


def test_a_query_is_written_and_run_in_the_editor(visit: Visit) -> None:
    page = visit("/sparql")
    page.wait_for_selector("html[data-ready]")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f'SELECT ?i WHERE {{ ?a pk:issues ?i . ?a skos:prefLabel "{BUREAU}" }}')
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer td a")
    page.click("#answer td a")
    assert page.locator("h1").inner_text() == RULES


def test_the_editor_tells_what_is_wrong_and_answers_ask_and_construct(visit: Visit) -> None:
    page = visit("/sparql?example=programmes")
    page.wait_for_selector("html[data-ready]")

    def run(text: str) -> None:
        page.locator(".CodeMirror").click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(text)
        page.click("#run")

    run("ASK { ?s a pk:Agency }")
    page.wait_for_selector("#told:text-is('是')")
    run("CONSTRUCT { ?s a pk:Agency } WHERE { ?s a pk:Agency }")
    page.wait_for_selector("#answer pre")


def test_tab_leaves_the_editor_after_escape(visit: Visit) -> None:
    page = visit("/sparql")
    page.wait_for_selector("html[data-ready]")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "run"
