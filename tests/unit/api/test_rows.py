"""Rows to walk through, to hand on and to look at."""

from __future__ import annotations

import copy
import pickle
import sys

import pytest

from kg import Iri, Row, Rows, Store
from kg.errors import UsageError

MEASURES = "SELECT ?measure ?level { ?measure a pk:Measure ; pk:level ?level } ORDER BY ?measure"


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
