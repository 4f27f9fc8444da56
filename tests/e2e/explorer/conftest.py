"""The explorer in a real browser, used as a person would: no request leaves the machine, no error is heard."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from kg import iris
from kg.article import Article
from kg.days import CHINA
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

HOSTILE = '</script><img src=x onerror="window.struck=1">\'&lt;甲'
NEWS = "杭州出台六条措施 帮专精特新企业把“知产”变“资产”"
RULES = "关于支持专精特新中小企业知识产权融资的六条措施"
BUREAU = "杭州市市场监督管理局"
USABLE = "/usable?" + urlencode({"group": "专精特新企业", "region": "杭州市", "day": "2024-05-01"})


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
    published = datetime(2022, 4, 3, 9, tzinfo=CHINA)
    article = Article(f"{9:016x}", HOSTILE, text, published, "测试", "javascript:window.struck=1")
    return article, Facts(tuple(entities), tuple(relations), tuple(attributes))


@pytest.fixture(scope="session")
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
    """Opens pages of it, and holds that nothing else is asked for and no error heard."""
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


def open_article(page: Page) -> None:
    """Go to the example's article by its headline."""
    page.fill("#q", "知产")
    page.click(f".found a:has-text('{NEWS}')")
    page.wait_for_selector("#text")
