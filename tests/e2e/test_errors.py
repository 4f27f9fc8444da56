"""Wrong use and what is not there: one line that a person can act on, in the reader's language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Environment, Kg

KG = Path(sys.executable).with_name("kg")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["query", "no-such"], 2, "no-such"),
        (["cypher", "no-such"], 2, "no-such"),
        (["draw", "--query", "no-such"], 2, "no-such"),
        (["query", "SELECT * { ?s ?p ?o }"], 2, "standard input (-)"),
        (["split", "财政部", "财政部", "--as", "财政部"], 2, "node's already"),
        (["query", "in-force", "-p", "dya=2022-06-01"], 2, "day"),
        (["query", "instruments-of-agency"], 2, "agency"),
        (["cypher", "instruments-of-agency"], 2, "agency"),
        (["query", "-"], 1, "line 1"),
        (["draw", "-p", "day=2022-06-01"], 2, "--query"),
        (["draw", "--about", "财政部", "--hops", "0"], 2, ">= 1"),
        (["analyse", "everything"], 2, "kg: WHAT: one of centrality"),
        (["merge", "--undo"], 2, "two nodes"),
        (["query", "in-force", "-p", "day"], 2, "NAME=VALUE"),
        (["query", "in-force", "-p", "day=tomorrow"], 2, "2022"),
        (["show", "无此机构"], 1, "无此机构"),
        (["show"], 2, "X is missing"),
        (["lod"], 2, "load"),
        (["load", "x", "--jbs", "2"], 2, "--jobs"),
        (["query", "in-force", "--format", "pdf"], 2, "csv"),
        (["evaluate", "nowhere"], 1, "nowhere"),
        (["evaluate", "nowhere", "--hold-out", "6/5"], 2, "K/N"),
        (["load", "x", "--dry-run", "--mirror"], 2, "--mirror"),
        (["load", "x", "--neo4j", "bolt://localhost:1"], 2, "--mirror"),
        (["extract", "nowhere"], 1, "nowhere: No such file"),
        (["load", "x", "--format", "pdf"], 2, "markdown"),
        (["load", "x", "--store", "http://localhost:1/ds"], 1, "http://localhost:1/ds: cannot be reached"),
        (["load", "x", "--store", "ftp://localhost/ds"], 2, "http or https"),
        (["load", "x", "--min-confidence", "nan"], 2, ">= 0, <= 1"),
        (["load", "x", "--jobs", "many"], 2, "a number is wanted (>= 0)"),
        (["resolve", "x", "--date", "soon"], 2, "a date is wanted"),
        (["load", "x", "--base", ""], 2, "--base"),
        (["load", "x", "--base", "x y"], 2, "--base"),
        (["extract", "x", "--base", 'http://a"b/'], 2, "--base"),
        (["extract", "x", "--base", "http://a:80"], 2, "--base"),
        (["remove", "--yes", "0000000000000000"], 1, "0000000000000000: no article is called so"),
        (["split", "财政部", "--article", "0000000000000000"], 1, "no article is called so"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    kg: Kg, example_store: Path, arguments: list[str], status: int, told: str
) -> None:
    said = kg(*arguments, store=example_store, status=status, stdin="SELECT nonsense")
    assert told in said
    assert len(said.splitlines()) == 1


def test_without_a_store_it_is_said_how_to_make_one(kg: Kg, tmp_path: Path) -> None:
    for command in (["list"], ["mirror"], ["cypher", "most-connected"]):
        assert "kg load" in kg(*command, store=tmp_path / "none", status=1)
    assert not list(tmp_path.iterdir())


def test_an_argument_that_the_locale_cannot_read_is_told(kg: Kg, example_store: Path) -> None:
    said = kg("show", "上海", store=example_store, status=2, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "LC_ALL=C.UTF-8" in said
    assert len(said.splitlines()) == 1


def test_messages_are_chinese_where_the_reader_is(kg: Kg, tmp_path: Path) -> None:
    said = kg("list", store=tmp_path / "none", status=1, KG_LANG="zh")
    assert "此处没有存储" in said
    assert "没有命令" in kg("lod", status=2, LC_ALL="zh_CN.UTF-8")


def test_an_error_shows_its_trace_only_on_demand(environment: Environment, tmp_path: Path) -> None:
    environment = environment(tmp_path / "none")
    done = subprocess.run([KG, "--debug", "list"], env=environment, capture_output=True, check=False)
    assert b"Traceback" in done.stderr
