from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.serve import reading
from kg.serve.explorer import snapshot
from kg.serve.explorer.snapshot import Snapshots
from kg.serve.reading import Reader
from kg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad


@pytest.fixture(autouse=True)
def always_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_FRESH", 0)


def titles(snapshots: Snapshots) -> list[str]:
    return [article.title for article in snapshots.now().index.articles]


def test_what_is_loaded_meanwhile_is_found(
    tmp_path: Path, quads: list[Quad], later: list[Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_QUICK", float("inf"))
    with Store.open(tmp_path / "kg") as store:
        store.put([quads])
        snapshots = Snapshots(Reader(tmp_path / "kg"))
        assert len(titles(snapshots)) == 1
        assert snapshots.now() is snapshots.now()
        store.put([later])
        assert "云溪市出台茶业条例" in titles(snapshots)


def test_a_slow_snapshot_is_made_while_the_one_before_answers(
    tmp_path: Path, quads: list[Quad], later: list[Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_QUICK", -1)
    with Store.open(tmp_path / "kg") as store:
        store.put([quads])
        snapshots = Snapshots(Reader(tmp_path / "kg"))
        before = snapshots.now()
        store.put([later])
        assert snapshots.now() is before
        assert snapshots._making is not None
        snapshots._making.join()
        assert len(titles(snapshots)) == 2
