from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw import Selection, draw
from kg.draw.page import page
from kg.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store


class Reader(HTMLParser):
    """Elements, attributes and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.within = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append("")
            self.within = True

    def handle_endtag(self, tag: str) -> None:
        self.within = False

    def handle_data(self, data: str) -> None:
        if self.within:
            self.inside[-1] += data


@given(st.text())
def test_any_text_comes_back_from_the_page_as_it_was(text: str) -> None:
    read = Reader(page({"title": text, "nodes": [text]}))
    scripts = [a for tag, a in read.elements if tag == "script"]
    data = next(inside for inside in read.inside if inside.startswith("{"))
    assert json.loads(data)["nodes"] == [text]
    assert len(scripts) == 3


@pytest.mark.parametrize("character", ["<", ">", "&", "\u2028", "\u2029"])
def test_what_could_end_a_script_is_not_in_the_data(character: str) -> None:
    read = Reader(page({"title": "", "nodes": [character * 3]}))
    assert character not in next(inside for inside in read.inside if inside.startswith("{"))


def test_the_policy_allows_what_is_inside_by_hash_and_nothing_else(store: Store, tmp_path: Path) -> None:
    read = Reader(draw(store, Selection(), tmp_path / "g.html").read_text(encoding="utf-8"))
    policy = next(a["content"] for tag, a in read.elements if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    hashes = set(re.findall(r"'sha256-([^']+)'", policy))
    run = [inside for inside in read.inside if not inside.startswith("{")]
    assert {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in run} == hashes


def test_nothing_is_loaded_from_anywhere(store: Store, tmp_path: Path) -> None:
    read = Reader(draw(store, Selection(), tmp_path / "g.html").read_text(encoding="utf-8"))
    for tag, attributes in read.elements:
        assert not {"src", "href", "action", "srcset"} & attributes.keys()
        assert tag not in ("link", "base", "iframe", "object", "embed", "img")
    style = next(inside for inside in read.inside if "--back" in inside)
    assert "url(" not in style
    assert "@import" not in style


def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    one, other = (draw(store, Selection(), tmp_path / name).read_bytes() for name in ("a.html", "b.html"))
    assert one == other


def test_nothing_to_draw_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        draw(store, Selection(region="别处"), tmp_path / "g.html")
    assert not (tmp_path / "g.html").exists()


def test_a_file_that_cannot_be_written_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        draw(store, Selection(), tmp_path / "none" / "g.html")
