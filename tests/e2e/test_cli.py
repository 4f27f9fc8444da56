"""The installed ``kg``, as a person runs it."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from kg import __version__
from kg.cli.main import COMMANDS
from kg.cli.page import columns
from kg.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterable

KG = Path(sys.executable).with_name("kg")


def kg(*arguments: object, store: Path | None = None, status: int = 0, stdin: str = "", **environment: str) -> str:
    """Run a command; hold it to its exit status, and to complaints where and only where it fails."""
    done = subprocess.run(
        [KG, *map(str, arguments)],
        env=clean_environment(store, **environment),
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )
    complaints = done.stderr.decode()
    assert done.returncode == status, complaints
    assert bool(complaints) == (status != 0), complaints
    assert "Traceback" not in complaints
    return done.stdout.decode() + complaints


def hinted(*arguments: str, store: Path) -> tuple[str, str]:
    """What a command that succeeds prints, and what it says beside."""
    command = [KG, *arguments]
    done = subprocess.run(command, env=clean_environment(store), capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip(), done.stderr


def clean_environment(store: Path | None, **more: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "LC_", "LANG", "PYTHON"))}
    return {**inherited, "LC_ALL": "C", **({"KG_STORE": str(store)} if store else {}), **more}


def nquads(store: Path) -> list[str]:
    return sorted(kg("export", "--format", "nq", store=store).splitlines())


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Path:
    return shared / "corpus" / "sina"


@pytest.fixture(scope="module")
def loaded(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("corpus") / "store"
    assert "38 new, 0 replaced, 0 unchanged, 0 failed" in kg("load", corpus, store=store)
    return store


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the loaded store, to be changed."""
    shutil.copytree(loaded, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture(scope="module")
def examples(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("examples") / "store"
    kg("load", root / "examples" / "articles", store=store)
    return store


def test_loading_again_changes_nothing(corpus: Path, store: Path) -> None:
    before = nquads(store)
    assert "0 new, 0 replaced, 38 unchanged, 0 failed" in kg("load", corpus, store=store)
    assert nquads(store) == before


def test_the_graph_does_not_depend_on_how_it_was_loaded(corpus: Path, loaded: Path, tmp_path: Path) -> None:
    files = sorted(corpus.glob("*.md"), key=lambda file: file.name[::-1])
    kg("load", *files[:10], store=tmp_path / "s", PYTHONHASHSEED="7")
    kg("load", *files, "--jobs", "2", store=tmp_path / "s", KG_LANG="zh")
    assert nquads(tmp_path / "s") == nquads(loaded)


def test_an_edited_article_replaces_the_old_one(corpus: Path, store: Path, tmp_path: Path) -> None:
    edited = tmp_path / "sina"
    shutil.copytree(corpus, edited)
    file = sorted(edited.glob("*.md"))[3]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("<p", "<p>此处另加一段。</p><p", 1), encoding="utf-8")
    assert "0 new, 1 replaced, 37 unchanged, 0 failed" in kg("load", edited, store=store)


def test_a_removed_article_leaves_not_one_quad_and_takes_nothing_else(store: Path) -> None:
    before = nquads(store)
    article = json.loads(kg("list", "--json", store=store).splitlines()[0])["iri"]
    assert "removed" in kg("remove", "--yes", article.rpartition("/")[2], store=store)
    after = nquads(store)
    assert after == [quad for quad in before if not quad.endswith(f"<{article}> .")]
    assert not any(article in quad for quad in after)
    assert len(kg("list", "--json", store=store).splitlines()) == 37


def test_removing_asks_first(store: Path) -> None:
    article = json.loads(kg("list", "--json", store=store).splitlines()[0])["iri"]
    assert "--yes" in kg("remove", article, store=store, status=2)
    assert len(kg("list", "--json", store=store).splitlines()) == 38


def test_what_cannot_be_loaded_is_said_in_one_line_each_and_the_rest_is_loaded(root: Path, tmp_path: Path) -> None:
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


def test_a_summary_for_programs_is_json(root: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"")
    done = subprocess.run(
        [KG, "load", root / "examples" / "articles", tmp_path / "bad.md", "--json"],
        env=clean_environment(tmp_path / "s"),
        capture_output=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["new"], len(report["failed"]), report["failed"][0]["path"]) == (9, 1, str(tmp_path / "bad.md"))


def test_a_dry_run_tells_all_and_writes_nothing(root: Path, tmp_path: Path) -> None:
    articles = root / "examples" / "articles"
    assert "9 new" in kg("load", articles, "--dry-run", store=tmp_path / "s")
    assert not (tmp_path / "s").exists()
    kg("load", articles, store=tmp_path / "s")
    before = nquads(tmp_path / "s")
    (tmp_path / "more.md").write_text("---\ntitle: 甲市出台措施\n---\n甲市发布通知。\n", encoding="utf-8")
    said = kg("load", articles, tmp_path / "more.md", "--dry-run", store=tmp_path / "s")
    assert "1 new, 0 replaced, 9 unchanged" in said
    assert nquads(tmp_path / "s") == before


def test_only_confident_statements_are_kept_on_demand(root: Path, tmp_path: Path) -> None:
    article = root / "examples" / "articles"
    all_said, sure = (
        [json.loads(line) for line in kg("extract", article, *options).splitlines()]
        for options in ((), ("--min-confidence", "0.8"))
    )
    kept = [r for record in sure for r in (*record["relations"], *record["attributes"])]
    said = [r for record in all_said for r in (*record["relations"], *record["attributes"])]
    assert kept == [r for r in said if r["confidence"] >= 0.8]
    assert 0 < len(kept) < len(said)
    for record in sure:  # a measure of which nothing is said any more would hang in the air
        tied = {end for r in (*record["relations"], *record["attributes"]) for end in (r["subject"], r.get("object"))}
        lost = {e["id"] for e in record["entities"] if e["type"] == "Measure"} - tied
        (whole,) = (one for one in all_said if one["article"] == record["article"])
        assert not any(lost & {r["subject"], r["object"]} for r in whole["relations"])


def test_extracted_quotes_stand_where_they_are_said_to(root: Path) -> None:
    texts = {a.id: a.text for s in sources([str(root / "examples" / "articles")]) for a in s.articles()}  # type: ignore[union-attr]
    records = [json.loads(line) for line in kg("extract", root / "examples" / "articles").splitlines()]
    assert len(records) == 9
    measures = [
        (record["article"]["id"], entity)
        for record in records
        for entity in record["entities"]
        if entity["type"] == "Measure"
    ]
    assert measures
    for article, measure in measures:
        begin, end = measure["mentions"][0]
        assert texts[article][begin:end] == measure["text"]


@pytest.mark.parametrize("format_", ["ttl", "trig", "nq", "jsonld"])
def test_extract_prints_rdf_that_parses_and_holds_no_derived_statement(root: Path, format_: str) -> None:
    formats = {"ttl": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
    written = kg("extract", root / "examples" / "articles", "--format", format_)
    quads = list(parse(written.encode(), format=formats[format_]))
    assert len({quad.subject for quad in quads if str(quad.object) == "<https://schema.org/NewsArticle>"}) == 9
    assert not any("wasDerivedFrom" in str(quad.predicate) for quad in quads)


def test_standard_input_is_read(root: Path) -> None:
    file = sorted((root / "examples" / "articles").glob("*.md"))[0]
    printed = kg("extract", "-", stdin=file.read_text(encoding="utf-8"))
    assert json.loads(printed)["article"]["path"] == "-"


def test_named_queries_are_listed_and_answered(examples: Path) -> None:
    assert "instruments-of-agency" in kg("query")
    answer = json.loads(kg("query", "joint-issuers", "--format", "json", store=examples))
    assert answer["results"]["bindings"]
    assert kg("query", "joint-issuers", store=examples)


def test_a_query_can_come_from_a_file_or_standard_input(examples: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }"
    (tmp_path / "count.rq").write_text(text, encoding="utf-8")
    assert kg("query", tmp_path / "count.rq", "--format", "csv", store=examples).split() == ["n", "9"]
    assert kg("query", "-", "--format", "csv", store=examples, stdin=text).split() == ["n", "9"]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["query", "no-such"], 2, "no-such"),
        (["cypher", "no-such"], 2, "no-such"),
        (["draw", "--query", "no-such"], 2, "no-such"),
        (["query", "in-force", "-p", "dya=2022-06-01"], 2, "day"),
        (["query", "instruments-of-agency"], 2, "agency"),
        (["cypher", "instruments-of-agency"], 2, "agency"),
        (["query", "-"], 1, "line 1"),
        (["query", "in-force", "-p", "day"], 2, "NAME=VALUE"),
        (["query", "in-force", "-p", "day=tomorrow"], 2, "2022"),
        (["show", "无此机构"], 1, "无此机构"),
        (["show"], 2, "X is missing"),
        (["lod"], 2, "load"),
        (["load", "x", "--jbs", "2"], 2, "--jobs"),
        (["query", "in-force", "--format", "pdf"], 2, "csv"),
        (["evaluate", "nowhere"], 1, "nowhere"),
        (["evaluate", "nowhere", "--hold-out", "6/5"], 2, "K/N"),
        (["load", "x", "--dry-run", "--mirror"], 2, "--mirror"),
        (["load", "x", "--format", "pdf"], 2, "markdown"),
        (["load", "x", "--store", "http://localhost:1/ds"], 1, "http://localhost:1/ds: cannot be reached"),
        (["load", "x", "--store", "ftp://localhost/ds"], 2, "http or https"),
        (["load", "x", "--min-confidence", "nan"], 2, ">= 0, <= 1"),
        (["load", "x", "--jobs", "many"], 2, "a number is wanted (>= 0)"),
        (["resolve", "x", "--date", "soon"], 2, "a date is wanted"),
        (["load", "x", "--base", ""], 2, "--base"),
        (["load", "x", "--base", "x y"], 2, "--base"),
        (["extract", "x", "--base", 'http://a"b/'], 2, "--base"),
        (["extract", "x", "--base", "http://a:80"], 2, "--base"),
        (["remove", "--yes", "0000000000000000"], 1, "0000000000000000: no article is called so"),
        (["split", "财政部", "--article", "0000000000000000"], 1, "no article is called so"),
    ],
)
def test_wrong_use_is_told_in_one_line(examples: Path, arguments: list[str], status: int, told: str) -> None:
    said = kg(*arguments, store=examples, status=status, stdin="SELECT nonsense")
    assert told in said
    assert len(said.splitlines()) == 1


