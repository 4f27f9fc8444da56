from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LoadError
from loaders import html

if TYPE_CHECKING:
    from kg.article import Article

GOVERNMENT = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>关于夏粮收购的通知_某市政府网</title>
<meta name="ArticleTitle" content="关于夏粮收购的通知"><meta name="PubDate" content="2023-05-06 07:08">
<meta name="ContentSource" content="某市粮食局"><meta name="ColumnName" content="通知公告"></head>
<body><nav>首页 | 政务公开</nav><h1>某市人民政府</h1><div class="TRS_Editor"><p>　　各区人民政府：</p>
<p>一、总体要求</p><p>（一）敞开收购。</p></div><footer>版权所有</footer></body></html>"""
PLAIN = """<title>题 - 某网</title><body><ul><li>菜单</li></ul><h1>题</h1><div class=x><p>第一段正文。</p>
<p>第二段正文。</p><div class="share">分享</div></div><div><p>页脚</p></div>"""


def load(text: str | bytes, path: str = "p.html") -> Article:
    (article,) = html.read(text.encode() if isinstance(text, str) else text, path)
    return article


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_government_page(encoding: str) -> None:
    article = load(GOVERNMENT.encode(encoding))
    assert article.text == "关于夏粮收购的通知\n各区人民政府：\n一、总体要求\n（一）敞开收购。"
    assert article.published == datetime.fromisoformat("2023-05-06T07:08:00+08:00")
    assert (article.source, article.categories, article.url) == ("某市粮食局", ("通知公告",), None)


def test_a_page_that_says_nothing_of_itself() -> None:
    article = load(PLAIN)
    assert article.text == "题\n第一段正文。\n第二段正文。"
    assert article.published is None


def test_the_address_it_was_fetched_from_is_its_link() -> None:
    assert load(PLAIN, "https://e.example/1").url == "https://e.example/1"
    canonical = '<link rel="canonical" href="https://e.example/2">' + PLAIN
    assert load(canonical, "https://e.example/1?from=feed").id == load(canonical, "saved.html").id


def test_a_date_that_cannot_be_read_gives_way_to_one_that_can() -> None:
    page = '<meta name="PubDate" content="今日"><time datetime="2024-02-03">今日</time>' + PLAIN
    assert load(page).published == datetime.fromisoformat("2024-02-03T00:00:00+08:00")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        ("<p>中</p>".encode("gb18030"), "not UTF-8"),
        ("<meta charset=klingon><p>中</p>".encode("gb18030"), "not UTF-8"),
        ("<p>没有题目</p>".encode(), "no title"),
        ("<h1>题</h1>".encode(), "no text below the title"),
        (b"<div>" * 10_000, "nested"),
        (b"\0\0", "binary"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=says):
        load(data)


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: (PLAIN + text).encode()))
def test_any_bytes_give_an_article_or_one_clear_error(data: bytes) -> None:
    try:
        said = load(data).path
    except LoadError as error:
        said = str(error)
    assert "p.html" in said
