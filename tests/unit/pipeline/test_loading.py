"""Loading: whatever happens to one article, and however many work, the store holds the same."""

from __future__ import annotations

import gc
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import KgError, UsageError
from kg.facts import Entity, Facts, Relation, Span
from kg.names import EntityType, Predicate
from kg.pipeline import Failure, Report, load, loading
from kg.pipeline.extraction import confident, extracted
from kg.pipeline.workers import CHUNK, workers
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article


def written(folder: Path, count: int) -> Path:
    """Many small articles, every tenth of them none."""
    folder.mkdir()
    for i in range(count):
        head = "" if i % 10 == 9 else f"---\ntitle: 甲市第{i}号通知\nlink: https://example.org/{i}\n---\n"
        body = f"甲市商务局发布《第{i}号通知》，给予企业补贴{i}元。\n"
        (folder / f"{i:03}.md").write_text(head + body, encoding="utf-8")
    return folder


def contents(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return sorted(str(quad) for iri in store.articles() for quad in store.graph(iri))


def test_results_do_not_depend_on_jobs_nor_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "in", 3 * CHUNK)
    reports = []
    for jobs, batch in ((1, 200), (1, 1), (2, 7)):
        monkeypatch.setattr(loading, "BATCH", batch)
        with Store.open(tmp_path / f"{jobs}-{batch}") as store:
            reports.append(load([str(folder)], store, jobs=jobs))
    assert contents(tmp_path / "1-200") == contents(tmp_path / "1-1") == contents(tmp_path / "2-7") != []
    told = [{**report.as_json(), "seconds": 0, "seconds_each": 0} for report in reports]
    assert told[0] == told[1] == told[2]
    assert (reports[0].new, len(reports[0].failures)) == (44, 4)
    assert [Path(failure.path).name for failure in reports[0].failures] == ["009.md", "019.md", "029.md", "039.md"]


def test_a_mistake_in_one_rule_costs_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.extract  # noqa: PLC0415 - to break it

    right = kg.extract.extract

    def broken(article: Article) -> Facts:
        if "第3号" in article.title:
            raise ZeroDivisionError("division by zero")
        return right(article)

    monkeypatch.setattr(kg.extract, "extract", broken)
    with Store.open(tmp_path / "s") as store:
        report = load([str(written(tmp_path / "in", 8))], store)
    assert (report.new, [Path(failure.path).name for failure in report.failures]) == (7, ["003.md"])
    assert "internal error" in str(report.failures[0].error)
    assert "broken" in report.failures[0].trace


def test_an_article_that_comes_twice_stands_as_it_came_last(tmp_path: Path) -> None:
    for name, text in (("a", "甲市商务局发布《通知》。"), ("b", "甲市商务局发布《通知》。"), ("c", "乙。")):
        page = f"---\ntitle: 通知\nlink: https://example.org/1\n---\n{text}\n"
        (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.md") for name in "abc"]
    with Store.open(tmp_path / "s") as store:
        report = load(paths, store)
        assert (report.new, report.unchanged, report.replaced) == (1, 1, 1)
        rehearsed = load(paths, None, dry_run=True)
    assert (rehearsed.new, rehearsed.unchanged, rehearsed.replaced) == (1, 1, 1)
    with Store.open(tmp_path / "t") as store:
        load(paths[2:], store)
    assert contents(tmp_path / "s") == contents(tmp_path / "t")


def test_never_more_than_a_batch_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 5)
    read = stored = most = 0
    source = loading.articles

    def counted(*arguments: object) -> Iterator[object]:
        nonlocal read, most
        for article in source(*arguments):  # type: ignore[arg-type]
            read += 1
            most = max(most, read - stored)
            yield article

    def progress(report: Report) -> None:
        nonlocal stored
        stored = report.articles + len(report.failures)

    monkeypatch.setattr(loading, "articles", counted)
    with Store.open(tmp_path / "s") as store:
        load([str(written(tmp_path / "in", 10 * CHUNK))], store, progress=progress)
    assert read == 10 * CHUNK
    assert most <= 5 + 3 * CHUNK


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_is_handed_out_in_order_and_not_far_ahead(jobs: int) -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for i in range(20 * CHUNK):
            drawn += 1
            yield i

    with workers(jobs) as force:
        results = force.in_order(negated, items())
        assert next(results) == 0
        assert drawn <= 2 * jobs * CHUNK
        assert list(results) == [-i for i in range(1, 20 * CHUNK)]


