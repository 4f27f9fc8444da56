"""A store with two invented articles that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Quad


@pytest.fixture(scope="package")
def store(
    tmp_path_factory: pytest.TempPathFactory, quads: list[Quad], another: Callable[[int], list[Quad]]
) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("draw") / "kg") as opened:
        opened.put([quads, another(7)])
        yield opened
