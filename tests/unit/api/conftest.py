"""What an analyst has in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import Store
from kg.store import Store as Quads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Quad


@pytest.fixture
def tea(tmp_path: Path, quads: list[Quad]) -> Iterator[Store]:
    """A store with the invented article."""
    with Quads.open(tmp_path / "kg") as opened:
        opened.put([quads])
    with Store(tmp_path / "kg") as store:
        yield store
