"""A mirror run is killed at any moment, the store changes, and the next run puts everything right."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kg.mirror import Target, embedded, mirror, run, verify
from kg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 3

# Mirrors, and says when it begins so that the moment of death falls into the work.
NEO4J = """
import os, sys
from kg.mirror import Target, mirror
from kg.store import Store
target = Target(os.environ["KG_NEO4J_URI"], os.environ["KG_NEO4J_USER"], os.environ["KG_NEO4J_PASSWORD"])
with Store.open(sys.argv[1], read_only=True) as store:
    print("begin", flush=True)
    mirror(store, target)
"""
EMBEDDED = """
import sys
from kg.mirror import embedded, mirror
from kg.store import Store
with Store.open(sys.argv[1], read_only=True) as store, embedded(sys.argv[1]) as target:
    print("begin", flush=True)
    mirror(store, target)
"""


def kill_a_run(script: str, folder: Path, environment: dict[str, str], seconds: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True, env=os.environ | environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    time.sleep(seconds)
    process.kill()
    process.wait(30)


def change_store(folder: Path, news: type, rng: random.Random) -> None:
    """Edit some articles, remove some, add some; entities are shared by many."""
    with Store.open(folder) as store:
        for number in rng.sample(range(150), 40):
            if rng.random() < 0.3:
                store.remove(news(number).iri)
            else:
                alias, group = rng.choice(["市商务局", "商务部门", "商务局"]), rng.choice(["茶农", "小微企业", "企业"])
                store.put(
                    [news(number, alias=alias, group=group, measure=f"发放不低于10%的补贴{rng.randrange(3)}").quads()]
                )


@pytest.mark.neo4j
def test_neo4j_is_in_step_after_runs_that_were_killed(tmp_path: Path, neo4j_target: Target, news: type) -> None:
    rng = random.Random(1)
    fill(tmp_path / "store", news)
    with Store.open(tmp_path / "store", read_only=True) as store:
        mirror(store, neo4j_target, full=True)
    environment = {
        "KG_NEO4J_URI": neo4j_target.uri,
        "KG_NEO4J_USER": neo4j_target.user,
        "KG_NEO4J_PASSWORD": neo4j_target.password,
    }
    for _ in range(KILLS):
        change_store(tmp_path / "store", news, rng)
        kill_a_run(NEO4J, tmp_path / "store", environment, rng.uniform(0.1, 1.0))
        change_store(tmp_path / "store", news, rng)
        with Store.open(tmp_path / "store", read_only=True) as store:
            mirror(store, neo4j_target)
            assert verify(store, neo4j_target) == []


@pytest.mark.embedded
def test_embedded_graph_is_in_step_after_runs_that_were_killed(tmp_path: Path, news: type) -> None:
    rng = random.Random(2)
    fill(tmp_path / "store", news)
    for _ in range(KILLS):
        change_store(tmp_path / "store", news, rng)
        kill_a_run(EMBEDDED, tmp_path / "store", {}, rng.uniform(0.1, 1.0))
        change_store(tmp_path / "store", news, rng)
        with Store.open(tmp_path / "store", read_only=True) as store, embedded(tmp_path / "store") as target:
            mirror(store, target)
            assert verify(store, target) == []


def fill(folder: Path, news: type) -> None:
    with Store.open(folder) as store:
        store.put(news(number).quads() for number in range(150))


@pytest.mark.embedded
def test_two_histories_of_one_store_give_one_graph(tmp_path: Path, embedded_target: Target, news: type) -> None:
    dump = "MATCH (e:Entity) RETURN e AS e ORDER BY e.iri"
    with Store.open(tmp_path / "long") as store:
        for number, alias in ((3, "丙"), (1, "甲"), (2, "乙"), (1, "丁"), (3, "戊")):
            store.put([news(number, alias=alias).quads()])
            mirror(store, embedded_target, full=number == 3 and alias == "丙")
        store.remove(news(2).iri)
        mirror(store, embedded_target)
        long = run(embedded_target, dump)
    with Store.open(tmp_path / "short") as store:
        store.put(news(number, alias=alias).quads() for number, alias in ((1, "丁"), (3, "戊")))
        mirror(store, embedded_target, full=True)
        assert run(embedded_target, dump) == long
