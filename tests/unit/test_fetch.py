"""Pages and feeds from a real site: fetched, bounded, and what goes wrong said in one line."""

from __future__ import annotations

import gzip
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from kg import fetch
from kg.article import Article
from kg.errors import LoadError
from kg.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

POST = "---\ntitle: 题\nlink: https://e.example/post\n---\n正文。\n"
PAGE = "<html><h1>题</h1><div><p>正文。</p></div></html>"
RSS = (
    "<rss version='2.0'><channel><title>某网</title><item><title>题</title><link>https://e.example/post</link>"
    "<description>正文。</description></item><item><title>无正文</title></item></channel></rss>"
)


def load(address: str) -> list[Article | LoadError]:
    return [item for source in sources([address]) for item in source.articles()]


def said(address: str) -> str:
    (error,) = load(address)
    assert isinstance(error, LoadError)
    assert "\n" not in str(error)
    return str(error)


ZIPPED = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/%E9%A2%98?a=%E4%B8%80": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, RSS.encode()),
    "/post.md": (200, {"Content-Type": "text/plain"}, POST.encode()),
    "/untyped": (200, {}, RSS.encode()),
    "/zipped": (200, ZIPPED, gzip.compress(PAGE.encode())),
    "/broken-zip": (200, ZIPPED, gzip.compress(PAGE.encode())[:-12]),
    "/bomb": (200, ZIPPED, gzip.compress(bytes(8_000_000))),
    "/short": (200, {"Content-Type": "text/html", "Content-Length": "9999"}, PAGE.encode()),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/to-page": (302, {"Location": "/%E9%A2%98?a=%E4%B8%80"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
}


class Site(BaseHTTPRequestHandler):
    """A site with a page for each thing that can happen."""

    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("page", ["/page", "/post.md", "/zipped", "/to-page", "/题?a=一"])
def test_a_page_is_fetched(site: str, page: str) -> None:
    (article,) = load(site + page)
    assert isinstance(article, Article)
    assert (article.text, article.path) == ("题\n正文。", site + page)


@pytest.mark.parametrize("page", ["/feed", "/untyped"])
def test_a_feed_is_fetched(site: str, page: str) -> None:
    article, error = load(site + page)
    assert isinstance(article, Article)
    assert article.title == "题"
    assert isinstance(error, LoadError)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("/none", "HTTP 404 Not Found"),
        ("/to-file", "redirect|file"),
        ("/round", "HTTP 302"),
        ("/short", "ended before"),
        ("/broken-zip", "ended before"),
    ],
)
def test_a_page_that_cannot_be_had_is_said(site: str, page: str, why: str) -> None:
    assert re.search(why, said(site + page))


def test_a_page_is_bounded_also_when_unzipped(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 1_000_000)
    assert said(f"{site}/bomb") == f"{site}/bomb: larger than 1000000 bytes"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/x",
        "http:///x",
        "http://[::1/x",
        "http://127.0.0.1:port/",
        "https://127.0.0.1:1/",
        "http://a b/",
    ],
)
def test_an_address_that_leads_nowhere_is_said(address: str) -> None:
    assert said(address).startswith(f"{address}: cannot fetch it: ")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://e.example/a.md", "data://x"])
def test_only_web_addresses_are_read(address: str) -> None:
    assert said(address) == f"{address}: only http and https addresses are read"
