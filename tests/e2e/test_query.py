"""``kg query`` and ``kg show`` as a person uses them: in time, explained, asked back."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.conftest import Environment

    Asked = Callable[..., tuple[int, str, str]]

KG = Path(sys.executable).with_name("kg")
NEVER_DONE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"


@pytest.fixture(scope="session")
def asked(environment: Environment) -> Asked:
    """Runs a command on a store: its status, results and complaints."""

    def run(store: Path, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
        done = subprocess.run(
            [KG, *arguments], env=environment(store), input=stdin.encode(), capture_output=True, check=False
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.mark.parametrize("text", [NEVER_DONE, NEVER_DONE.replace("(COUNT(*) AS ?n)", "?a") + " ORDER BY ?f ?i LIMIT 1"])
def test_a_query_is_given_up_when_its_time_is_over(asked: Asked, example_store: Path, text: str) -> None:
    status, results, complaints = asked(example_store, "query", "-", "--timeout", "1", stdin=text)
    assert (status, results) == (1, "")
    assert complaints == "kg: no answer within 1 s; ask for less, or give more time with --timeout\n"


def test_a_query_that_is_quick_enough_is_answered(asked: Asked, example_store: Path) -> None:
    assert asked(example_store, "query", "-", "--timeout", "60", "--format", "csv", stdin="ASK {}") == (0, "true\n", "")


def test_a_query_is_explained_without_its_parameters_and_without_being_run(asked: Asked, example_store: Path) -> None:
    status, results, complaints = asked(example_store, "query", "in-force", "--explain")
    assert (status, complaints) == (0, "")
    assert "?document rdf:type pk:Instrument  (" in results
    assert asked(example_store, "query", "-", "--explain", "--timeout", "60", stdin=NEVER_DONE)[0] == 0
    status, _, complaints = asked(example_store, "query", "-", "--explain", stdin="SELECT ?a\n{ ?a ?b . FILTR }")
    assert status == 1
    assert "line 2" in complaints


def test_from_is_heeded(asked: Asked, example_store: Path) -> None:
    with Store.open(example_store, read_only=True) as store:
        name = store.articles()[0]
        size = sum(1 for _ in store.graph(name))
    text = f"SELECT (COUNT(*) AS ?n) FROM <{name}> {{ ?s ?p ?o }}"
    assert asked(example_store, "query", "-", "--format", "csv", stdin=text)[1].split() == ["n", str(size)]


def test_a_part_of_a_name_that_fits_several_lists_them(asked: Asked, example_store: Path) -> None:
    status, results, complaints = asked(example_store, "show", "财")
    assert (status, results) == (1, "")
    assert complaints.count("<https://") > 1
    assert len(complaints.splitlines()) == 1


def test_a_terminal_is_asked_which_is_meant(environment: Environment, example_store: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [KG, "show", "财"],
        env=environment(example_store, KG_LANG="zh", NO_COLOR="1"),
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
    )
    os.close(theirs)
    os.write(ours, b"2\n")
    page = process.communicate(timeout=60)[0].decode()
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    second = next(line for line in said.splitlines() if line.strip().startswith("2  ")).split()[1]
    assert process.returncode == 0
    assert "是哪一个" in said
    assert page.splitlines()[0].startswith(second)
