"""Invented news, drawn and opened in a real browser, offline; whatever is done there, nothing may be heard."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

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

    from playwright.sync_api import Browser, BrowserContext, Page

HOSTILE = '</script><img src=x onerror="window.struck=1">\'\\\u2028&lt;甲'
AGENCY, RULES, GROUP = "云溪市财政局", "云溪市茶农纾困办法", "受灾茶农"
HILL = "对集中连片改造的老茶园给予补助"
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
    """Instruments with thirty measures and with three; a hundred agencies with one each; twenty that aim past it."""
    long = News(3, 5, "云溪市三十条")
    for i in range(30):
        long.say((RULES, EntityType.INSTRUMENT), Predicate.SETS_OUT, (f"第{i}项：扶持茶园", EntityType.MEASURE))
    wide = News(4, 6, "百县行动")
    for i in range(100):
        agency = (f"第{i}县人民政府", EntityType.AGENCY)
        wide.say(agency, Predicate.ISSUES, (f"第{i}县办法", EntityType.INSTRUMENT))
    far = News(5, 7, "茶企直补")
    for i in range(20):
        far.say((f"第{i}镇人民政府", EntityType.AGENCY), Predicate.ISSUES, (f"第{i}镇办法", EntityType.INSTRUMENT))
        far.say((f"第{i}镇人民政府", EntityType.AGENCY), Predicate.TARGETS, ("直补茶企", EntityType.TARGET_GROUP))
    short = News(6, 7, "老茶园三条").say(
        (HILL, EntityType.MEASURE), Predicate.TARGETS, ("老茶园主", EntityType.TARGET_GROUP)
    )
    for measure in (HILL, "改水", "改路"):
        short.say(("老茶园办法", EntityType.INSTRUMENT), Predicate.SETS_OUT, (measure, EntityType.MEASURE))
    return [long, wide, far, short]


@dataclass
class View:
    """A picture that is open.

    Attributes:
        page: The browser's page.
    """

    page: Page

    def place(self, name: str) -> tuple[float, float]:
        """Where a node is on the screen."""
        at = self.page.evaluate("name => policyPicture.where(name)", name)
        frame = self.page.locator("#picture").bounding_box()
        assert frame is not None
        return frame["x"] + at["x"], frame["y"] + at["y"]

    def click(self, name: str) -> None:
        """Click on a node."""
        self.page.mouse.click(*self.place(name))
        self.page.wait_for_timeout(400)  # vis-network waits this long for a second click

    def things(self) -> set[str]:
        """The names of what is seen."""
        return set(self.page.evaluate("() => policyPicture.things()"))

    def arrows(self) -> set[tuple[str, ...]]:
        """What is said by what is seen."""
        return {tuple(arrow[1:]) for arrow in self.page.evaluate("() => policyPicture.arrows()")}


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("pictures") / "kg") as opened:
        opened.put(article.quads() for article in [*news(), *many()])  # type: ignore[misc]
        yield opened


@pytest.fixture
def opened(browser: Browser, store: Store, tmp_path: Path) -> Iterator[Callable[..., View]]:
    """Draw and open a picture. Whatever is then done with it, no request leaves it and no error is heard."""
    heard: list[str] = []
    contexts: list[BrowserContext] = []

    def open_picture(selection: Selection, *, width: int = 1280, height: int = 800, dark: bool = False) -> View:
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
        return View(page)

    yield open_picture
    for context in contexts:
        context.close()
    assert heard == []
