"""The explorer in a real browser, used as a person would: no request leaves the machine, no error is heard."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg import iris
from kg.article import Article
from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.names import BASE, AttributeName, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.e2e.conftest import Served

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

HOSTILE = '</script><img src=x onerror="window.struck=1">\'&lt;甲'
NEWS = "杭州出台六条措施 帮专精特新企业把“知产”变“资产”"
RULES = "关于支持专精特新中小企业知识产权融资的六条措施"
BUREAU = "杭州市市场监督管理局"
WORST = ("serious", "critical")


def hostile() -> tuple[Article, Facts]:
    """An article whose title, names and quotes are HTML, with a measure that is a formula."""
    text = f"{HOSTILE}\n{HOSTILE}发布{HOSTILE}令，面向{HOSTILE}户，=1+1补贴五元。"
    at = len(HOSTILE) + 1
    names = {
        "a": (EntityType.AGENCY, HOSTILE, at, "agency/x"),
        "i": (EntityType.INSTRUMENT, HOSTILE + "令", at + len(HOSTILE) + 2, "instrument/x"),
        "t": (EntityType.TARGET_GROUP, HOSTILE + "户", text.index("面向") + 2, "group/x"),
        "m": (EntityType.MEASURE, "=1+1补贴五元", text.index("=1+1"), f"measure/{9:016x}-0"),
    }
    entities = []
    for key, (kind, name, begin, path) in names.items():
        where = BASE + path.replace("x", iris.segment(name))
        entity = Entity(key, kind, name, (Span(begin, begin + len(name)),), iri=where)
        entities.append(replace(entity, level=1, position=1) if kind is EntityType.MEASURE else entity)
    whole = (Span(at, len(text) - 1),)
    relations = [
        Relation("a", Predicate.ISSUES, "i", whole, 0.9, "test"),
        Relation("i", Predicate.SETS_OUT, "m", whole, 0.9, "test"),
        Relation("m", Predicate.TARGETS, "t", whole, 0.9, "test"),
    ]
    attributes = [Attribute("i", AttributeName.ISSUED_ON, "2022-04-03", whole, 0.9, "test")]
    published = datetime(2022, 4, 3, 9, tzinfo=timezone(timedelta(hours=8)))
    article = Article(f"{9:016x}", HOSTILE, text, published, "测试", "javascript:window.struck=1")
    return article, Facts(tuple(entities), tuple(relations), tuple(attributes))


@pytest.fixture(scope="module")
def site(
    serving: Callable[..., AbstractContextManager[Served]],
    example_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a server on the examples and the hostile article."""
    store = tmp_path_factory.mktemp("explored") / "store"
    shutil.copytree(example_store, store)
    with Store.open(store) as opened:
        opened.put([article_quads(*hostile())])
    with serving(store) as server:
        yield server.address.rstrip("/")


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    heard: list[str] = []
    contexts = []

    def go(path: str, *, width: int = 1280, dark: bool = False, locale: str = "zh-CN") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", locale=locale
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: None if request.url.startswith(site) else heard.append(request.url))
        page.goto(site + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert heard == []


def at(kind: str, name: str) -> str:
    """The path of what an IRI names."""
    return f"/{kind}/{quote(name)}"


def article(page: Page) -> None:
    """Go to the example's article by its headline."""
    page.fill("#q", "知产")
    page.click(f".found a:has-text('{NEWS}')")
    page.wait_for_selector("#text")


# Searching


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


# Pages


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
    article(page)
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
    article(page)
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
    assert "自 2024-04-01 起" in shown
    assert BUREAU in shown
    assert "青岛" not in page.locator("main ol").first.inner_text()


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


USABLE = "/usable?" + urlencode({"group": "专精特新企业", "region": "杭州市", "day": "2024-05-01"})


def test_my_firm_finds_what_it_can_use(visit: Visit) -> None:
    page = visit("/usable")
    page.fill("#group", "专精特新企业")
    page.fill("#region", "杭州")
    page.fill("#day", "2024-05-01")
    page.click("button.main")
    assert page.locator("#steps").inner_text().startswith("专精特新企业 → 科技型企业 → 企业")
    row = page.locator("table.measures tr", has_text="允许企业在贷款到期前一个月申请无还本续贷").first
    assert "自 2024-04-01 起" in row.inner_text()
    assert "鼓励合作银行发放三年期以上的中长期贷款" in row.locator("blockquote").inner_text()
    page.fill("#day", "2024-03-31")
    page.click("button.main")
    assert "申请无还本续贷" not in page.locator("main").inner_text()


def test_what_a_firm_can_use_is_exported_as_a_sheet(visit: Visit, tmp_path: Path) -> None:
    page = visit(USABLE)
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "sheet.csv")
    assert (tmp_path / "sheet.csv").read_bytes().startswith("\ufeff举措,".encode())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "sheet.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) >= int(page.locator("#total").inner_text())
    assert "2024-04-01" in {row["生效"] for row in rows}


def test_a_formula_in_the_sheet_is_only_text(visit: Visit, tmp_path: Path) -> None:
    page = visit("/usable?" + urlencode({"group": HOSTILE + "户", "day": "2022-05-01"}))
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "sheet.csv")
    assert "'=1+1补贴五元" in (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")


def test_a_group_that_is_not_known_is_said_with_what_may_be_meant(visit: Visit) -> None:
    page = visit("/usable?group=小巨人&day=2024-05-01")
    assert "小巨人" in page.locator("[role=alert]").inner_text()
    page.click("main p a:has-text('专精特新小巨人企业')")
    assert page.locator("#steps").inner_text().startswith("专精特新小巨人企业")


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


# For everyone


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
