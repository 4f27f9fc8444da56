"""Commands that only read: what is asked, shown, counted, checked and drawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Hinted, Kg


def test_named_queries_are_listed_and_answered(kg: Kg, example_store: Path) -> None:
    assert "instruments-of-agency" in kg("query")
    answer = json.loads(kg("query", "joint-issuers", "--format", "json", store=example_store))
    assert answer["results"]["bindings"]
    assert kg("query", "joint-issuers", store=example_store)


def test_a_query_can_come_from_a_file_or_standard_input(kg: Kg, example_store: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }"
    (tmp_path / "count.rq").write_text(text, encoding="utf-8")
    assert kg("query", tmp_path / "count.rq", "--format", "csv", store=example_store).split() == ["n", "9"]
    assert kg("query", "-", "--format", "csv", store=example_store, stdin=text).split() == ["n", "9"]


def test_an_unknown_name_is_said_with_those_near_it(hinted: Hinted, example_store: Path) -> None:
    answer, hint = hinted(
        "query", "offers-of", "-p", "organisation=农行甘肃分行行", "--format", "csv", store=example_store
    )
    assert answer == "organisation,measure,position,derived"
    assert "nothing is known by the name 农行甘肃分行行; near it: " in hint


def test_show_prints_statements_with_their_sentences(kg: Kg, example_store: Path) -> None:
    article = json.loads(kg("list", "--json", store=example_store).splitlines()[0])
    page = kg("show", article["title"], store=example_store)
    assert article["iri"] in page
    data = json.loads(kg("show", article["iri"], "--json", store=example_store))
    assert data["statements"]
    assert all(statement["quotations"][0]["text"] in page for statement in data["statements"])
    subject = data["statements"][0]["record"]["subject"]
    assert article["title"] in kg("show", subject, store=example_store)


def test_statistics_count_the_articles(kg: Kg, example_store: Path) -> None:
    assert json.loads(kg("stats", "--json", store=example_store))["articles"] == 9
    assert "9" in kg("stats", store=example_store)


def test_a_loaded_store_conforms_to_the_shapes(kg: Kg, example_store: Path) -> None:
    assert kg("validate", store=example_store) == ""


def test_drawing_writes_one_page(kg: Kg, example_store: Path, tmp_path: Path) -> None:
    said = kg("draw", "-o", tmp_path / "g.html", store=example_store)
    assert str(tmp_path / "g.html") in said
    assert "</html>" in (tmp_path / "g.html").read_text(encoding="utf-8")
