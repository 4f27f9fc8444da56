"""What the page on Python shows is what happens."""

from __future__ import annotations

import doctest
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_page_on_python_shows_what_happens(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (root / "docs" / "python.md").read_text(encoding="utf-8")
    session = "\n".join(re.findall(r"```pycon\n(.*?)```", page, re.DOTALL))
    (tmp_path / "examples").symlink_to(root / "examples")
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(session, {}, "docs/python.md", None, 0)
    told: list[str] = []
    results = doctest.DocTestRunner().run(examples, out=told.append)
    assert results.attempted > 15
    assert not results.failed, "".join(told)
