from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import LoadError
from loaders import jsonl


def load(*rows: object) -> list[Article | LoadError]:
    return list(
        jsonl.read("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode(), "a.jsonl")
    )


def test_an_object_is_an_article() -> None:
    (article,) = load(
        {
            "title": "题",
            "text": "甲\n\n　　乙",
            "published": "2024-01-02",
            "source": "某网",
            "url": "https://e.example/1",
            "categories": ["金融"],
            "views": 7,
        }
    )
    assert isinstance(article, Article)
    assert article.text == "题\n甲\n乙"
    assert article.published == datetime.fromisoformat("2024-01-02T00:00:00+08:00")
    assert (article.source, article.url, article.categories) == ("某网", "https://e.example/1", ("金融",))


def test_html_is_read_where_there_is_no_text() -> None:
    (article,) = load({"title": "题", "html": "<p>甲</p><p>乙</p>", "text": None})
    assert isinstance(article, Article)
    assert article.text == "题\n甲\n乙"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{bad", "line 2: not JSON"),
        ("[" * 100_000, "line 2: not JSON"),
        ([1], "line 2: no JSON object"),
        ({"title": 1, "text": "x"}, "line 2: title is no string"),
        ({"title": "x", "text": "x", "categories": "y"}, "line 2: categories is no list of strings"),
        ({"title": "x"}, "line 2: no article in it (no text"),
        ({"text": "x"}, "line 2: no article in it (no title"),
        ({"title": "x", "text": "x", "published": "?"}, "line 2: cannot read the date"),
    ],
)
def test_a_bad_line_loses_no_other(row: object, says: str) -> None:
    good = {"title": "题", "text": "甲"}
    first, second, third = load(good, row, "", good)
    assert isinstance(first, Article)
    assert first == third
    assert isinstance(second, LoadError)
    assert f"a.jsonl, {says}" in str(second)


def test_lone_surrogates_are_no_characters() -> None:
    (article,) = load('{"title": "题\\ud800", "text": "甲\\udfff", "url": "x\\ud800", "source": "\\ud800某"}')
    assert isinstance(article, Article)
    assert (article.text, article.source) == ("题\n甲", "某")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
NAMES = st.sampled_from(["title", "text", "html", "published", "source", "url", "guid", "categories", "x"])


@given(st.lists(st.dictionaries(NAMES, JSON) | JSON, min_size=1))
def test_every_line_gives_one_thing(rows: list[object]) -> None:
    assert len(load(*[json.dumps(row) for row in rows])) == len(rows)
