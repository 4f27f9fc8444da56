from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from starlette.requests import Request

import kg.serve.explorer
from kg.query import named_queries
from kg.serve.explorer.words import Words, catalogue
from kg.serve.language import LANGUAGES, language_of

FOLDER = Path(kg.serve.explorer.__file__).parent
SOURCES = [*FOLDER.rglob("*.html"), *FOLDER.rglob("*.py"), *(FOLDER / "static").glob("*.js")]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_each_message_is_there_in_both_languages_with_the_same_fields() -> None:
    for key, message in catalogue().items():
        assert set(message) == set(LANGUAGES), key
        assert fields(message["zh"]) == fields(message["en"]), key


def test_every_message_that_a_template_says_is_there_and_none_is_left_over() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    said = set(re.findall(r"say\(['\"](\w+)['\"]", text))
    assert said <= set(catalogue())
    mentioned = set(re.findall(r"\w+", text))
    left = {key for key in catalogue() if key not in mentioned and not key.startswith("unknown_")}
    assert left == set()


def request(query: str = "", accept: str = "", cookie: str = "") -> Request:
    headers = [(b"accept-language", accept.encode()), (b"cookie", cookie.encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "zh"),
        ("en-GB,en;q=0.9", "en"),
        ("fr, en;q=0.5, zh;q=0.8", "zh"),
        ("zh-TW", "zh"),
        ("de", "zh"),
        ("en;q=0, zh;q=0.1", "zh"),
        ("en;q=x", "zh"),
    ],
)
def test_the_browser_says_which_language(accept: str, language: str) -> None:
    assert language_of(request(accept=accept)) == language


def test_what_the_reader_chose_comes_first() -> None:
    assert language_of(request("lang=en", "zh", "kg-lang=zh")) == "en"
    assert language_of(request("", "zh", "kg-lang=en")) == "en"
    assert language_of(request("lang=fr", "zh", "kg-lang=xx")) == "zh"


def test_the_ontologys_names_are_used() -> None:
    assert Words("zh").term("Agency") == "机关"
    assert Words("en").term("issues") == "issues"


def test_every_named_query_is_a_select_that_a_form_can_show() -> None:
    for query in named_queries("sparql").values():
        assert query.parameters is not None
        assert query.zh
        assert query.en
        assert re.search(r"^SELECT\b", query.text, re.MULTILINE), query.name
