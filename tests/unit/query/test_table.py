from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode
from rich.cells import cell_len
from rich.console import Console

from kg.errors import UsageError
from kg.query import Labels, Rows, Truth, answer_table, rows_table, run, write_rows

if TYPE_CHECKING:
    from rich.table import Table

    from kg.store import Store

AGENCY = "https://w3id.org/policy-kg/agency/云溪市农业农村局"


def shown(table: Table, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, no_color=True).print(table)
    return out.getvalue()


def test_chinese_counts_two_columns_a_character() -> None:
    text = shown(
        answer_table(Rows(("甲", "b"), [(Literal("上海市"), Literal("1")), (Literal("ab"), Literal("2"))]), None)
    )
    lines = [line for line in text.splitlines() if line.rstrip().endswith(("1", "2"))]
    assert len({cell_len(line.rstrip()) for line in lines}) == 1


def test_a_table_fits_its_terminal() -> None:
    text = shown(answer_table(Rows(("a", "b"), [(Literal("很长" * 60), Literal("x" * 60))]), None), width=40)
    assert max(cell_len(line) for line in text.splitlines()) <= 40
    assert text.count("很") == 60


def test_iris_are_shown_by_name_or_as_they_are(store: Store) -> None:
    query = f"SELECT ?p {{ <{AGENCY}> ?p ?o FILTER(?p = pk:issues) }} LIMIT 1"
    assert "pk:issues" in shown(answer_table(run(store, query), None))
    assert "发布" in shown(answer_table(run(store, query), Labels(store, "zh")))
    rows = Rows(("x",), [(NamedNode(AGENCY),)])
    assert AGENCY in shown(answer_table(rows, None), 120)


def test_an_article_is_shown_by_its_headline(store: Store) -> None:
    assert Labels(store)(store.articles()[0]) == "云溪市两部门出台茶农纾困办法"


def test_what_nobody_named_is_shown_by_its_last_part(store: Store) -> None:
    assert Labels(store)("https://example.org/thing/%E7%94%B2") == "甲"


def test_markup_and_control_characters_of_an_article_are_only_text() -> None:
    text = shown(answer_table(Rows(("x",), [(Literal("[red]a[/red] \x1b[31mb"),)]), None))
    assert "[red]a[/red]" in text
    assert "\x1b" not in text


def test_a_cell_shows_the_beginning_of_a_whole_text() -> None:
    text = shown(answer_table(Rows(("x",), [(Literal("长" * 5_000_000),)]), None))
    assert (text.count("长"), text.count("…")) == (500, 1)


def test_an_ask_is_one_cell() -> None:
    assert "true" in shown(answer_table(Truth(True), None))


def test_rows_of_plain_values_keep_their_columns() -> None:
    rows = [{"name": "甲", "n": 1, "list": ["a", "b"], "none": None, "yes": True}]
    assert "甲" in shown(rows_table(rows))
    assert "a, b" in shown(rows_table(rows))
    assert shown(rows_table([])).strip() == ""


def test_rows_as_json_are_an_array_of_objects() -> None:
    out = io.BytesIO()
    write_rows([{"甲": date(2022, 6, 1), "b": Decimal("0.5"), "c": None}], "json", out)
    assert json.loads(out.getvalue()) == [{"甲": "2022-06-01", "b": 0.5, "c": None}]
    assert "甲".encode() in out.getvalue()


def test_list_or_node_in_a_csv_cell_is_json() -> None:
    out = io.BytesIO()
    node = {"labels": ["Agency"], "name": "云溪市商务局", "since": date(2022, 6, 1)}
    write_rows([{"a": ["甲", None, 0.5], "b": node}], "csv", out)
    header, row = csv.reader(io.StringIO(out.getvalue().decode(), newline=""))
    assert header == ["a", "b"]
    assert [json.loads(cell) for cell in row] == [["甲", None, 0.5], {**node, "since": "2022-06-01"}]


def test_rows_as_csv_have_a_header() -> None:
    out = io.BytesIO()
    write_rows([{"a": 'x"y', "b": None}, {"a": True, "b": date(2022, 6, 1)}], "csv", out)
    assert out.getvalue() == b'a,b\r\n"x""y",\r\ntrue,2022-06-01\r\n'
    with pytest.raises(UsageError, match="use one of json, csv"):
        write_rows([], "ttl", out)
