"""``kg draw`` and ``kg analyse`` as they are typed."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Kg = Callable[..., subprocess.CompletedProcess[str]]

KG = Path(sys.executable).with_name("kg")


@pytest.fixture
def kg(example_store: Path, tmp_path: Path) -> Kg:
    """Run ``kg`` in an empty folder, on the graph of the articles under ``examples/``."""
    env = {k: v for k, v in os.environ.items() if k not in ("LANG", "KG_LANG")}
    env |= {"LC_ALL": "C", "KG_STORE": str(example_store)}

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [KG, *arguments], env={**env, **more}, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )

    return run


def test_a_picture_without_a_name_is_called_after_its_format(kg: Kg, tmp_path: Path) -> None:
    for options, name in (
        ([], "graph.html"),
        (["--format", "svg"], "graph.svg"),
        (["--format", "cytoscape"], "graph.cyjs"),
        (["--timeline"], "timeline.html"),
    ):
        run = kg("draw", *options)
        assert (run.returncode, run.stdout) == (0, f"{name}\n")
        assert (tmp_path / name).stat().st_size > 1000


def test_a_picture_can_go_to_standard_output(kg: Kg, tmp_path: Path) -> None:
    kg("draw", "-o", "g.svg")
    kg("analyse", "-o", "a.html")
    assert kg("draw", "-o", "-", "--format", "svg").stdout == (tmp_path / "g.svg").read_text(encoding="utf-8")
    assert kg("analyse", "-o", "-").stdout == (tmp_path / "a.html").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"g.svg", "a.html"}


@pytest.mark.parametrize(
    "options",
    [
        ["draw", "--format", "pdf"],
        ["draw", "--timeline", "--format", "gexf"],
        ["draw", "--about", "无人"],
        ["draw", "-o", "none/graph.svg"],
        ["analyse", "fame"],
        ["analyse", "--region", "别处"],
        ["analyse", "co-issuing", "-o", "none/picture.svg"],
    ],
)
def test_wrong_use_is_status_2_in_one_line(kg: Kg, tmp_path: Path, options: list[str]) -> None:
    run = kg(*options)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "kg: " in run.stderr or "Error" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_analysis_is_a_table_in_the_readers_language(kg: Kg) -> None:
    english, chinese = kg("analyse").stdout, kg("analyse", KG_LANG="zh").stdout
    assert english.split()[:3] == ["name", "type", "articles"]
    assert chinese.split()[:3] == ["名称", "类型", "文章"]
    assert "国务院" in english
    assert "政策文件" in chinese


def test_an_analysis_is_read_by_programs(kg: Kg) -> None:
    rows = json.loads(kg("analyse", "co-issuing", "--format", "json").stdout)
    read = list(
        csv.DictReader(io.StringIO(kg("analyse", "co-issuing", "--format", "csv").stdout.removeprefix("\ufeff")))
    )
    assert [row["first"] for row in rows] == [row["first"] for row in read]
    assert rows
    assert kg("analyse", "communities", "--format", "graphml").stdout.startswith("<?xml")


def test_an_analysis_is_drawn(kg: Kg, tmp_path: Path) -> None:
    run = kg("analyse", "centrality", "-o", "matters.svg")
    assert (run.returncode, run.stdout) == (0, "matters.svg\n")
    assert "Who matters" in (tmp_path / "matters.svg").read_text(encoding="utf-8")
