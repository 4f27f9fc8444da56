"""``kg export``: every article in every format."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Kg


def test_a_file_is_exported_as_it_is_called(kg: Kg, example_store: Path, tmp_path: Path) -> None:
    kg("export", "-o", tmp_path / "graph.nq", store=example_store)
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == kg("export", "--format", "nq", store=example_store)
    assert kg("export", "-o", "-", store=example_store) == kg("export", "--format", "trig", store=example_store)
    assert "its name tells no format" in kg("export", "-o", tmp_path / "graph.doc", store=example_store, status=2)


@pytest.mark.parametrize("format_", ["trig", "nq", "ttl", "jsonld", "graphml"])
def test_every_export_holds_every_article(kg: Kg, example_store: Path, format_: str, tmp_path: Path) -> None:
    exported = kg("export", "--format", format_, store=example_store)
    articles = [json.loads(line)["iri"] for line in kg("list", "--json", store=example_store).splitlines()]
    stating = [a for a in articles if json.loads(kg("show", a, "--json", store=example_store))["statements"]]
    assert [a for a in stating if a.rpartition("/")[2] not in exported] == []
    kg("export", "--format", format_, "-o", tmp_path / "file", store=example_store)
    assert (tmp_path / "file").read_text(encoding="utf-8") == exported


def test_tables_are_exported_as_an_archive(kg: Kg, example_store: Path, tmp_path: Path) -> None:
    assert kg("export", "--format", "csv", "-o", tmp_path / "g.zip", store=example_store) == ""
    with zipfile.ZipFile(tmp_path / "g.zip") as archive:
        assert sorted(archive.namelist()) == ["edges.csv", "nodes.csv"]
    assert "absent" in kg("export", "-o", tmp_path / "absent" / "g.trig", store=example_store, status=2)
