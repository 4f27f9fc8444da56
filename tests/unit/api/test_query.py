"""What is asked with Python's values, and what comes back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from kg import Iri, Row, Store
from kg.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path


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
    text = "SELECT ?level { ?measure a pk:Measure ; pk:level ?level } ORDER BY ?level"
    (tmp_path / "my.rq").write_text(text, encoding="utf-8")
    assert tea.query(tmp_path / "my.rq").to_dicts() == [{"level": 1}, {"level": 1}, {"level": 2}]


def test_named_queries_are_listed_in_the_store_s_language(tea: Store) -> None:
    by_name = {line.name: line for line in tea.queries()}
    assert by_name["expiring"].parameters == ("day=2022-06-01", "days=30")
    assert by_name["in-force"].answers == "某一天有效的文件"
    english = {line.name: line.answers for line in Store(tea.place, language="en").queries()}
    assert english["in-force"] == "Instruments in force on a day"
