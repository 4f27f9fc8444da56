"""``kg explain``: an article marked, with what was left out and why."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.conftest import Environment, InTerminal, Kg

KG = Path(sys.executable).with_name("kg")


HOSTILE = """---
title: 两部门支持社区食堂\x1b]0;x\x07
date: 2023-05-08 10:00:00
---
近日，民政部、商务部联合印发《关于支持社区食堂建设的通知》。《通知》提出，建立社区食堂\x1b[31m运营补贴制度。

某高校教授林远认为，应加强老年食堂品牌建设。
"""


def test_an_article_is_explained_with_what_was_left_out(
    kg: Kg, environment: Environment, in_terminal: InTerminal, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(HOSTILE, encoding="utf-8")
    page = kg("explain", tmp_path / "a.md")
    assert "[agency 民政部]、[agency 商务部]联合印发《[instrument 关于支持" in page
    assert {"\x1b", "\x07"}.isdisjoint(page)
    assert "issuing-verb" in page
    _, _, left_out = page.partition("considered and left out")
    assert "an outsider speaks" in left_out
    assert "说话的是旁人" in kg("explain", tmp_path / "a.md", KG_LANG="zh")
    shown = in_terminal(f"{KG} explain {tmp_path / 'a.md'}", environment(tmp_path, TERM="xterm"))
    assert "\x1b[34m民政部\x1b[0m" in shown
    assert "\x1b]0;x" not in shown


def test_an_article_of_no_policy_is_explained_without_empty_headings(kg: Kg, root: Path) -> None:
    article = root / "examples" / "articles" / "dragon-boats.md"
    page = kg("explain", article)
    assert "no policy: " in page
    assert "\nstatements" not in page
    assert re.search("不是政策新闻：.*（概率 .*）", kg("explain", article, KG_LANG="zh"))


def test_a_stored_article_is_explained_from_its_text(kg: Kg, example_store: Path, root: Path) -> None:
    article = json.loads(kg("list", "--json", store=example_store).splitlines()[0])
    (stored,) = map(json.loads, kg("explain", article["iri"], "--json", store=example_store).splitlines())
    (by_title,) = map(json.loads, kg("explain", article["title"], "--json", store=example_store).splitlines())
    files = map(json.loads, kg("explain", root / "examples" / "articles", "--json").splitlines())
    (read,) = (one for one in files if one["article"]["id"] == stored["article"]["id"])
    assert stored == by_title
    assert all(stored[part] == read[part] for part in ("entities", "relations", "attributes", "policy", "dropped"))


def test_what_cannot_be_explained_is_said(kg: Kg, example_store: Path, tmp_path: Path) -> None:
    assert "neither a file" in kg("explain", "没有这篇", store=tmp_path / "none", status=1)
    assert "no article is called so" in kg("explain", "没有这篇", store=example_store, status=1)
    (tmp_path / "empty.md").write_bytes(b"")
    assert "empty.md" in kg("explain", tmp_path / "empty.md", status=1)
    assert "none.md: No such file" in kg("explain", tmp_path / "none.md", store=example_store, status=1)