def test_without_a_store_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    for command in (["list"], ["mirror"], ["cypher", "most-connected"]):
        assert "kg load" in kg(*command, store=tmp_path / "none", status=1)
    assert not list(tmp_path.iterdir())


def test_an_argument_that_the_locale_cannot_read_is_told(examples: Path) -> None:
    said = kg("show", "上海", store=examples, status=2, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "LC_ALL=C.UTF-8" in said
    assert len(said.splitlines()) == 1


def test_show_prints_statements_with_their_sentences(examples: Path) -> None:
    article = json.loads(kg("list", "--json", store=examples).splitlines()[0])
    page = kg("show", article["title"], store=examples)
    assert article["iri"] in page
    data = json.loads(kg("show", article["iri"], "--json", store=examples))
    assert data["statements"]
    assert all(statement["quotations"][0]["text"] in page for statement in data["statements"])
    subject = data["statements"][0]["record"]["subject"]
    assert article["title"] in kg("show", subject, store=examples)


HOSTILE = """---
title: 两部门支持社区食堂\x1b]0;x\x07
date: 2023-05-08 10:00:00
---
近日，民政部、商务部联合印发《关于支持社区食堂建设的通知》。《通知》提出，建立社区食堂\x1b[31m运营补贴制度。

某高校教授林远认为，应加强老年食堂品牌建设。
"""


def test_an_article_is_explained_with_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(HOSTILE, encoding="utf-8")
    page = kg("explain", tmp_path / "a.md")
    assert "[agency 民政部]、[agency 商务部]联合印发《[instrument 关于支持" in page
    assert {"\x1b", "\x07"}.isdisjoint(page)
    assert "issuing-verb" in page
    _, _, left_out = page.partition("considered and left out")
    assert "an outsider speaks" in left_out
    assert "说话的是旁人" in kg("explain", tmp_path / "a.md", KG_LANG="zh")
    shown = in_terminal(f"{KG} explain {tmp_path / 'a.md'}", clean_environment(tmp_path, TERM="xterm"))
    assert "\x1b[34m民政部\x1b[0m" in shown
    assert "\x1b]0;x" not in shown


def test_an_article_of_no_policy_is_explained_without_empty_headings(root: Path) -> None:
    article = root / "examples" / "articles" / "dragon-boats.md"
    page = kg("explain", article)
    assert "no policy: " in page
    assert "\nstatements" not in page
    assert re.search("不是政策新闻：.*（政策分量 .*）", kg("explain", article, KG_LANG="zh"))


def test_an_unknown_name_is_said_with_those_near_it(examples: Path) -> None:
    answer, hint = hinted("query", "offers-of", "-p", "organisation=农行甘肃分行行", "--format", "csv", store=examples)
    assert answer == "organisation,measure,position,derived"
    assert "nothing is known by the name 农行甘肃分行行; near it: " in hint


def test_a_load_in_which_everything_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    kg("load", tmp_path / "none.md", store=tmp_path / "store", status=1)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_exported_as_it_is_called(examples: Path, tmp_path: Path) -> None:
    kg("export", "-o", tmp_path / "graph.nq", store=examples)
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == kg("export", "--format", "nq", store=examples)
    assert "its name tells no format" in kg("export", "-o", tmp_path / "graph.doc", store=examples, status=2)


def test_a_stored_article_is_explained_from_its_text(examples: Path, root: Path) -> None:
    article = json.loads(kg("list", "--json", store=examples).splitlines()[0])
    (stored,) = map(json.loads, kg("explain", article["iri"], "--json", store=examples).splitlines())
    (by_title,) = map(json.loads, kg("explain", article["title"], "--json", store=examples).splitlines())
    files = map(json.loads, kg("explain", root / "examples" / "articles", "--json").splitlines())
    (read,) = (one for one in files if one["article"]["id"] == stored["article"]["id"])
    assert stored == by_title
    assert all(stored[part] == read[part] for part in ("entities", "relations", "attributes", "policy", "dropped"))


def test_what_cannot_be_explained_is_said(examples: Path, tmp_path: Path) -> None:
    assert "neither a file" in kg("explain", "没有这篇", store=tmp_path / "none", status=1)
    assert "no article is called so" in kg("explain", "没有这篇", store=examples, status=1)
    (tmp_path / "empty.md").write_bytes(b"")
    assert "empty.md" in kg("explain", tmp_path / "empty.md", status=1)


def test_statistics_count_the_articles(examples: Path) -> None:
    assert json.loads(kg("stats", "--json", store=examples))["articles"] == 9
    assert "9" in kg("stats", store=examples)


def test_a_loaded_store_conforms_to_the_shapes(examples: Path) -> None:
    assert kg("validate", store=examples) == ""


def test_drawing_writes_one_page(examples: Path, tmp_path: Path) -> None:
    said = kg("draw", "-o", tmp_path / "g.html", store=examples)
    assert str(tmp_path / "g.html") in said
    assert "</html>" in (tmp_path / "g.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["trig", "nq", "ttl", "jsonld", "graphml"])
def test_every_export_holds_every_article(examples: Path, format_: str, tmp_path: Path) -> None:
    exported = kg("export", "--format", format_, store=examples)
    articles = [json.loads(line)["iri"] for line in kg("list", "--json", store=examples).splitlines()]
    stating = [a for a in articles if json.loads(kg("show", a, "--json", store=examples))["statements"]]
    assert [a for a in stating if a.rpartition("/")[2] not in exported] == []
    kg("export", "--format", format_, "-o", tmp_path / "file", store=examples)
    assert (tmp_path / "file").read_text(encoding="utf-8") == exported


def test_tables_are_exported_as_an_archive(examples: Path, tmp_path: Path) -> None:
    assert kg("export", "--format", "csv", "-o", tmp_path / "g.zip", store=examples) == ""
    with zipfile.ZipFile(tmp_path / "g.zip") as archive:
        assert sorted(archive.namelist()) == ["edges.csv", "nodes.csv"]
    assert "absent" in kg("export", "-o", tmp_path / "absent" / "g.trig", store=examples, status=2)


def help_pages() -> Iterable[list[str]]:
    return [[], *([name] for names in COMMANDS.values() for name in names)]


@pytest.mark.parametrize("arguments", help_pages(), ids=lambda arguments: " ".join(arguments) or "kg")
@pytest.mark.parametrize(("language", "heading"), [("en", "Examples:"), ("zh", "示例：")])
def test_every_help_page_has_an_example_and_fits_eighty_columns(
    arguments: list[str], language: str, heading: str
) -> None:
    page = kg(*arguments, "--help", KG_LANG=language)
    text, examples = page.split(heading)
    assert "kg " in examples
    assert max(map(columns, text.splitlines())) <= 80


def test_messages_are_chinese_where_the_reader_is(tmp_path: Path) -> None:
    said = kg("list", store=tmp_path / "none", status=1, KG_LANG="zh")
    assert "此处没有存储" in said
    assert "没有命令" in kg("lod", status=2, LC_ALL="zh_CN.UTF-8")


def test_the_version_is_the_packages() -> None:
    assert kg("--version") == f"kg {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell: str) -> None:
    assert "_KG_COMPLETE" in kg("completion", shell)


def test_the_shell_completes_commands_and_queries() -> None:
    assert "draw" in kg(_KG_COMPLETE="bash_complete", COMP_WORDS="kg dr", COMP_CWORD="1")
    assert "joint-issuers" in kg(_KG_COMPLETE="bash_complete", COMP_WORDS="kg query joi", COMP_CWORD="2")


def test_a_reader_that_has_seen_enough_is_no_error(loaded: Path) -> None:
    command = f'set -o pipefail; "{KG}" export --format nq | head -n 1'
    done = subprocess.run(["bash", "-c", command], env=clean_environment(loaded), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    running = subprocess.Popen([KG, "load", "-"], env=clean_environment(tmp_path / "s"), stdin=subprocess.PIPE)
    assert running.stdin
    while not (tmp_path / "s" / "quads" / "CURRENT").exists():
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) == 130  # where a shell has told its children to ignore the signal, it never ends
    running.stdin.close()


def test_an_error_shows_its_trace_only_on_demand(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path / "none")
    done = subprocess.run([KG, "--debug", "list"], env=environment, capture_output=True, check=False)
    assert b"Traceback" in done.stderr


def test_the_score_of_the_corpus_is_told(shared: Path) -> None:
    whole = json.loads(kg("evaluate", shared / "gold", "--json"))
    assert (whole["articles"], whole["predicted"]) == (74, 74)
    assert whole["figures"]["entities"]["f1"] >= 0.6
    parts = [json.loads(kg("evaluate", shared / "gold", "--hold-out", f"{k}/3", "--json")) for k in (1, 2, 3)]
    assert sum(part["articles"] for part in parts) == 74
    wanted = [part["figures"]["entities"]["wanted"] for part in parts]
    assert sum(wanted) == whole["figures"]["entities"]["wanted"]


def test_errors_of_one_kind_are_told_with_their_sentences(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.md").write_text(HOSTILE, encoding="utf-8")
    answer = {"article": "a", "policy": True, "entities": [], "relations": []}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    told = kg("evaluate", tmp_path / "gold", tmp_path / "a.md", "--errors", "9", "--only", "setsOut")
    assert "wrong setsOut: 关于支持社区食堂建设的通知 setsOut 建立社区食堂" in told
    assert "[document-frame]\n    《通知》提出" in told
    assert "\x1b" not in told
    assert "wrong Agency" not in told
    rules = json.loads(kg("evaluate", tmp_path / "gold", tmp_path / "a.md", "--json"))["rules"]
    assert rules["issuing-verb"] == {"precision": 0.0, "right": 0, "predicted": 2}


@pytest.mark.embedded
def test_the_embedded_graph_follows_the_store(examples: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(examples, store)
    assert "kg mirror fills it" in hinted("cypher", "in-force", "-p", "day=2024-07-01", store=store)[1]
    assert "9 new" in kg("mirror", store=store)
    assert "no differences" in kg("mirror", "--verify", store=store)
    article = json.loads(kg("list", "--json", store=store).splitlines()[0])["iri"]
    kg("remove", "--yes", article, store=store)
    assert article in kg("mirror", "--verify", store=store, status=1)
    assert "8 unchanged, 1 removed" in kg("mirror", store=store)
    assert "no differences" in kg("mirror", "--verify", store=store)
    rows = json.loads(kg("cypher", "-", "--format", "json", store=store, stdin="MATCH (a:Article) RETURN a.iri AS iri"))
    assert len(rows) == 8
    answer, hint = hinted("cypher", "offers-of", "-p", "organisation=农行甘肃分行行", "--format", "json", store=store)
    assert json.loads(answer) == []
    assert "nothing is known by the name 农行甘肃分行行; near it: " in hint
    assert "most-connected" in kg("cypher")


def test_a_terminal_sees_colours_and_progress_and_a_pipe_does_not(root: Path, tmp_path: Path) -> None:
    command = (
        f'"{KG}" load "{root / "examples" / "articles"}" && "{KG}" validate && "{KG}" --help && "{KG}" -q validate'
    )
    seen = in_terminal(command, clean_environment(tmp_path / "s", TERM="xterm-256color"))
    assert "9 new" in seen
    assert seen.count("9 articles checked, all conform") == 1
    assert "\x1b[" in seen
    assert "\x1b[" not in kg("--help")


def in_terminal(command: str, environment: dict[str, str]) -> str:
    """Run a shell command whose output is a terminal, and give back all that it shows."""
    here, there = pty.openpty()
    running = subprocess.Popen(
        ["bash", "-ec", command], env=environment, stdin=subprocess.DEVNULL, stdout=there, stderr=there
    )
    os.close(there)
    seen = b""
    with contextlib.suppress(OSError):  # Linux says so when the other side is gone
        while piece := os.read(here, 65536):
            seen += piece
    os.close(here)
    assert running.wait() == 0, seen.decode()
    return seen.decode()
