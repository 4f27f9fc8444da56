from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mirror.tsv import words


def holding(term: ox.NamedNode | ox.Literal) -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("https://e.example/s"), ox.NamedNode("https://e.example/p"), term))
    return store


def stored(literal: ox.Literal) -> ox.Literal:
    [quad] = holding(literal)
    assert isinstance(quad.object, ox.Literal)
    return quad.object


def as_engine_writes(term: ox.NamedNode | ox.Literal) -> str:
    answer = holding(term).query("SELECT ?o WHERE { ?s ?p ?o }")
    assert isinstance(answer, ox.QuerySolutions)
    sheet = answer.serialize(format=ox.QueryResultsFormat.TSV)
    assert sheet is not None
    lines = sheet.decode().split("\n")
    assert len(lines) == 3, "one row"
    return lines[1]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_of_a_literal_come_back_whatever_they_are(text: str) -> None:
    assert words(as_engine_writes(ox.Literal(text))) == [text]
    assert words(as_engine_writes(ox.Literal(text, language="zh"))) == [text]


@pytest.mark.parametrize("iri", ["https://e.example/甲,乙", "https://e.example/a#char=1,2"])
def test_an_iri_may_hold_a_comma(iri: str) -> None:
    assert words(as_engine_writes(ox.NamedNode(iri))) == [iri]


@pytest.mark.parametrize("kind", ["decimal", "integer", "double", "date", "boolean"])
def test_a_typed_value_reads_as_the_engine_gives_it(kind: str) -> None:
    value = {"decimal": "0.9", "integer": "12", "double": "1E2", "date": "2022-06-01", "boolean": "true"}[kind]
    literal = ox.Literal(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#" + kind))
    assert words(as_engine_writes(literal)) == [stored(literal).value]


def test_no_term_is_empty() -> None:
    assert words("\t12\t") == ["", "12", ""]