def negated(numbers: list[int]) -> list[int]:
    return [-number for number in numbers]


def dying(_: list[int]) -> list[int]:
    import os  # noqa: PLC0415 - in the worker

    os._exit(9)


def test_a_worker_that_dies_is_said() -> None:
    with pytest.raises(KgError, match="worker died"), workers(2) as force:
        list(force.in_order(dying, range(3)))


# Hands out one piece of work that never ends, and says who has it.
KILLED = """
import os, time
from kg.pipeline.workers import workers

def step(chunk):
    os.write(1, f"{os.getpid()}\\n".encode())  # a line in one piece: two write at once
    time.sleep(300)

if __name__ == "__main__":
    with workers(2) as force:
        list(force.in_order(step, range(17)))
"""


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        try:
            assert all(int(parent.stdout.readline()) for _ in range(2))
        finally:
            parent.kill()
        began = time.monotonic()
        parent.stdout.read()  # ends when the last one that could write has ended
    assert time.monotonic() - began < 60


def test_jobs_below_zero_make_no_sense() -> None:
    with pytest.raises(UsageError), workers(-1):
        pass


@pytest.mark.usefixtures("dask")
def test_a_dask_cluster_prepares_the_same_graphs(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", CHUNK + 3)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    running = [
        subprocess.Popen(
            [*command, "--no-dashboard"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for command in (scheduler, worker)
    ]
    try:
        wait_for(port)
        with Store.open(tmp_path / "d") as store:
            report = load([str(folder)], store, dask=address)
        with Store.open(tmp_path / "s") as store:
            assert load([str(folder)], store).new == report.new == CHUNK + 2
        assert contents(tmp_path / "d") == contents(tmp_path / "s")
    finally:
        for process in running:
            process.terminate()
            process.wait()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the scheduler does not start")


@pytest.mark.usefixtures("dask")
@pytest.mark.filterwarnings("error")  # a client that is left to itself complains when it is collected
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1:9", "tcp://nobody.invalid:9", "nobody", "x://y:1"])
def test_an_absent_scheduler_is_said_at_once(address: str) -> None:
    with pytest.raises(KgError, match="no dask scheduler"), workers(dask=address):
        pass
    gc.collect()


def test_confidence_filters_statements(root: Path) -> None:
    results = [r for r in extracted([str(root / "examples" / "articles")]) if not isinstance(r, Failure)]
    facts = max((facts for _, facts in results), key=lambda facts: len(facts.relations))
    middle = sorted(r.confidence for r in facts.relations)[len(facts.relations) // 2]
    fewer = confident(facts, middle)
    kept = {end for r in fewer.relations for end in (r.subject, r.object)} | {a.subject for a in fewer.attributes}
    assert kept <= {entity.id for entity in fewer.entities}
    assert [d.score for d in fewer.dropped if d.what in list(Predicate)] == [
        r.confidence for r in facts.relations if r.confidence < middle
    ]
    assert fewer.relations == tuple(r for r in facts.relations if r.confidence >= middle)
    assert confident(facts, 0) is facts


def test_a_measure_goes_with_the_last_of_its_statements_and_a_body_stays() -> None:
    kinds = {"a1": EntityType.AGENCY, "a2": EntityType.AGENCY, "m1": EntityType.MEASURE, "m2": EntityType.MEASURE}
    kinds |= {"m3": EntityType.MEASURE, "t1": EntityType.TARGET_GROUP, "t2": EntityType.TARGET_GROUP}
    here = (Span(0, 1),)
    facts = Facts(
        tuple(Entity(local, kind, local, here) for local, kind in kinds.items()),
        (
            Relation("a1", Predicate.OFFERS, "m1", here, 0.9, "r"),
            Relation("m1", Predicate.TARGETS, "t1", here, 0.4, "r"),
            Relation("a2", Predicate.OFFERS, "m2", here, 0.3, "r"),
        ),
    )
    # m3 never had a statement: a measure of nobody in particular (国家将…); t2 likewise.
    assert [entity.id for entity in confident(facts, 0.5).entities] == ["a1", "a2", "m1", "m3", "t2"]


def test_a_report_can_be_written_as_json() -> None:
    failure = Failure("a.md", KgError("{path}: no", path="a.md"))
    written_report = json.loads(json.dumps(Report(new=2, failures=[failure], seconds=3.0).as_json()))
    assert written_report["failed"] == [{"path": "a.md", "reason": "a.md: no"}]
    assert written_report["seconds_each"] == 1.0
