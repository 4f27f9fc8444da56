"""How fast the extraction is: articles a second on one core, and whether time grows in step with length.

``python benchmarks/extract.py [CORPUS]``; the corpus is ``../shared/corpus`` by default. Where jieba is installed, it
segments the same text for comparison.
"""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.article import Article
from kg.extract import extract
from kg.extract.names import find_names
from kg.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5


def seconds(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """The fastest of some rounds over all articles, warm, in seconds of processor time."""
    best = float("inf")
    for _ in range(ROUNDS + 1):
        begin = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - begin)
    return best


def repeated(articles: Sequence[Article], length: int) -> Article:
    """An article of about ``length`` characters, made of the bodies of others."""
    body = "\n".join(article.text for article in articles)
    text = (body * (length // len(body) + 1))[:length]
    return Article(id="0" * 16, title=text.partition("\n")[0], text=text)


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    found = [article for source in sources(paths or ["../shared/corpus"]) for article in source.articles()]
    articles = [article for article in found if isinstance(article, Article)]
    characters = sum(len(article.text) for article in articles)
    whole, names = seconds(extract, articles), seconds(lambda a: find_names(a.text), articles)
    print(f"{len(articles)} articles of {characters / len(articles):.0f} characters on average")
    print(f"extract            {len(articles) / whole:7.0f} articles/s")
    print(f"                   {characters / whole / 1e3:7.0f} thousand characters/s")
    print(f"  names alone      {len(articles) / names:7.0f} articles/s  {names / whole:.0%} of it")
    if find_spec("jieba"):
        import jieba  # type: ignore[import-not-found]  # noqa: PLC0415 - only where it is installed

        jieba.initialize()
        cut = seconds(lambda a: list(jieba.cut(a.text)), articles)
        print(f"jieba, segmenting  {len(articles) / cut:7.0f} articles/s  {cut / whole:.2f} of the time of extract")
    small, large = repeated(articles, 1_000), repeated(articles, 1_000_000)
    ratio = (seconds(extract, [large]) / len(large.text)) / (seconds(extract, [small] * 20) / 20 / len(small.text))
    print(f"a character of 1,000,000 takes {ratio:.2f} times as long as one of 1,000")


if __name__ == "__main__":
    main(sys.argv[1:])
