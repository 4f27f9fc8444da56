"""``from kg import Store``: what an analyst does in a notebook, on stores on disk."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import networkx
import pytest

import kg
from kg import Iri, Store
from kg.cli.load import command as load
from kg.errors import QueryError, StoreError, UsageError
from kg.store import Store as Quads

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def examples(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the articles under ``examples/``."""
    store = Store(tmp_path_factory.mktemp("examples") / "kg")
    report = store.load(root / "examples" / "articles" / "*.md")
    assert (report.new, report.failures) == (9, [])
    return store


def test_the_way_in_costs_nothing_until_it_is_used() -> None:
    program = "import sys, kg; print([m for m in ('kg.api', 'kg.store', 'rdflib', 'pandas') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    assert set(kg.__all__) >= {"Store", "Rows", "Iri"}
    with pytest.raises(AttributeError, match="no attribute 'Stor'"):
        _ = kg.Stor  # type: ignore[attr-defined]


def test_loading_again_changes_nothing_and_what_fails_is_told(root: Path, examples: Store, tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    broken.write_text("no front matter", encoding="utf-8")
    report = examples.load(root / "examples" / "articles", broken, tmp_path / "*.html", dry_run=True)
    assert (report.new, report.replaced, report.unchanged) == (0, 0, 9)
    assert [failure.path for failure in report.failures] == [str(broken), str(tmp_path / "*.html")]


def test_a_store_that_gets_nothing_is_not_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "kg")
    assert len(store.load(tmp_path / "nothing.md").failures) == 1
    assert not (tmp_path / "kg").exists()
    with pytest.raises(StoreError, match="no store here"):
        store.articles()


def test_a_notebook_left_open_keeps_no_one_from_writing(tea: Store, another: Any) -> None:
    assert len(tea.articles()) == 1
    with Quads.open(tea.place) as writer:
        writer.put([another(7)])
        assert len(tea.articles()) == 1
    tea.refresh()
    assert len(tea.articles()) == 2


def test_what_was_loaded_and_removed_is_seen_at_once(tmp_path: Path, root: Path) -> None:
    store = Store(tmp_path / "kg")
    store.load(root / "examples" / "articles" / "six-measures.md")
    (line,) = store.articles()
    assert store.remove("杭州出台六条措施") == line.title
    assert len(store.articles()) == 0
    with pytest.raises(QueryError, match="no article is called so"):
        store.remove("杭州出台六条措施")


def test_articles_have_times_and_counts(tea: Store) -> None:
    (line,) = tea.articles()
    assert (line.title, line.source, line.categories) == ("云溪市两部门出台茶农纾困办法", "云溪日报", ("农业", "要闻"))
    assert line.published == datetime(2022, 4, 3, 1, 30, tzinfo=UTC)
    assert line.statements == tea.stats().statements["issues"] + sum(list(tea.stats().statements.values())[1:])


def test_an_entity_tells_who_says_what_of_it_where_and_when(tea: Store) -> None:
    (found,) = tea.find("办法")
    assert (found.name, found.type) == ("云溪市茶农纾困办法", "Instrument")
    entity = tea.entity("办法")
    assert (entity.iri, entity.types, entity.aliases) == (found.iri, ("Instrument",), ("办法",))
    said = {(s.subject, s.predicate, s.value): s for s in entity.statements}
    assert said["云溪市茶农纾困办法", "effectiveFrom", date(2022, 5, 1)].quote == "自5月1日起施行"
    issued = said["茶业协会", "issues", "云溪市茶农纾困办法"]
    assert issued.quote == "茶业协会 … 联合印发《云溪市茶农纾困办法》"
    assert issued.sentence.startswith("云溪市农业农村局和茶业协会4月2日")
    assert (issued.article, issued.published) == ("云溪市两部门出台茶农纾困办法", tea.articles()[0].published)
    assert (issued.value_iri, issued.article_iri) == (entity.iri, tea.articles()[0].iri)


def test_an_article_has_its_text_and_its_statements_in_order(tea: Store) -> None:
    article = tea.article("茶农纾困")
    assert article.text.startswith(article.title)
    assert all(part in article.text for said in article.statements for part in said.quote.split(" … "))


def test_a_name_of_nothing_or_of_several_is_said(tea: Store) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called so"):
        tea.entity("无此机构")
    with pytest.raises(QueryError, match=r"which of \d+\?.*受灾茶农"):
        tea.entity("茶")
    with pytest.raises(QueryError, match="nothing in the graph is called so"):
        tea.entity("云溪市两部门出台茶农纾困办法")


def test_the_graph_for_networkx(tea: Store) -> None:
    whole, near = tea.graph(), tea.graph(about="茶业协会")
    assert isinstance(near, networkx.MultiDiGraph)
    assert len(near) < len(whole)
    assert {data["name"] for _, data in near.nodes(data=True)} >= {"茶业协会", "云溪市茶农纾困办法"}
    (based,) = [data for _, _, data in whole.edges(data=True) if data["predicate"] == "basedOn"]
    assert (based["quote"], based["article"]) == ("依据《云溪市乡村振兴规划》", "云溪市两部门出台茶农纾困办法")
    (group,) = [Iri(iri) for iri, data in whole.nodes(data=True) if data["name"] == "受灾茶农"]
    chosen = tea.graph(query="SELECT ?i ?group { ?i pk:targets ?group }", parameters={"group": group})
    assert {data["type"] for _, data in chosen.nodes(data=True)} == {"Instrument", "TargetGroup"}


def test_pictures_and_analyses(tea: Store, tmp_path: Path) -> None:
    assert "茶业协会" in tea.draw(about="茶业协会").svg()
    assert "云溪市茶农纾困办法" in tea.timeline().svg()
    assert tea.draw().write(tmp_path / "all.html").stat().st_size > 0
    assert [(row.first, row.second, row.instruments) for row in tea.analyse("co-issuing")] == [
        ("云溪市农业农村局", "茶业协会", 1)
    ]
    assert "pagerank" in tea.analyse().columns


def test_an_export_is_what_the_file_is_called(tea: Store, tmp_path: Path) -> None:
    assert tea.export(tmp_path / "graph.nq").read_text(encoding="utf-8").startswith("<https://")
    assert tea.export(tmp_path / "graph.zip").read_bytes().startswith(b"PK")
    assert "@prefix" in tea.export(tmp_path / "graph", "trig").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match=r"graph\.xls: its name tells no format; there are trig"):
        tea.export(tmp_path / "graph.xls")
    with pytest.raises(UsageError, match="cannot be written"):
        tea.export(tmp_path / "none" / "graph.nq")


def test_the_store_is_where_the_command_line_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE", raising=False)
    assert Store().place == next(option.default for option in load.params if option.name == "store")
    monkeypatch.setenv("KG_STORE", "elsewhere")
    assert (Store().place, repr(Store())) == ("elsewhere", "Store('elsewhere')")


def test_an_address_is_a_store_too_and_one_that_does_not_answer_is_said() -> None:
    store = Store("http://127.0.0.1:1/ds")
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:1/ds: cannot be reached"):
        store.articles()
    with pytest.raises(StoreError, match="cannot be reached"):
        store.load("nothing.md")
    with pytest.raises(UsageError, match="a store is a folder, or an http or https address"):
        Store("ftp://127.0.0.1/ds").articles()
