from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.errors import UsageError
from kg.query import FORMATS, GRAPH_FORMATS, Rows, Triples, Truth, write

XSD = "http://www.w3.org/2001/XMLSchema#"
PARSED = {"json": QueryResultsFormat.JSON, "tsv": QueryResultsFormat.TSV}
SPARQL = "{http://www.w3.org/2005/sparql-results#}"

# XML 1.0 cannot hold most control characters; a test below tells what becomes of them.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
) | st.sampled_from(['"', "\\", "\t", "\n", "<&>", "]]>", "\u2028", "a\tb", "，", "'"])
terms = st.one_of(
    st.none(),
    texts.map(Literal),
    st.builds(lambda text: Literal(text, language="zh"), texts),
    st.integers().map(Literal),
    st.just(Literal("2022-06-01", datatype=NamedNode(XSD + "date"))),
    st.sampled_from([NamedNode("https://example.org/上海"), BlankNode("b1")]),
)


def written(answer: Rows | Truth | Triples, kind: str) -> bytes:
    out = io.BytesIO()
    write(answer, kind, out)
    return out.getvalue()


@pytest.mark.parametrize("kind", PARSED)
@given(st.lists(st.tuples(terms, terms), max_size=5))
def test_an_independent_reader_gets_back_what_was_written(kind: str, rows: list[tuple[object, ...]]) -> None:
    data = written(Rows(("a", "b"), rows), kind)  # type: ignore[arg-type]
    back = parse_query_results(data, format=PARSED[kind])
    assert [v.value for v in back.variables] == ["a", "b"]  # type: ignore[union-attr]
    assert [tuple(solution) for solution in back] == rows  # type: ignore[union-attr]


@given(st.lists(st.tuples(terms, terms), max_size=5))
def test_xml_comes_back_through_an_xml_reader(rows: list[tuple[object, ...]]) -> None:
    root = ET.fromstring(written(Rows(("a", "b"), rows), "xml"))  # type: ignore[arg-type]
    results = root.findall(f"{SPARQL}results/{SPARQL}result")
    back = [{b.get("name"): b[0].text or "" for b in result} for result in results]
    named = [dict(zip("ab", row, strict=True)) for row in rows]
    assert back == [{k: term.value for k, term in row.items() if term is not None} for row in named]  # type: ignore[attr-defined]


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_csv_comes_back_through_a_csv_reader(rows: list[tuple[str, str]]) -> None:
    data = written(Rows(("a", "b"), [tuple(map(Literal, row)) for row in rows]), "csv").decode()
    assert list(csv.reader(io.StringIO(data, newline=""))) == [["a", "b"], *map(list, rows)]


@pytest.mark.parametrize("value", [True, False])
def test_an_ask_is_a_boolean_in_every_format(value: bool) -> None:
    word = str(value).lower()
    assert json.loads(written(Truth(value), "json")) == {"head": {}, "boolean": value}
    assert [child.text for child in ET.fromstring(written(Truth(value), "xml"))][1] == word
    assert [written(Truth(value), kind).decode() for kind in ("csv", "tsv")] == [word + "\n"] * 2


def test_xml_has_no_way_to_say_a_control_character() -> None:
    for character in "\x01\x07\ufffe\uffff":
        root = ET.fromstring(written(Rows(("a",), [(Literal(f"a{character}"),)]), "xml"))
        assert "".join(root.itertext()).strip() == "a\ufffd"


def test_empty_cells_stay_in_their_columns() -> None:
    rows = Rows(("a", "b"), [(None, Literal("x"))])
    assert written(rows, "csv") == b"a,b\r\n,x\r\n"


@pytest.mark.parametrize("kind", GRAPH_FORMATS)
def test_a_graph_comes_back_through_a_parser(kind: str) -> None:
    formats = {
        "ttl": RdfFormat.TURTLE,
        "nt": RdfFormat.N_TRIPLES,
        "nq": RdfFormat.N_QUADS,
        "trig": RdfFormat.TRIG,
        "jsonld": RdfFormat.JSON_LD,
        "rdf": RdfFormat.RDF_XML,
    }
    triple = Triple(NamedNode("https://example.org/甲"), NamedNode("https://example.org/p"), Literal('乙\n"'))
    back = [quad.triple for quad in parse(written(Triples((triple,)), kind), format=formats[kind])]
    assert back == [triple]


def test_a_format_that_does_not_fit_says_which_do() -> None:
    with pytest.raises(UsageError, match="use one of ttl, nt, nq, trig, jsonld"):
        written(Triples(()), "csv")
    with pytest.raises(UsageError, match=f"use one of {', '.join(FORMATS)}"):
        written(Truth(True), "ttl")
