from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kg.errors import QueryError
from kg.query import TooLargeError
from kg.serve import answering
from kg.serve.answering import NotAcceptableError, Question, Reply, reply
from kg.serve.pool import BusyError, Pool
from kg.serve.settings import Settings
from kg.serve.worker import LostError, OverTimeError, Worker
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Quad


def asked(text: str, accept: str = "", format: str = "") -> partial[Reply]:  # noqa: A002 - as elsewhere
    return partial(reply, question=Question(text, accept, format))


NEVER_DONE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, another: Callable[[int], list[Quad]]) -> Path:
    place = tmp_path_factory.mktemp("pool") / "kg"
    with Store.open(place) as store:
        store.put([another(1)])
    return place


def test_a_worker_answers_fails_and_answers_again(folder: Path) -> None:
    worker = Worker(folder)
    try:
        assert worker.answer(asked("ASK { ?s ?p ?o }"), 60).body == b'{"head":{},"boolean":true}\n'
        with pytest.raises(QueryError, match="line 1"):
            worker.answer(asked("ASK { ?s"), 60)
        assert worker.answer(asked("ASK {}", format="csv"), 60).media_type == "text/csv"
    finally:
        worker.end()


def test_a_worker_that_dies_is_told(folder: Path) -> None:
    worker = Worker(folder)
    worker.answer(asked("ASK {}"), 60)
    worker.end()
    with pytest.raises(LostError):
        worker.answer(asked("ASK {}"), 60)


def test_a_pool_ends_what_takes_too_long_and_sends_away_what_is_too_much(folder: Path) -> None:
    async def all_asked() -> list[Reply | BaseException]:
        pool = Pool(Settings(folder, time_limit=3, parallel=1))
        async with pool.running():
            both = await asyncio.gather(*(pool.answer(asked(NEVER_DONE)) for _ in "ab"), return_exceptions=True)
            return [*both, await pool.answer(asked("ASK { ?s ?p ?o }"))]

    slow, sent_away, answer = asyncio.run(all_asked())
    assert isinstance(slow, OverTimeError)
    assert isinstance(sent_away, BusyError)
    assert isinstance(answer, Reply)


def test_an_answer_that_is_too_long_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "MOST_BYTES", 1000)
    with Store.open(folder, read_only=True) as store:
        assert reply(store, Question("SELECT * { ?s ?p ?o } LIMIT 1")).body
        with pytest.raises(TooLargeError, match="1000 bytes"):
            reply(store, Question("SELECT * { ?s ?p ?o }"))


def test_an_answer_in_no_form_the_client_takes_is_an_error(folder: Path) -> None:
    with Store.open(folder, read_only=True) as store, pytest.raises(NotAcceptableError, match="text/turtle"):
        reply(store, Question("DESCRIBE ?s { ?s a pk:Agency }", "text/html"))
