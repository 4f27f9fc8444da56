"""What a server does not do: answer for too long, too much or too many at once; it says so in the reader's language."""

from __future__ import annotations

import http.client
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.e2e.conftest import Served

    Serving = Callable[..., AbstractContextManager[Served]]

BASE = "https://w3id.org/policy-kg/"
NEVER_DONE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture(scope="module")
def limited(serving: Serving, example_store: Path) -> Iterator[Served]:
    with serving(example_store, "--rows", "50") as server:
        yield server


def test_an_answer_has_as_many_rows_as_are_allowed(limited: Served) -> None:
    assert len(limited.query("SELECT * { ?s ?p ?o } LIMIT 50").bindings) == 50
    for form in ("SELECT *", "CONSTRUCT { ?s ?p ?o }"):
        answer = limited.query(f"{form} {{ ?s ?p ?o }}", "*/*")
        assert answer.status == 422
        assert "more than 50" in answer.text


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(serving: Serving, example_store: Path) -> None:
    with serving(example_store, "--timeout", "1", "--parallel", "1") as server:
        answer = server.query(NEVER_DONE)
        assert answer.status == 504
        assert "1 s" in answer.text
        while (status := server.query("ASK { ?s ?p ?o }").status) != 200:
            assert status in (503, 504), "on a slow machine a new worker may not have begun within the second"


@pytest.fixture(scope="module")
def busy(serving: Serving, example_store: Path) -> Iterator[Served]:
    """All its workers are at questions that are never done, and have all the time they want."""
    with serving(example_store, "--timeout", "86400", "--parallel", "2") as server, ExitStack() as clients:
        for _ in range(2):
            client = clients.enter_context(closing(http.client.HTTPConnection("127.0.0.1", server.port)))
            client.request("GET", "/sparql?" + urlencode({"query": NEVER_DONE}))
        while server.query("ASK {}").status == 200:
            pass
        yield server


def test_too_many_queries_at_once_are_sent_away_and_told_when_to_return(busy: Served) -> None:
    answer = busy.query("ASK {}")
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")
    assert "2 questions are being answered" in answer.text


def test_a_page_that_must_wait_says_when_to_return(busy: Served) -> None:
    answer = busy.get("/agency/" + quote("财政部"), accept=BROWSER, accept_language="zh-CN")
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")
    assert "请稍后再试" in answer.text
    assert busy.get("/?q=czb").status == 200


@pytest.fixture(scope="module")
def hurried(serving: Serving, example_store: Path) -> Iterator[Served]:
    """Nothing can be looked up in a thousand-millionth of a second."""
    with serving(example_store, "--timeout", "1e-9", "--parallel", "1") as server:
        yield server


@pytest.fixture(scope="module")
def looked_up(example_store: Path) -> list[str]:
    """Paths whose answer is looked up in the store."""
    with Store.open(example_store, read_only=True) as store:
        article = store.articles()[0].removeprefix(BASE)
    agency = "agency/" + quote("财政部")
    asked = urlencode({"day": "2022-06-01"})
    return [
        f"/queries/in-force?ask=1&{asked}",
        f"/queries/in-force.csv?{asked}",
        f"/{agency}",
        f"/{agency}.ttl",
        f"/{article}",
        "/map/step?" + urlencode({"about": BASE + "agency/财政部"}),
    ]


def test_whatever_is_looked_up_has_its_time(hurried: Served, served: Served, looked_up: list[str]) -> None:
    assert [served.get(path, accept=BROWSER).status for path in looked_up] == [200] * len(looked_up)
    late = [hurried.get(path, accept=BROWSER, accept_language="en") for path in looked_up]
    assert [answer.status for answer in late] == [504] * len(looked_up)
    assert all("no answer within 1e-09 s" in answer.text for answer in late)


def test_what_is_kept_in_memory_needs_none(hurried: Served) -> None:
    asked = urlencode({"group": "小微企业", "day": "2022-06-01"})
    paths = ("/", "/?q=czb", "/timeline", "/map", f"/usable?{asked}", f"/usable.csv?{asked}", "/queries")
    assert {path: hurried.get(path, accept=BROWSER).status for path in paths} == dict.fromkeys(paths, 200)


def test_a_sheet_that_would_be_cut_is_refused(limited: Served) -> None:
    answer = limited.get("/queries/low-confidence.csv?below=1", accept=BROWSER, accept_language="zh-CN")
    assert answer.status == 422
    assert "结果超过 50 行" in answer.text


def test_a_graph_that_would_be_cut_is_refused(limited: Served) -> None:
    answer = limited.get("/ontology.ttl", accept_language="zh-CN")
    assert answer.status == 422
    assert "三元组超过 50 条" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "english", "chinese"),
    [
        ("/queries/in-force?ask=1&day=x", 400, "day must be of type date", "day 须为 date 类型"),
        ("/queries/in-force.csv", 400, "in-force needs day", "in-force 需要参数 day"),
        ("/agency/nobody", 404, "nothing here is called so", "这里没有这样的名称"),
        ("/sparql?query=ASK", 400, "the query ends too early", "查询不完整"),
        ("/sparql?query=ASK%7B%7D&query=", 400, "one parameter", "须有一个参数"),
        ("/sparql?update=x", 403, "updates are refused", "不接受更新"),
        ("/map/step?about=x", 404, "Nothing found", "没有找到"),
    ],
)
def test_errors_are_said_in_the_readers_language(
    served: Served, path: str, status: int, english: str, chinese: str
) -> None:
    for language, words in (("en", english), ("zh-CN,zh;q=0.9", chinese)):
        answer = served.get(path, accept_language=language)
        assert answer.status == status
        assert words in answer.text, language
        assert served.get(path, cookie=f"kg-lang={language[:2]}").text == answer.text


def test_a_client_that_asks_for_no_language_is_told_in_english(served: Served) -> None:
    assert "updates are refused" in served.get("/sparql?update=x").text


def test_a_browser_is_shown_a_page_where_nothing_is_called_so(served: Served) -> None:
    answer = served.get("/agency/nobody", accept=BROWSER, accept_language="zh-CN")
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert 'href="/"' in answer.text
    assert "Accept" in answer.headers["vary"].split(", ")
