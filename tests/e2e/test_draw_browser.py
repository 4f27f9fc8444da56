"""Pictures in a real browser, offline, used as a person would use them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import sync_playwright

from kg import iris
from kg.article import Article
from kg.draw import Selection, draw
from kg.facts import Entity, Facts, Relation, Span
from kg.names import BASE, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
HOSTILE = '</script><img src=x onerror="window.struck=1">\'\\\u2028&lt;甲'
AGENCY, RULES, GROUP = "云溪市财政局", "云溪市茶农纾困办法", "受灾茶农"
LOAN, FEE = "发放复种贷款", "免收管护费"


@dataclass
class News:
    """An invented article in the making: its text grows with what is said of it."""

    number: int
    day: int
    title: str
    text: str = ""
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.title

    def say(self, subject: tuple[str, EntityType], predicate: Predicate, value: tuple[str, EntityType]) -> News:
        """Add a sentence that says a statement, its evidence being the two names and the words between."""
        begin = len(self.text) + 1
        self.text += f"\n{subject[0]}就此事说明{value[0]}，并将继续推进。"
        ids = [self._entity(*subject, begin), self._entity(*value, begin + len(subject[0]) + 5)]
        span = Span(begin, begin + len(subject[0]) + 5 + len(value[0]))
        self.relations.append(Relation(ids[0], predicate, ids[1], (span,), 0.9, "test-rule"))
        return self

    def _entity(self, name: str, kind: EntityType, begin: int) -> str:
        if name not in self.entities:
            level = 1 if kind is EntityType.MEASURE else None
            position = sum(e.level == 1 for e in self.entities.values()) + 1 if level else None
            where = f"measure/{self.number:016x}-{iris.digest(name)}" if level else f"x/{iris.segment(name)}"
            mention = (Span(begin, begin + len(name)),)
            key = f"e{len(self.entities)}"
            self.entities[name] = Entity(key, kind, name, mention, level=level, position=position, iri=BASE + where)
        return self.entities[name].id

    def quads(self) -> list[object]:
        published = datetime(2022, 4, self.day, 9, tzinfo=timezone(timedelta(hours=8)))
        url = f"https://news.example/{self.number}"
        article = Article(f"{self.number:016x}", self.title, self.text, published, "云溪日报", url)
        return article_quads(article, Facts(tuple(self.entities.values()), tuple(self.relations)))  # type: ignore[return-value]


def news() -> list[News]:
    agency, rules, group = (AGENCY, EntityType.AGENCY), (RULES, EntityType.INSTRUMENT), (GROUP, EntityType.TARGET_GROUP)
    loan, fee = (LOAN, EntityType.MEASURE), (FEE, EntityType.MEASURE)
    first = (
        News(1, 3, "云溪市出台茶农纾困办法").say(agency, Predicate.ISSUES, rules).say(rules, Predicate.SETS_OUT, loan)
    )
    first.say(rules, Predicate.SETS_OUT, fee).say(loan, Predicate.TARGETS, group)
    evil = (HOSTILE, EntityType.AGENCY)
    second = News(2, 20, HOSTILE).say(evil, Predicate.ISSUES, (HOSTILE + "令", EntityType.INSTRUMENT))
    return [first, second.say(evil, Predicate.OFFERS, (HOSTILE + "项", EntityType.PROGRAMME))]


def many() -> list[News]:
    """One instrument with thirty measures, and a hundred agencies with one each."""
    long = News(3, 5, "云溪市三十条")
    for i in range(30):
        long.say((RULES, EntityType.INSTRUMENT), Predicate.SETS_OUT, (f"第{i}项：扶持茶园", EntityType.MEASURE))
    wide = News(4, 6, "百县行动")
    for i in range(100):
        agency = (f"第{i}县人民政府", EntityType.AGENCY)
        wide.say(agency, Predicate.ISSUES, (f"第{i}县办法", EntityType.INSTRUMENT))
    return [long, wide]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("pictures") / "kg") as opened:
        opened.put(article.quads() for article in [*news(), *many()])  # type: ignore[misc]
        yield opened


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=FLAGS)


@pytest.fixture
def opened(browser: Browser, store: Store, tmp_path: Path) -> Iterator[Open]:
    """Draw and open a picture. Whatever is then done with it, no request leaves it and no error is heard."""
    heard: list[str] = []
    contexts = []

    def open_picture(selection: Selection, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        path = draw(store, selection, tmp_path / f"{len(contexts)}.html")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            offline=True,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None if request.url == path.as_uri() or request.url.startswith("blob:") else heard.append(request.url)
            ),
        )
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_picture
    for context in contexts:
        context.close()
    assert heard == []


FIRST = Selection(article="云溪市出台茶农纾困办法")


def place(page: Page, name: str) -> tuple[float, float]:
    """Where a node is on the screen."""
    at = page.evaluate("name => policyPicture.where(name)", name)
    frame = page.locator("#picture").bounding_box()
    assert frame is not None
    return frame["x"] + at["x"], frame["y"] + at["y"]


def click(page: Page, name: str) -> None:
    page.mouse.click(*place(page, name))
    page.wait_for_timeout(400)  # vis-network waits this long for a second click


def things(page: Page) -> set[str]:
    return set(page.evaluate("() => policyPicture.things()"))


def arrows(page: Page) -> set[tuple[str, ...]]:
    return {tuple(arrow[1:]) for arrow in page.evaluate("() => policyPicture.arrows()")}


def test_the_picture_shows_who_issued_what_for_whom(opened: Open) -> None:
    page = opened(FIRST)
    assert things(page) == {AGENCY, RULES, LOAN, FEE, GROUP}
    assert (AGENCY, "issues", RULES) in arrows(page)
    columns = [place(page, name)[0] for name in (AGENCY, RULES, LOAN, GROUP)]
    assert columns == sorted(columns)


def test_a_click_on_a_node_shows_its_page(opened: Open) -> None:
    page = opened(FIRST)
    click(page, RULES)
    text = page.locator("#page").inner_text()
    for said in (RULES, AGENCY, LOAN, FEE, "2022-04-03", "云溪市出台茶农纾困办法"):
        assert said in text
    assert page.locator("#page mark").first.inner_text() == f"{AGENCY}就此事说明{RULES}"


def test_a_click_on_an_arrow_shows_the_sentence_with_its_words_marked(opened: Open) -> None:
    page = opened(FIRST)
    (x1, y1), (x2, y2) = place(page, AGENCY), place(page, RULES)
    page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    page.wait_for_timeout(400)
    assert page.locator("#page blockquote").all_inner_texts() == [f"{AGENCY}就此事说明{RULES}，并将继续推进。"]
    assert page.locator("#page mark").all_inner_texts() == [f"{AGENCY}就此事说明{RULES}"]
    link = page.locator("#page cite a")
    assert (link.get_attribute("href"), link.inner_text()) == ("https://news.example/1", "云溪市出台茶农纾困办法")
    assert "2022-04-03" in page.locator("#page cite").inner_text()
    assert "noopener" in (link.get_attribute("rel") or "")


def test_hostile_names_and_quotes_are_only_text(opened: Open) -> None:
    page = opened(Selection(article=f"{2:016x}"))
    assert HOSTILE in things(page)
    click(page, HOSTILE)
    assert page.locator("#page h2").text_content() == HOSTILE
    assert HOSTILE in (page.locator("#page blockquote").first.text_content() or "")
    page.fill("#query", "onerror")
    assert HOSTILE in (page.locator("#found li").first.text_content() or "")
    assert page.locator("img").count() == 0
    assert page.evaluate("() => window.struck") is None


def test_search_finds_by_a_part_and_the_keyboard_picks(opened: Open) -> None:
    page = opened(FIRST)
    page.keyboard.press("/")
    page.keyboard.type("纾困")
    assert page.locator("#found li").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("#page h2").inner_text() == RULES
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    page.fill("#query", "没有这个")
    assert page.locator("#found li").inner_text() == "没有找到"


def test_the_legend_filters_by_type_and_by_relation(opened: Open) -> None:
    page = opened(FIRST)
    page.get_by_label("对象群体").uncheck()
    assert things(page) == {AGENCY, RULES, LOAN, FEE}
    page.get_by_label("发布").uncheck()
    assert things(page) == {RULES, LOAN, FEE}
    page.click("#all")
    assert things(page) == {AGENCY, RULES, LOAN, FEE, GROUP}


def test_derived_relations_are_shown_when_asked_for(opened: Open) -> None:
    page = opened(FIRST)
    assert (AGENCY, "offers", LOAN) not in arrows(page)
    page.get_by_label("推导的关系").check()
    assert (AGENCY, "offers", LOAN) in arrows(page)


def test_the_date_slider_leaves_out_what_was_said_before(opened: Open) -> None:
    page = opened(Selection(limit=None))
    assert AGENCY in things(page)
    page.locator("#from").focus()
    page.keyboard.press("End")
    assert page.locator("#range").inner_text() == "2022-04-20 – 2022-04-20"
    assert things(page) == {HOSTILE, HOSTILE + "令", HOSTILE + "项"}


def test_the_way_between_two_nodes_is_told(opened: Open) -> None:
    page = opened(FIRST)
    click(page, AGENCY)
    page.click("#path-from")
    click(page, GROUP)
    page.click("#path-to")
    assert page.locator("#page h2").inner_text() == f"路径：{AGENCY} — {RULES} — {LOAN} — {GROUP}"
    assert page.locator("#page blockquote").count() == 3


def test_no_way_is_said(opened: Open) -> None:
    page = opened(Selection(limit=None))
    page.fill("#query", AGENCY)
    page.keyboard.press("Enter")
    page.click("#path-from")
    page.fill("#query", "第7县办法")
    page.keyboard.press("Enter")
    page.click("#path-to")
    assert "两者之间没有路径" in page.locator("#page").inner_text()


def test_nodes_and_their_neighbours_hide_and_come_back(opened: Open) -> None:
    page = opened(FIRST)
    click(page, RULES)
    page.click("#hide-neighbours")
    assert things(page).isdisjoint({AGENCY, LOAN, FEE})
    page.click("#all")
    click(page, RULES)
    page.click("#show-neighbours")
    page.click("#hide")
    assert RULES not in things(page)
    page.click("#all")
    assert RULES in things(page)


def test_a_fold_opens_into_its_measures_and_closes_again(opened: Open) -> None:
    page = opened(Selection(article="云溪市三十条", limit=10))
    assert things(page) == {RULES, "举措 30 项"}
    click(page, "举措 30 项")
    assert len(things(page)) == 31
    click(page, RULES)
    page.click("#fold")
    assert things(page) == {RULES, "举措 30 项"}


def test_what_is_left_out_is_counted(opened: Open) -> None:
    page = opened(Selection(article="百县行动", limit=50))
    assert len(things(page)) <= 50
    assert str(200 - len(things(page))) in page.locator("#left").inner_text()


def test_a_large_picture_opens_in_communities_with_its_names(opened: Open) -> None:
    page = opened(Selection(article="百县行动", limit=None))
    assert page.evaluate("() => JSON.parse(document.getElementById('data').textContent).layout") == "communities"
    assert len(things(page)) == 200


def test_a_hovered_node_tells_its_whole_name(opened: Open) -> None:
    page = opened(FIRST)
    page.mouse.move(*place(page, RULES))
    page.wait_for_selector("#tip:not([hidden])")
    assert page.locator("#tip").inner_text() == f"政策文件　{RULES}"


def test_svg_and_png_are_saved(opened: Open, tmp_path: Path) -> None:
    for selection in (FIRST, Selection(limit=None)):
        page = opened(selection)
        with page.expect_download() as svg:
            page.click("#svg")
        svg.value.save_as(tmp_path / "picture.svg")
        words = "".join(ET.parse(tmp_path / "picture.svg").getroot().itertext())
        assert AGENCY in words
        with page.expect_download() as png:
            page.click("#png")
        png.value.save_as(tmp_path / "picture.png")
        assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_a_hostile_picture_is_still_well_formed_svg(opened: Open, tmp_path: Path) -> None:
    page = opened(Selection(article=f"{2:016x}"))
    with page.expect_download() as svg:
        page.click("#svg")
    svg.value.save_as(tmp_path / "picture.svg")
    root = ET.parse(tmp_path / "picture.svg").getroot()
    assert any(HOSTILE in (title.text or "") for title in root.iter("{http://www.w3.org/2000/svg}title"))


def test_print_leaves_only_picture_and_legend(opened: Open) -> None:
    page = opened(FIRST)
    page.emulate_media(media="print")
    assert page.locator("#tools").is_hidden()
    assert page.locator("#types").is_visible()


def test_the_language_switches_the_pages_words(opened: Open) -> None:
    page = opened(FIRST)
    assert "发布" in page.locator("#predicates").inner_text()
    page.click("#language")
    assert "issues" in page.locator("#predicates").inner_text()
    assert page.evaluate("() => document.documentElement.lang") == "en"
    assert AGENCY in things(page)


def test_dark_and_light_follow_the_system_and_the_button(opened: Open) -> None:
    page = opened(FIRST, dark=True)
    back = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(back)
    page.click("#theme")
    assert (dark, page.evaluate(back)) == ("rgb(20, 24, 29)", "rgb(255, 255, 255)")


def test_keys_move_zoom_and_walk(opened: Open) -> None:
    page = opened(FIRST)
    page.locator("#picture").focus()
    scale = "() => policyPicture.network.getScale()"
    before = page.evaluate(scale)
    page.keyboard.press("+")
    assert page.evaluate(scale) > before
    page.keyboard.press("0")
    assert page.evaluate(scale) == pytest.approx(before)
    page.keyboard.press("n")
    assert page.locator("#page h2").inner_text() == AGENCY
    page.keyboard.press("n")
    assert page.locator("#page h2").inner_text() == RULES


def test_physics_moves_the_nodes_until_it_is_turned_off(opened: Open) -> None:
    page = opened(FIRST)
    before = place(page, LOAN)
    page.click("#physics")
    page.wait_for_function("([name, x]) => Math.abs(policyPicture.where(name).x - x) > 3", arg=[LOAN, before[0]])
    page.click("#physics")
    assert page.locator("#physics").get_attribute("aria-pressed") == "false"


def test_a_phones_width_is_enough(opened: Open) -> None:
    page = opened(FIRST, width=360, height=640)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.locator("#side").is_hidden()
    page.click("#menu")
    assert page.locator("#side").is_visible()
    page.click("#menu")
    click(page, RULES)
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert box["width"] <= 360


def test_everything_can_be_named_by_a_screen_reader(opened: Open) -> None:
    page = opened(FIRST)
    unnamed = page.evaluate(
        "() => [...document.querySelectorAll('button, input')].filter(e => !(e.ariaLabel || e.textContent.trim() "
        "|| e.closest('label'))).map(e => e.id)"
    )
    assert unnamed == []


def test_what_the_script_gets_is_what_the_store_says(opened: Open) -> None:
    page = opened(FIRST)
    data = json.loads(page.evaluate("() => document.getElementById('data').textContent"))
    assert {node["n"] for node in data["nodes"]} == {AGENCY, RULES, LOAN, FEE, GROUP}
    assert len(data["statements"]) == 6  # four said, two derived
