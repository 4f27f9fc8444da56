"""``kg extract``: what articles say, printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from kg.sources import sources

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Kg


def test_only_confident_statements_are_kept_on_demand(kg: Kg, root: Path, tmp_path: Path) -> None:
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


def test_extracted_quotes_stand_where_they_are_said_to(kg: Kg, root: Path) -> None:
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
def test_extract_prints_rdf_that_parses_and_holds_no_derived_statement(kg: Kg, root: Path, format_: str) -> None:
    formats = {"ttl": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
    written = kg("extract", root / "examples" / "articles", "--format", format_)
    quads = list(parse(written.encode(), format=formats[format_]))
    assert len({quad.subject for quad in quads if str(quad.object) == "<https://schema.org/NewsArticle>"}) == 9
    assert not any("wasDerivedFrom" in str(quad.predicate) for quad in quads)


def test_standard_input_is_read(kg: Kg, root: Path) -> None:
    file = sorted((root / "examples" / "articles").glob("*.md"))[0]
    printed = kg("extract", "-", stdin=file.read_text(encoding="utf-8"))
    assert json.loads(printed)["article"]["path"] == "-"
