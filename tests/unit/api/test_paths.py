"""Patterns and ``~``, as a shell would spell them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.api.paths import found

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.md", "a.md", "a.html", "[draft].md", "below/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_pattern_is_spelled_out_by_name(folder: Path) -> None:
    assert list(found([folder / "?.md"])) == [str(folder / "a.md"), str(folder / "b.md")]
    assert list(found(["~/**/c.md", "~/a.html"])) == [str(folder / "below" / "c.md"), str(folder / "a.html")]


def test_what_is_there_or_fits_nothing_or_is_an_address_stays_as_it_is(folder: Path) -> None:
    asked = [str(folder / "[draft].md"), str(folder / "*.xml"), "https://news.example.cn/feed?page=*", "-"]
    assert list(found(asked)) == asked
