from __future__ import annotations

from datetime import datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import LoadError
from loaders import feed

BODY = "<p>一是降税。</p><!--article_adlist[<p>二是减费。</p>]article_adlist--><p>责任编辑：某</p>"
NS = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(*items: str, encoding: str = "UTF-8") -> bytes:
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" {NS}><channel><title>某网－国内</title>'
    return (text + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>").encode(encoding)


def item(number: int) -> str:
    return f"<title>题{number}</title><link>https://e.example/{number}</link><description>正文</description>"


def load(data: bytes) -> list[Article | LoadError]:
    return list(feed.read(data, "f.xml"))


def test_an_item_is_an_article() -> None:
    (article,) = load(
        rss(
            "<title><![CDATA[《办法》<b>发布</b>]]></title><link>https://e.example/1</link><guid>g</guid><category>金融</category>"
            f"<pubDate>Wed, 08 Dec 2021 07:57:20 GMT</pubDate><content:encoded><![CDATA[{BODY}]]></content:encoded>"
            "<description>摘要</description>"
        )
    )
    assert isinstance(article, Article)
    assert article.text == "《办法》发布\n一是降税。\n二是减费。"
    assert (article.source, article.url, article.categories) == ("某网－国内", "https://e.example/1", ("金融",))
    assert article.published == datetime.fromisoformat("2021-12-08T07:57:20+00:00")
    assert article.path == "f.xml"


def test_a_summary_is_the_body_where_there_is_no_other() -> None:
    (article,) = load(rss(f"<title>题</title><guid>g1</guid><description>{escape(BODY)}</description>"))
    assert isinstance(article, Article)
    assert article.text == "题\n一是降税。\n二是减费。"
    assert article.url is None


def test_atom() -> None:
    (article,) = load(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>某网</title><entry><title>题</title><id>urn:x:1</id>'
        "<updated>2024-01-02T03:04:05+08:00</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p>甲</p><p>乙</p></div></content></entry></feed>".encode()
    )
    assert isinstance(article, Article)
    assert article.text == "题\n甲\n乙"
    assert article.published == datetime.fromisoformat("2024-01-02T03:04:05+08:00")


def test_a_bad_item_loses_no_other() -> None:
    first, second, third = load(rss(item(1), "<description>无题</description>", item(3)))
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert str(second) == "f.xml, item 2: no article in it (no title)"


def test_a_feed_that_breaks_off_says_so_after_what_it_gave() -> None:
    *articles, error = load(rss(item(1), item(2), item(3)).rsplit(b"<item>", 1)[0] + b"<item><title>x")
    assert [article.title for article in articles if isinstance(article, Article)] == ["题1", "题2"]
    assert "not well-formed" in str(error)


def test_a_declared_encoding_is_used() -> None:
    (article,) = load(rss(item(1), encoding="gb18030"))
    assert isinstance(article, Article)
    assert article.title == "题1"


def test_a_date_in_a_form_that_only_feeds_use() -> None:
    (article,) = load(rss(item(1) + "<pubDate>2023-03</pubDate>"))
    assert isinstance(article, Article)
    assert article.published == datetime.fromisoformat("2023-03-01T00:00:00+00:00")


def test_a_date_that_is_none_is_said() -> None:
    (error,) = load(rss(item(1) + "<pubDate>昨天</pubDate>"))
    assert str(error) == "f.xml, item 1: cannot read the date '昨天'"


@pytest.mark.parametrize("data", [b"<html><p>x</p></html>", b"hello", rss()])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match="no article in it"):
        load(data)


def test_external_entities_stay_outside() -> None:
    data = rss("<title>题&amp;x;</title><description>正文&amp;x;</description>").replace(b"&amp;x;", b"&x;")
    data = data.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss', 1)
    (article, *_) = load(data)
    assert isinstance(article, Article)
    assert article.text == "题\n正文"


@given(
    st.binary()
    | st.text().map(lambda text: rss(f"<title>题</title><description>{escape(text)}</description>"))
    | st.integers(0, 400).map(lambda cut: rss(item(1), item(2))[:cut])
)
def test_any_bytes_give_articles_or_clear_errors(data: bytes) -> None:
    try:
        found = load(data)
    except LoadError as error:
        found = [error]
    assert found
    assert all(isinstance(thing, Article) or "f.xml" in str(thing) for thing in found)
