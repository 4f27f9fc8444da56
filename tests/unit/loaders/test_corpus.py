"""The real articles, held against a reading of their HTML that shares nothing with the loader's."""

from __future__ import annotations

import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from loaders import markdown

if TYPE_CHECKING:
    from pathlib import Path

    from kg.article import Article

# What the pages put around the articles, as told by a person who read all of them.
FURNITURE = re.compile(
    r"海量资讯|尽在新浪|责任编辑|纠错】|举报/反馈|金麒麟|理财券|福袋|期货开户|二维码|校对\||文末|appendQr|kaihu|border:|font-size"
    r"|article_adlist|news_keyword|<[a-z/]|--|&#|&nbsp|资料图 |图片来源：|点击进入"
)
CAPTION_OR_PROMOTION = re.compile(r"^(来源：人社部网站|德尔塔毒株.*，)$")
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


class Paragraphs(HTMLParser):
    """The text of every p, h1-h6 and li, in order; comments that wrap paragraphs are read as well."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br"}:
            self.found.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data

    def handle_comment(self, data: str) -> None:
        if "<p" in data:
            inner = Paragraphs()
            inner.feed(data[data.index("<p") :].split("]article", maxsplit=1)[0])
            self.found += inner.found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def corpus(shared: Path) -> list[Path]:
    return sorted((shared / "corpus").rglob("*.md"))


def load(path: Path) -> Article:
    (article,) = markdown.read(path.read_bytes(), str(path))
    return article


def test_all_articles_are_there(shared: Path) -> None:
    articles = [load(path) for path in corpus(shared)]
    assert len(articles) == 74
    assert len({article.id for article in articles}) == 74
    assert all(article.published and article.published.tzinfo for article in articles)
    assert {article.source for article in articles} == {"新浪财经", "央视网"}
    assert sum(article.url is not None for article in articles) == 36


def test_every_paragraph_is_in_the_text_in_order(shared: Path) -> None:
    for path in corpus(shared):
        raw = path.read_text(encoding="utf-8")
        reading = Paragraphs()
        reading.feed(raw[raw.index("<div>") :])
        text, at = squeezed(load(path).text), 0
        for paragraph in map(squeezed, reading.found):
            if (
                not FURNITURE.search(paragraph)
                and not CAPTION_OR_PROMOTION.search(paragraph)
                and "资料图" not in paragraph
            ):
                at = text.find(paragraph, max(0, at - 1) if at else 0)
                assert at >= 0, (path.name, paragraph)


def test_nothing_of_the_page_is_in_the_text(shared: Path) -> None:
    for path in corpus(shared):
        for line in load(path).text.split("\n"):
            assert not FURNITURE.search(line), (path.name, line)
            assert not CAPTION_OR_PROMOTION.search(line), (path.name, line)


def test_lines_are_clean(shared: Path) -> None:
    for path in corpus(shared):
        text = load(path).text
        assert not {unicodedata.category(char) for char in text.replace("\n", "")} & UNSEEN
        assert not re.search(r"[^\S \n]|  |^\s|\s$| \n|\n |\n\n", text), path.name
        assert unicodedata.is_normalized("NFC", text)


def test_text_begins_with_the_title_and_does_not_repeat_it(shared: Path) -> None:
    for path in corpus(shared):
        article = load(path)
        first, second, *_ = article.text.split("\n")
        assert first == article.title
        assert squeezed(second) != squeezed(first)


def test_what_people_marked_stands_in_the_text(shared: Path) -> None:
    # One name in the right answers was read past an angle bracket of the text (《…<…>…》); it is not in the page.
    missing = []
    for path in corpus(shared):
        text = squeezed(load(path).text)
        gold = json.loads((shared / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        for entity in gold["entities"]:
            name = entity.get("text") or entity["name"]
            if squeezed(name) not in text:
                missing.append(name)
    assert len(missing) <= 1, missing


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_change_nothing(shared: Path, newline: str) -> None:
    for path in corpus(shared)[:10]:
        data = path.read_bytes()
        (article,) = markdown.read(data.replace(b"\n", newline.encode()), str(path))
        assert article == load(path)
