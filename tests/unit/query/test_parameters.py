from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import Iri, bind, for_cypher, parse_query
from kg.query.sparql import term

HEADER = """# title: {en: All, zh: 全}
# parameters:
#   s: {type: string, default: 甲, example: 乙}
#   i: {type: integer, default: 1, example: 12}
#   d: {type: decimal, default: 0.5, example: 0.7}
#   day: {type: date, default: 2022-01-01, example: 2022-06-01}
#   x: {type: iri, default: 'a:b', example: 'https://example.org/1'}
ASK {}"""
QUERY = parse_query(HEADER, "all", "sparql")
NEEDY = parse_query(
    "# title: {en: a, zh: b}\n# parameters: {day: {type: date, example: 2022-06-01}}\nASK {}", "n", "sparql"
)


def test_defaults_are_typed_too() -> None:
    assert bind(QUERY, {}) == {"s": "甲", "i": 1, "d": Decimal("0.5"), "day": date(2022, 1, 1), "x": Iri("a:b")}


def test_a_missing_value_names_type_and_example() -> None:
    with pytest.raises(QueryError, match=r"needs day \(date\), for example -p day=2022-06-01"):
        bind(NEEDY, {})


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(QueryError, match="no parameter dya; it takes: day"):
        bind(NEEDY, {"dya": "2022-01-01"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("i", "1.5"),
        ("i", "一"),
        ("i", "99999999999999999999"),
        ("d", "NaN"),
        ("d", "half"),
        ("d", "1_000"),
        ("d", "٣"),
        ("d", "1e999999999"),
        ("d", "0." + "1" * 40),
        ("i", "1_000"),
        ("i", "٣"),
        ("day", "2022-02-30"),
        ("day", "20220601"),
        ("day", "2022-6-1"),
        ("x", "no scheme"),
        ("x", "a:b> . ?s ?p ?o"),
    ],
)
def test_an_ill_typed_value_names_parameter_type_and_example(name: str, value: str) -> None:
    parameter = next(p for p in QUERY.parameters or () if p.name == name)
    with pytest.raises(QueryError) as caught:
        bind(QUERY, {name: value})
    for said in (name, parameter.type, parameter.example, value):
        assert said in str(caught.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("<https://example.org/1>", Iri("https://example.org/1")),
        ("12", 12),
        ("0.7", Decimal("0.7")),
        ("9" * 40, Decimal("9" * 40)),
        ("1e999999999", "1e999999999"),
        ("1_000", "1_000"),
        ("2022-06-01", date(2022, 6, 1)),
        ("上海市", "上海市"),
        ('"12"', "12"),
    ],
)
def test_without_a_header_the_form_tells_the_type(written: str, value: object) -> None:
    bound = bind(parse_query("ASK { ?v ?p ?o }", "mine", "sparql"), {"v": written})["v"]
    assert (bound, type(bound)) == (value, type(value))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_string_comes_through_as_it_is(text: str) -> None:
    value = bind(QUERY, {"s": text})["s"]
    assert value == text
    assert term(value).value == text


@given(st.integers(-(10**15), 10**15), st.decimals(allow_nan=False, allow_infinity=False, places=4), st.dates())
def test_numbers_and_dates_keep_their_value(number: int, fraction: Decimal, day: date) -> None:
    bound = bind(QUERY, {"i": str(number), "d": str(fraction), "day": day.isoformat()})
    assert (bound["i"], bound["d"], bound["day"]) == (number, fraction, day)
    assert [Decimal(term(bound[n]).value) for n in ("i", "d")] == [number, fraction]


def test_cypher_gets_what_bolt_knows() -> None:
    values = for_cypher(bind(QUERY, {}))
    assert [type(values[name]) for name in ("s", "i", "d", "day", "x")] == [str, int, float, date, str]


def test_a_cypher_query_without_a_header_takes_the_names_in_it() -> None:
    query = parse_query("MATCH (n {name: $name}) RETURN n LIMIT $`limit`", "mine", "cypher")
    assert bind(query, {"name": "甲", "limit": "3"}) == {"name": "甲", "limit": 3}
    with pytest.raises(QueryError, match="no parameter nmae; it takes: limit, name"):
        bind(query, {"nmae": "甲"})
