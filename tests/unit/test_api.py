"""``from kg import Store``: what an analyst does in a notebook, on stores on disk."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import networkx
import pytest

import kg
from kg import Iri, Row, Rows, Store
from kg.errors import QueryError, StoreError, UsageError
from kg.store import Store as Quads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Quad

MEASURES = "SELECT ?measure ?level { ?measure a pk:Measure ; pk:level ?level } ORDER BY ?measure"


@pytest.fixture
def tea(tmp_path: Path, quads: list[Quad]) -> Iterator[Store]:
    """A store with the invented article."""
    with Quads.open(tmp_path / "kg") as opened:
        opened.put([quads])
    with Store(tmp_path / "kg") as store:
        yield store


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


def test_a_named_query_takes_python_values(tea: Store) -> None:
    (row,) = tea.query("in-force", day=date(2022, 6, 1))
    assert row == Row(("instrument", "from", "until"), ("云溪市茶农纾困办法", date(2022, 5, 1), None))
    assert tea.query("in-force", day="2022-06-01") == tea.query("in-force", day=date(2022, 6, 1))
    for wrong in ("soon", 5, datetime(2022, 6, 1), True, float("nan"), None):
        with pytest.raises(QueryError):
            tea.query("in-force", day=wrong)
    with pytest.raises(QueryError, match="has no parameter days"):
        tea.query("in-force", days=3)
    with pytest.raises(QueryError, match=r"no named query; there are .*in-force"):
        tea.query("in-forse")


@pytest.mark.parametrize(
    ("variable", "value", "rows"),
    [
        ("name", "茶业协会", 1),
        ("name", "2022-04-02", 0),  # a string stays one, whatever it looks like
        ("name", '" UNION { ?s ?p ?name } #', 0),
        ("day", date(2022, 4, 2), 1),
        ("published", datetime(2022, 4, 3, 9, 30), 1),
        ("published", datetime(2022, 4, 3, 1, 30, tzinfo=UTC), 1),
        ("level", 2, 1),
        ("confidence", 0.97, 1),
        ("iri", Iri("https://w3id.org/policy-kg/group/受灾茶农"), 1),
        ("iri", "https://w3id.org/policy-kg/group/受灾茶农", 0),
    ],
)
def test_values_are_bound_by_their_type(tea: Store, variable: str, value: object, rows: int) -> None:
    patterns = {
        "name": "?s skos:prefLabel ?name",
        "day": "?s pk:issuedOn ?day",
        "published": "?s schema:datePublished ?published",
        "level": "?s pk:level ?level",
        "confidence": "?s pk:confidence ?confidence",
        "iri": "?s pk:targets ?iri",
    }
    compared = variable == "published"  # the same moment, however it is written
    pattern = patterns[variable] + (" FILTER(?published >= ?value && ?published <= ?value)" if compared else "")
    answer = tea.query(f"SELECT ?s {{ {pattern} }}", **{"value" if compared else variable: value})
    assert len(answer) == rows


def test_values_come_as_python_has_them(tea: Store) -> None:
    columns = "?i ?d ?f ?b ?day ?time ?text ?zh ?odd ?none"
    terms = """1 1.5 2e0 true "2022-05-01"^^xsd:date "2022-05-01T08:00:00Z"^^xsd:dateTime
               "x" "茶"@zh "x"^^xsd:date UNDEF"""
    (row,) = tea.query(f"SELECT {columns} {{ VALUES ({columns}) {{ ({terms}) }} }}")
    expected = (1, 1.5, 2.0, True, date(2022, 5, 1), datetime(2022, 5, 1, 8, tzinfo=UTC), "x", "茶", "x", None)
    assert tuple(row) == expected
    assert [type(cell) for cell in row] == [type(cell) for cell in expected]


def test_an_ask_and_a_construct_are_rows_too(tea: Store) -> None:
    assert tea.query("ASK { ?s a pk:Agency }")[0].ask is True
    triples = tea.query("CONSTRUCT { ?a pk:issues ?i } WHERE { ?a pk:issues ?i }")
    assert triples.columns == ("subject", "predicate", "object")
    assert {type(cell) for row in triples for cell in row} == {Iri}


def test_a_query_in_a_file(tea: Store, tmp_path: Path) -> None:
    (tmp_path / "my.rq").write_text(MEASURES, encoding="utf-8")
    assert tea.query(tmp_path / "my.rq") == tea.query(MEASURES)


def test_rows_can_be_walked_through_again_when_the_store_is_closed(tea: Store) -> None:
    rows = tea.query(MEASURES)
    tea.close()
    assert [row.level for row in rows] == [row["level"] for row in rows] == [row[1] for row in rows]
    assert sorted(row.level for row in rows) == [1, 1, 2]
    assert rows[0].measure in repr(rows)  # its name is in the store
    assert len(tea.query(MEASURES)) == 3


def test_a_row_is_like_a_tuple_and_like_a_mapping() -> None:
    row = Row(("count", "keys_"), (1, "a"))
    one, other = row
    assert (one, other, row.count, dict(row)) == (1, "a", 1, {"count": 1, "keys_": "a"})
    assert copy.copy(row) == pickle.loads(pickle.dumps(row)) == row
    assert "count" in dir(row)
    with pytest.raises(KeyError):
        _ = row["none"]
    with pytest.raises(AttributeError, match="no column none"):
        _ = row.none


def test_rows_are_a_sequence(tea: Store) -> None:
    rows = tea.query(MEASURES)
    assert isinstance(rows[1:], Rows)
    assert (len(rows[1:]), rows[-1], next(reversed(rows))) == (2, rows[2], rows[2])
    assert rows.select("level").to_dicts() == [{"level": row.level} for row in rows]
    with pytest.raises(UsageError, match="no column lvl; there are measure, level"):
        rows.select("lvl")


def test_a_data_frame_has_columns_to_reckon_with(tea: Store) -> None:
    pandas = pytest.importorskip("pandas")
    frame = tea.entity("办法").statements.to_pandas()
    assert list(frame.columns[:3]) == ["subject", "predicate", "value"]
    assert frame["published"].dt.hour.unique().tolist() == [9]
    assert frame["confidence"].between(0, 1).all()
    answer = tea.query("""SELECT * { VALUES (?name ?n ?gap ?part ?day ?yes ?mixed) {
        ("a" 1 1 1 "2022-05-01"^^xsd:date true 1) ("b" 2 UNDEF 1.5 UNDEF false "x") } }""")
    kinds = {name: kind.kind for name, kind in answer.to_pandas().dtypes.items()}
    assert kinds == {**kinds, "n": "i", "gap": "i", "part": "f", "day": "M", "yes": "b", "mixed": "O"}
    assert answer.to_pandas()["gap"].isna().tolist() == [False, True]
    empty = tea.query("SELECT ?a ?b { ?a pk:repeals ?b }").to_pandas()
    assert isinstance(empty, pandas.DataFrame)
    assert (list(empty.columns), len(empty)) == (["a", "b"], 0)


def test_without_pandas_the_error_says_what_to_install(tea: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"pip install 'policy-kg\[pandas\]'"):
        tea.articles().to_pandas()


def test_what_an_article_says_is_never_markup_in_a_notebook() -> None:
    hostile = "</td><script>alert(1)</script>"
    table = Rows((hostile,), [Row((hostile,), (hostile,)), Row((hostile,), (Iri(f'x:"{hostile}'),))], lambda _: hostile)
    shown = table._repr_html_()
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4


def test_what_a_notebook_and_a_prompt_show(tea: Store) -> None:
    entity, article = tea.entity("办法"), tea.article("茶农纾困")
    assert "<h4>云溪市茶农纾困办法</h4>" in entity._repr_html_()
    assert "自5月1日起施行" in entity._repr_html_()
    assert "2022-04-03 09:30" in article._repr_html_()
    assert repr(entity) == f"<Instrument 云溪市茶农纾困办法: {len(entity.statements)} statements>"
    assert repr(tea.query(MEASURES)).endswith("3 rows")
    assert "登记受灾面积" in repr(tea.query(MEASURES))
    assert repr(tea.query(MEASURES)[:1]).endswith("1 row")
    assert Rows(("n",), [Row(("n",), (i,)) for i in range(60)])._repr_html_().endswith("<p>50 of 60 rows</p>")


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


def test_named_queries_are_listed_in_the_store_s_language(tea: Store) -> None:
    by_name = {line.name: line for line in tea.queries()}
    assert by_name["expiring"].parameters == ("day=2022-06-01", "days=30")
    assert by_name["in-force"].answers == "某一天有效的文件"
    english = {line.name: line.answers for line in Store(tea.place, language="en").queries()}
    assert english["in-force"] == "Instruments in force on a day"


def test_the_store_is_where_the_command_line_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE", raising=False)
    assert Store().place == "kg-data"
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
