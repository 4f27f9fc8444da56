"""Reading what is known: entities, articles whose sentences light up, instruments in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.explorer.conftest import BUREAU, NEWS, RULES, at, open_article

if TYPE_CHECKING:
    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


def test_an_entity_tells_its_statements_with_sentence_article_and_date(visit: Visit) -> None:
    page = visit(at("agency", BUREAU))
    section = page.locator("section.predicate").filter(has=page.locator("h2", has_text="发布"))
    assert section.locator(".value").first.inner_text() == RULES
    assert BUREAU in section.locator("mark").all_inner_texts()
    assert NEWS in section.locator(".cite").first.inner_text()
    assert "2024-03-12" in section.locator(".cite").first.inner_text()


def test_an_entity_tells_what_is_above_and_below_it(visit: Visit) -> None:
    page = visit(at("group", "专精特新企业"))
    relatives = page.locator(".relatives").inner_text()
    assert "科技型企业" in relatives
    assert "专精特新小巨人企业" in relatives
    page.goto(page.url.split("/group/")[0] + at("agency", "财政部"))
    assert "国务院" in page.locator(".relatives").inner_text()


def test_a_statement_lights_up_its_sentence_by_pointing_tapping_and_focus(visit: Visit) -> None:
    page = visit("/")
    open_article(page)
    statement = page.locator(".statement", has_text="发布日期")
    lit = page.locator(".sentence.lit")
    statement.hover()
    assert "3月11日" in lit.inner_text()
    assert "3月11日" in "".join(page.locator(".said.lit").all_inner_texts())
    other = (
        page.locator(".statement", has_text="给予贴息")
        .filter(has_text="首次获得知识产权质押贷款的专精特新中小企业")
        .first
    )
    other.locator("a.to").first.focus()
    assert "对首次获得知识产权质押贷款的专精特新中小企业，按实际支付利息" in "".join(lit.all_inner_texts())
    page.locator(".said", has_text="2024年4月1日").click()
    assert "2024-04-01" in "".join(page.locator(".statement.lit").all_inner_texts())


def test_an_article_links_to_its_source(visit: Visit) -> None:
    page = visit("/")
    open_article(page)
    link = page.locator("#source")
    assert (link.get_attribute("href") or "").startswith("https://news.example.cn/")
    assert "noopener" in (link.get_attribute("rel") or "")


def test_the_timeline_shows_instruments_by_day_and_region(visit: Visit) -> None:
    page = visit("/timeline")
    page.select_option("[name=year]", "2024")
    page.fill("[name=region]", "浙江省")
    page.click("button.main")
    shown = page.locator(".line li").filter(has_text=RULES).inner_text()
    assert "2024-03-11" in shown
    assert "2024-04-01 至 2026-03-31" in shown
    assert BUREAU in shown
    assert "青岛" not in page.locator("main ol").first.inner_text()
