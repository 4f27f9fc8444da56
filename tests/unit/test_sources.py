"""Files, folders and standard input: what is read, in which order, and what cannot be read."""

from __future__ import annotations

import io
import os
import pickle
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import LoadError, UsageError
from kg.sources import Source, sources

if TYPE_CHECKING:
    from pathlib import Path

POST = "---\ntitle: 题\nlink: https://e.example/post\n---\n正文。\n"
PAGE = "<html><h1>题</h1><div><p>正文。</p></div></html>"
RSS = (
    "<rss version='2.0'><channel><title>某网</title><item><title>题</title><link>https://e.example/post</link>"
    "<description>正文。</description></item><item><title>无正文</title></item></channel></rss>"
)


def load(*paths: object, format: str | None = None) -> list[Article | LoadError]:  # noqa: A002
    return [item for source in sources(map(str, paths), format) for item in source.articles()]


def said(*paths: object) -> str:
    (error,) = load(*paths)
    assert isinstance(error, LoadError)
    assert "\n" not in str(error)
    return str(error)


def titles(items: list[Article | LoadError]) -> list[str]:
    return [item.title if isinstance(item, Article) else "error" for item in items]


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.md",
        "sub/z.md",
        "sub/deep/y.markdown",
        "10.md",
        "9.md",
        ".hidden.md",
        ".git/x.md",
        "c.png",
        "README",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST.replace("题", f"题{name}"), encoding="utf-8")
    found = [source.path.removeprefix(f"{tmp_path}{os.sep}") for source in sources([str(tmp_path)])]
    assert found == ["10.md", "9.md", "a.md", "b.md", "sub/z.md", "sub/deep/y.markdown"]


def test_each_suffix_has_its_loader(tmp_path: Path) -> None:
    (tmp_path / "1.MD").write_text(POST, encoding="utf-8")
    (tmp_path / "2.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "3.xml").write_text(RSS, encoding="utf-8")
    (tmp_path / "4.jsonl").write_text('{"title": "题", "text": "正文。"}\n[]\n', encoding="utf-8")
    (tmp_path / "5.txt").write_text("题\n正文。", encoding="utf-8")
    assert titles(load(tmp_path)) == ["题", "题", "题", "error", "题", "error", "题"]


def test_the_same_article_at_another_path_is_the_same_article(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")
    (tmp_path / "elsewhere" / "b.md").write_text(POST.replace("正文", "改过的正文"), encoding="utf-8")
    (tmp_path / "f.xml").write_text(RSS, encoding="utf-8")
    found = [item for item in load(tmp_path) if isinstance(item, Article)]
    assert len(found) == 3
    assert len({article.id for article in found}) == 1


def test_one_bad_file_loses_no_other(tmp_path: Path) -> None:
    (tmp_path / "1-good.md").write_text(POST, encoding="utf-8")
    (tmp_path / "2-empty.md").write_bytes(b"")
    (tmp_path / "3-gb.md").write_bytes(POST.encode("gb18030"))
    (tmp_path / "4-none.md").write_text("# 读我", encoding="utf-8")
    (tmp_path / "5-binary.md").write_bytes(bytes(range(256)))
    (tmp_path / "6-gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "7-good.md").write_text(POST, encoding="utf-8")
    paths = sorted(tmp_path.iterdir())
    assert titles(load(*paths)) == ["题", "error", "error", "error", "error", "error", "题"]


def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.symlink_to(path)
    assert said(path) == f"{path}: Too many levels of symbolic links"


def test_a_link_to_nothing_in_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")
    (tmp_path / "b.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "c.png").symlink_to(tmp_path / "gone.png")
    article, error = load(tmp_path)
    assert isinstance(article, Article)
    assert str(error) == f"{tmp_path / 'b.md'}: No such file or directory"


def test_a_named_pipe_is_refused_and_one_that_the_shell_opened_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert "no ordinary file" in said(tmp_path / "a.md")
    reader, writer = os.pipe()
    os.write(writer, POST.encode())
    os.close(writer)
    assert titles(load(f"/dev/fd/{reader}", format="markdown")) == ["题"]
    os.close(reader)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert said(tmp_path / "a.md") == f"{tmp_path / 'a.md'}: No such file or directory"
    assert said(tmp_path / "no-folder") == f"{tmp_path / 'no-folder'}: No such file or directory"
    assert said("") == ": No such file or directory"
    assert "null byte" in said("a\0.md")


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    assert "no article files in this folder" in said(tmp_path)


def test_a_file_of_unknown_kind_needs_a_format(tmp_path: Path) -> None:
    path = tmp_path / "a.dat"
    path.write_text(POST, encoding="utf-8")
    assert "say --format (feed, html, jsonl, markdown, text)" in said(path)
    assert titles(load(path, format="markdown")) == ["题"]


def test_a_format_overrules_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(POST, encoding="utf-8")
    assert titles(load(path)) == ["---"]
    assert titles(load(path, format="markdown")) == ["题"]


def test_an_unknown_format_is_wrong_use_at_once() -> None:
    with pytest.raises(UsageError, match="no format docx"):
        sources([], "docx")


def test_a_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xd6\xd0.md"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - pathlib knows no bytes
            file.write(POST.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (article,) = load(tmp_path)
    assert isinstance(article, Article)
    assert article.path.encode().endswith(b"/\\xd6\\xd0.md")


def test_a_source_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")
    for source in sources([str(tmp_path), "ftp://x"]):
        again = pickle.loads(pickle.dumps(source))
        assert list(map(str, again.articles())) == list(map(str, source.articles()))


@given(st.binary(max_size=200), st.sampled_from(["markdown", "html", "feed", "jsonl", "text"]))
def test_content_never_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(data)
    assert all(isinstance(item, Article | LoadError) for item in Source(str(path), name).articles())


@pytest.mark.parametrize("text", [POST, PAGE, RSS, '\ufeff{"title": "题", "text": "正文。"}', "题\n正文。"])
def test_standard_input_is_recognised(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    first = load("-")[0]
    assert isinstance(first, Article)
    assert (first.title, first.text, first.path) == ("题", "题\n正文。", "-")
