"""``kg mirror`` and ``kg cypher`` on the embedded graph."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Hinted, Kg


@pytest.mark.embedded
def test_the_embedded_graph_follows_the_store(kg: Kg, hinted: Hinted, example_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(example_store, store)
    assert "kg mirror fills it" in hinted("cypher", "in-force", "-p", "day=2024-07-01", store=store)[1]
    assert "9 new" in kg("mirror", store=store)
    assert "no differences" in kg("mirror", "--verify", store=store)
    article = json.loads(kg("list", "--json", store=store).splitlines()[0])["iri"]
    kg("remove", "--yes", article, store=store)
    assert article in kg("mirror", "--verify", store=store, status=1)
    assert "8 unchanged, 1 removed" in kg("mirror", store=store)
    assert "no differences" in kg("mirror", "--verify", store=store)
    rows = json.loads(kg("cypher", "-", "--format", "json", store=store, stdin="MATCH (a:Article) RETURN a.iri AS iri"))
    assert len(rows) == 8
    answer, hint = hinted("cypher", "offers-of", "-p", "organisation=农行甘肃分行行", "--format", "json", store=store)
    assert json.loads(answer) == []
    assert "nothing is known by the name 农行甘肃分行行; near it: " in hint
    assert "most-connected" in kg("cypher")
