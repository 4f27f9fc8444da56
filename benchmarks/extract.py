"""How fast the extraction is: articles a second on one core, whether time grows in step with length, beside segmenters.

``python benchmarks/extract.py [CORPUS]``; the corpus is ``../shared/corpus`` by default. All figures are processor time
of this process, the best of some rounds, so that what else the machine does counts as little as it can. jieba and
jiojio, which only cut the same text into words, run beside it where the dependency group ``benchmark`` is installed.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.article import Article
from kg.extract import extract
from kg.extract.names import find_names
from kg.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Callable[[Article], object]

ROUNDS = 5
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
ANNOUNCEMENT = "标题\n财政部印发《关于支持小微企业的意见》，要求各地加强管理，对企业给予补贴。\n"
# What a hostile text goes on with, and how often; each is read again at twice the number.
HOSTILE = {
    "enumerators": ("（一）", 50_000),
    "spoken enumerators": ("一是加强管理，", 50_000),
    "quotation marks": ("“”", 50_000),
    "opening quotation marks": ("“", 100_000),
    "title brackets": ("《", 100_000),
    "round brackets": ("（", 100_000),
    "enumeration commas": ("企业、", 50_000),
    "digits": ("1", 100_000),
    "Chinese numerals": ("十", 100_000),
    "spaces": (" ", 100_000),
    "empty lines": ("\n", 100_000),
    "one sentence": ("加强小微企业金融服务", 50_000),
    "one body": ("财政部", 50_000),
    "one document": ("《关于支持小微企业的意见》", 20_000),
    "one short form": ("（以下简称《意见》）", 20_000),
    "one body that speaks": ("财政部表示，", 30_000),
    "measures": ("财政部要求各地加强管理。", 20_000),
}


def seconds(work: Work, articles: Sequence[Article], rounds: int = ROUNDS) -> float:
    """The fastest of some rounds over all articles, after one that warms up, in seconds of processor time."""
    best = float("inf")
    for _ in range(rounds + 1):
        begin = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - begin)
    return best


def of_length(articles: Sequence[Article], length: int) -> Article:
    """An article of ``length`` characters, made of the bodies of others."""
    body = "\n".join(article.text for article in articles)
    return of_text((body * (length // len(body) + 1))[:length])


def of_text(text: str) -> Article:
    """An article of any text."""
    return Article(id="0" * 16, title=text.partition("\n")[0], text=text)


def segmenters() -> Iterator[tuple[str, Work]]:
    """Those that are installed, ready to work."""
    if find_spec("jieba"):
        jieba = import_module("jieba")
        jieba.initialize()
        yield "jieba", lambda article: jieba.lcut(article.text)
    if find_spec("jiojio"):
        jiojio = import_module("jiojio")
        jiojio.init()
        yield "jiojio", lambda article: jiojio.cut(article.text)


def speed(articles: Sequence[Article]) -> None:
    """Articles and characters a second, and what the segmenters take for the same text."""
    characters = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles of {characters / len(articles):.0f} characters on average")
    whole = seconds(extract, articles)
    parts: list[tuple[str, Work]] = [("  names alone", lambda article: find_names(article.text)), *segmenters()]
    print(f"{'kg.extract':24}{len(articles) / whole:7.0f} articles/s {characters / whole:9,.0f} characters/s")
    for name, work in parts:
        took = seconds(work, articles)
        print(
            f"{name:24}{len(articles) / took:7.0f} articles/s {characters / took:9,.0f} characters/s"
            f"  {took / whole:5.2f} times the time of kg.extract"
        )


def growth(articles: Sequence[Article]) -> None:
    """The time of a character in ever longer texts."""
    first = 0.0
    for length in LENGTHS:
        copies = max(1, 20_000 // length)
        took = seconds(extract, [of_length(articles, length)] * copies) / copies / length
        first = first or took
        print(f"a text of {length:9,} characters: {took * 1e6:6.2f} µs a character, {took / first:.2f} times the first")


def hostile() -> None:
    """What is made to be slow, once and twice as long: 2 is linear, 4 would be quadratic."""
    for name, (part, count) in HOSTILE.items():
        once, twice = (
            seconds(extract, [of_text(ANNOUNCEMENT + part * times)], rounds=1) for times in (count, 2 * count)
        )
        print(f"{name:24}{count:8,} of {part[:8]!r}: {once:6.2f} s, twice as many {twice / once:.2f} times as long")


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    found = [article for source in sources(paths or ["../shared/corpus"]) for article in source.articles()]
    articles = [article for article in found if isinstance(article, Article)]
    speed(articles)
    growth(articles)
    hostile()


if __name__ == "__main__":
    main(sys.argv[1:])
