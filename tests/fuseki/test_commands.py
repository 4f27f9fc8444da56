"""The commands on a store behind an address, as a person types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuseki.conftest import Fuseki

    Kg = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.jena
KG = Path(sys.executable).with_name("kg")
ONE, OTHER = ("https://w3id.org/policy-kg/agency/" + name for name in ("财政部", "商务部"))
NEWS = """---
title: {agency}出台茶农纾困办法
url: https://news.example.cn/{agency}
---
{agency}印发《茶农纾困办法》，面向受灾茶农发放补贴，自2022年6月1日起施行。
"""


@pytest.fixture
def kg(address: str) -> Kg:
    """Runs ``kg`` on the empty store."""

    def run(*arguments: str | Path, store: str = address, stdin: str = "", **more: str) -> tuple[int, str, str]:
        env = {**os.environ, "KG_STORE": store, **more}
        done = subprocess.run(
            [KG, *arguments], check=False, capture_output=True, text=True, encoding="utf-8", input=stdin, env=env
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for agency in ("财政部", "商务部"):
        (folder / f"{agency}.md").write_text(NEWS.format(agency=agency), encoding="utf-8")
    return folder


def test_a_day_with_a_store_on_a_server(kg: Kg, news: Path, tmp_path: Path) -> None:
    assert "2 new" in kg("load", news, "--dry-run")[1]
    assert "2 new" in kg("load", news)[1]
    assert kg("list")[1].count("纾困办法") == 2
    assert "2022-06-01" in kg("show", "茶农纾困办法")[1]
    code, found, said = kg("query", "in-force", "-p", "day=2022-07-01", "--format", "csv")
    assert (code, found.splitlines()[1:]) == (0, ["茶农纾困办法,2022-06-01,"]), said
    graph = "CONSTRUCT { ?i skos:prefLabel ?n } WHERE { ?i a pk:Instrument ; skos:prefLabel ?n }"
    assert "茶农纾困办法" in kg("query", "-", "--format", "ttl", stdin=graph)[1]
    truth = kg("query", "-", "-p", "name=财政部", "--format", "json", stdin="ASK { ?x skos:prefLabel ?name }")
    assert truth[1].replace(" ", "").strip().endswith('"boolean":true}')
    assert json.loads(kg("stats", "--json")[1])["articles"] == 2
    assert kg("validate")[0] == 0
    picture = tmp_path / "graph.html"
    assert kg("draw", "-o", picture)[0] == 0
    assert "茶农纾困办法" in picture.read_text(encoding="utf-8")
    before = kg("export", "--format", "nq")[1]
    assert kg("merge", "--force", OTHER, ONE)[0] == 0
    assert "merged by an analyst's decision" in kg("show", ONE)[1]
    assert kg("merge", "--undo", OTHER, ONE)[0] == 0
    assert kg("export", "--format", "nq")[1] == before
    assert kg("remove", "--yes", "商务部出台茶农纾困办法")[0] == 0
    assert kg("list")[1].count("纾困办法") == 1


def test_what_needs_a_folder_says_so(kg: Kg, fuseki: Fuseki) -> None:
    code, _, said = kg("serve")
    assert code == 2
    assert "only a store in a folder can be served" in said
    code, _, said = kg("mirror", KG_LANG="zh", KG_NEO4J_URI="")
    assert code == 2
    assert "请用 --neo4j 指定一个 Neo4j" in said
    code, _, said = kg("list", store=fuseki("none"))
    assert code == 1
    assert said == f"kg: {fuseki('none')}: not a SPARQL endpoint (it answers HTTP 404)\n"


def test_syntax_error_points_at_its_place(kg: Kg) -> None:
    code, _, said = kg("query", "-", stdin="SELECT ?x {\n  ?x nope:a ?y }")
    assert code == 1
    assert "line 2, column 12: a prefix that is not declared" in said
