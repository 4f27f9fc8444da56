"""``kg load`` and ``kg remove`` as a person runs them: what goes in, what is said, what is left."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.conftest import Environment, Kg

    NQuads = Callable[[Path], list[str]]

KG = Path(sys.executable).with_name("kg")


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Path:
    return shared / "corpus" / "sina"


@pytest.fixture(scope="module")
def loaded(kg: Kg, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("corpus") / "store"
    assert "38 new, 0 replaced, 0 unchanged, 0 failed" in kg("load", corpus, store=store)
    return store


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the loaded store, to be changed."""
    shutil.copytree(loaded, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def nquads(kg: Kg) -> NQuads:
    """A store's quads as sorted lines."""
    return lambda store: sorted(kg("export", "--format", "nq", store=store).splitlines())


def test_loading_again_changes_nothing(kg: Kg, nquads: NQuads, corpus: Path, store: Path) -> None:
    before = nquads(store)
    assert "0 new, 0 replaced, 38 unchanged, 0 failed" in kg("load", corpus, store=store)
    assert nquads(store) == before


def test_the_graph_does_not_depend_on_how_it_was_loaded(
    kg: Kg, nquads: NQuads, corpus: Path, loaded: Path, tmp_path: Path
) -> None:
    files = sorted(corpus.glob("*.md"), key=lambda file: file.name[::-1])
    kg("load", *files[:10], store=tmp_path / "s", PYTHONHASHSEED="7")
    kg("load", *files, "--jobs", "2", store=tmp_path / "s", KG_LANG="zh")
    assert nquads(tmp_path / "s") == nquads(loaded)


def test_an_edited_article_replaces_the_old_one(kg: Kg, corpus: Path, store: Path, tmp_path: Path) -> None:
    edited = tmp_path / "sina"
    shutil.copytree(corpus, edited)
    file = sorted(edited.glob("*.md"))[3]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("<p", "<p>此处另加一段。</p><p", 1), encoding="utf-8")
    assert "0 new, 1 replaced, 37 unchanged, 0 failed" in kg("load", edited, store=store)


def test_a_removed_article_leaves_not_one_quad_and_takes_nothing_else(kg: Kg, nquads: NQuads, store: Path) -> None:
    before = nquads(store)
    article = json.loads(kg("list", "--json", store=store).splitlines()[0])["iri"]
    assert "removed" in kg("remove", "--yes", article.rpartition("/")[2], store=store)
    after = nquads(store)
    assert after == [quad for quad in before if not quad.endswith(f"<{article}> .")]
    assert not any(article in quad for quad in after)
    assert len(kg("list", "--json", store=store).splitlines()) == 37


def test_removing_asks_first(kg: Kg, store: Path) -> None:
    article = json.loads(kg("list", "--json", store=store).splitlines()[0])["iri"]
    assert "--yes" in kg("remove", article, store=store, status=2)
    assert len(kg("list", "--json", store=store).splitlines()) == 38


def test_what_cannot_be_loaded_is_said_in_one_line_each_and_the_rest_is_loaded(
    kg: Kg, root: Path, tmp_path: Path
) -> None:
    good = sorted((root / "examples" / "articles").glob("*.md"))[:2]
    folder = tmp_path / "in"
    folder.mkdir()
    for file in good:
        shutil.copy(file, folder)
    (folder / "notes.md").write_text("一些笔记\n", encoding="utf-8")
    (folder / "empty.md").write_bytes(b"")
    (folder / "gb.md").write_bytes("---\ntitle: 通知\n---\n某市发布通知。\n".encode("gb18030"))
    unreadable = folder / "secret.md"
    unreadable.write_text("---\ntitle: 甲\n---\n乙。\n", encoding="utf-8")
    unreadable.chmod(0)
    if os.access(unreadable, os.R_OK):  # who may read everything meets the same error elsewhere
        unreadable.unlink()
    said = kg("load", folder, *([] if unreadable.exists() else [unreadable]), store=tmp_path / "s", status=1)
    assert "2 new, 0 replaced, 0 unchanged, 4 failed" in said
    complaints = [line for line in said.splitlines() if line.startswith("kg: ")]
    assert [sum(name in line for line in complaints) for name in ("notes", "empty", "gb.md", "secret")] == [1] * 4
    assert len(complaints) == 4
    assert "GB18030" in next(line for line in complaints if "gb.md" in line)


def test_a_summary_for_programs_is_json(environment: Environment, root: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"")
    done = subprocess.run(
        [KG, "load", root / "examples" / "articles", tmp_path / "bad.md", "--json"],
        env=environment(tmp_path / "s"),
        capture_output=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["new"], len(report["failed"]), report["failed"][0]["path"]) == (9, 1, str(tmp_path / "bad.md"))


def test_a_dry_run_tells_all_and_writes_nothing(kg: Kg, nquads: NQuads, root: Path, tmp_path: Path) -> None:
    articles = root / "examples" / "articles"
    assert "9 new" in kg("load", articles, "--dry-run", store=tmp_path / "s")
    assert not (tmp_path / "s").exists()
    kg("load", articles, store=tmp_path / "s")
    before = nquads(tmp_path / "s")
    (tmp_path / "more.md").write_text("---\ntitle: 甲市出台措施\n---\n甲市发布通知。\n", encoding="utf-8")
    said = kg("load", articles, tmp_path / "more.md", "--dry-run", store=tmp_path / "s")
    assert "1 new, 0 replaced, 9 unchanged" in said
    assert nquads(tmp_path / "s") == before


def test_a_load_in_which_everything_fails_leaves_nothing_behind(kg: Kg, tmp_path: Path) -> None:
    kg("load", tmp_path / "none.md", store=tmp_path / "store", status=1)
    assert list(tmp_path.iterdir()) == []
