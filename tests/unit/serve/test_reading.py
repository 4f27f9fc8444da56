from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.serve import reading
from kg.serve.reading import Reader
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Quad


def test_what_is_written_is_seen_while_the_writer_still_writes(
    tmp_path: Path, another: Callable[[int], list[Quad]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_FRESH", 0)
    with Store.open(tmp_path / "kg") as writer:
        reader = Reader(tmp_path / "kg")
        for number in range(1, 4):
            writer.put([another(number)])
            assert len(reader.store().articles()) == number
        writer.remove(writer.articles()[0])
        assert len(reader.store().articles()) == 2
    assert len(reader.store().articles()) == 2


def test_nothing_written_is_nothing_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_FRESH", 0)
    Store.open(tmp_path / "kg").close()
    reader = Reader(tmp_path / "kg")
    first = reader.store()
    assert reader.store() is first
    assert reader.anew() is not first


def test_a_burst_looks_once(tmp_path: Path, another: Callable[[int], list[Quad]]) -> None:
    with Store.open(tmp_path / "kg") as writer:
        reader = Reader(tmp_path / "kg")
        first = reader.store()
        writer.put([another(1)])
        assert reader.store() is first


def test_where_no_store_is_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        Reader(tmp_path).store()
