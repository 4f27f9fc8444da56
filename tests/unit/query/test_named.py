from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.errors import QueryError
from kg.names import BASE
from kg.query import bind, named_queries, parse_query, read_query, run, unknown_names
from kg.rdf import article_quads
from kg.resolve.above import above
from kg.resolve.registry import load
from kg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from kg.article import Article
    from kg.facts import Facts
    from kg.query import Rows

COLUMNS = {
    "amended-or-repealed": "instrument predicate other",
    "article-statements": "subject predicate object quote confidence rule",
    "based-on-chain": "instrument basis depth",
    "compare-regions": "region measure instrument",
    "conflicts": "entity attribute values",
    "expiring": "subject until",
    "in-force": "instrument from until",
    "instruments-of-agency": "instrument issued measure",
    "joint-issuers": "first second instruments",
    "low-confidence": "article subject predicate object confidence",
    "measures-by-region-month": "region month measures",
    "measures-for-group": "measure group step via instrument article",
    "most-connected": "agency statements",
    "new-since": "article title published statements",
    "offers-of": "organisation measure position derived",
    "programmes": "programme measure offered_by",
    "what-can-i-use": "measure instrument quantity until quote",
}

RULES = "云溪市茶农纾困办法"
LOAN, FEE, COUNT = "发放最高5万元的复种贷款", "免收三个月的茶园管护费", "登记受灾面积"


def rows(store: Store, name: str, **given: str) -> list[tuple[str, ...]]:
    answer: Rows = run(store, named_queries("sparql")[name], given)  # type: ignore[assignment]
    return [tuple("" if cell is None else cell.value for cell in row) for row in answer]  # type: ignore[union-attr]


def test_every_question_of_the_contract_is_there_with_its_columns(store: Store) -> None:
    found = {}
    for name, query in named_queries("sparql").items():
        given = {p.name: p.example for p in query.parameters or ()}
        found[name] = " ".join(run(store, query, given).columns)  # type: ignore[union-attr]
    assert found == COLUMNS


def test_every_header_speaks_both_languages_and_gives_an_example_that_fits() -> None:
    for query in named_queries("sparql").values():
        assert query.zh
        assert query.en
        for parameter in query.parameters or ():
            assert parameter.zh
            assert parameter.en
            bind(query, {p.name: p.example for p in query.parameters or ()})


def test_an_agency_is_found_by_its_full_name(store: Store) -> None:
    assert rows(store, "instruments-of-agency", agency="云溪市农业农村局") == [
        (RULES, "2022-04-02", measure) for measure in sorted([LOAN, FEE, COUNT])
    ]


def test_an_instrument_is_found_by_its_short_title_and_named_by_its_full_one(store: Store) -> None:
    assert rows(store, "based-on-chain", instrument="办法") == [(RULES, "云溪市乡村振兴规划", "1")]


def test_measures_for_a_group_say_where_the_group_is_stated(store: Store) -> None:
    found = rows(store, "measures-for-group", group="受灾茶农")
    assert {row[:5] for row in found} == {(m, "受灾茶农", "asked", "instrument", RULES) for m in (LOAN, FEE, COUNT)}


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        ("受灾的中小微企业", "asked"),
        ("中小微企业", "narrower"),
        ("小微企业", "narrower"),
        ("微型企业", None),
        ("企业", None),
    ],
)
def test_a_group_with_a_condition_is_found_from_what_it_hangs_under(
    tmp_path: Path, article: Article, facts: Facts, asked: str, step: str | None
) -> None:
    node = f"{BASE}group/受灾的中小微企业"
    entities = tuple(
        replace(e, name="受灾的中小微企业", iri=node, above=above(node, BASE, load().groups)) if e.id == "t1" else e
        for e in facts.entities
    )
    with Store.open(tmp_path / "store") as store:
        store.put([article_quads(article, replace(facts, entities=entities))])
        assert {row[2] for row in rows(store, "measures-for-group", group=asked)} == ({step} if step else set())


def test_a_group_that_nobody_knows_has_no_measures(store: Store) -> None:
    assert rows(store, "measures-for-group", group="无人知晓") == []


@pytest.mark.parametrize(("day", "there"), [("2022-04-30", False), ("2022-05-01", True), ("2099-01-01", True)])
def test_an_instrument_is_in_force_from_its_first_day(store: Store, day: str, there: bool) -> None:
    assert rows(store, "in-force", day=day) == ([(RULES, "2022-05-01", "")] if there else [])


def test_what_can_be_used_carries_amount_and_words(store: Store) -> None:
    found = rows(store, "what-can-i-use", group="受灾茶农", day="2022-06-01")
    assert (LOAN, RULES, "最高5万元", "", "提出两项举措") in found
    assert rows(store, "what-can-i-use", group="受灾茶农", day="2022-04-01") == []


def test_joint_issuers_are_counted_by_instrument_not_by_article(store: Store) -> None:
    assert rows(store, "joint-issuers") == [("云溪市农业农村局", "茶业协会", "1")]


def test_offers_tell_the_derived_from_the_stated(store: Store) -> None:
    found = rows(store, "offers-of", organisation="茶业协会")
    assert [(row[1], row[3]) for row in found] == [(FEE, "true"), (LOAN, "true")]


def test_an_article_shows_its_statements_with_their_words(store: Store, article: Article) -> None:
    iri = next(a for a in store.articles() if a.endswith(article.id))
    found = rows(store, "article-statements", article=iri)
    assert (RULES, "targets", "受灾茶农", "面向受灾茶农", "0.9", "for-whom") in found
    assert found == sorted(found)


def test_low_confidence_is_below_not_at(store: Store) -> None:
    assert {row[4] for row in rows(store, "low-confidence", below="0.85")} == {"0.8"}


def test_new_articles_begin_at_midnight_in_china(store: Store) -> None:
    assert len(rows(store, "new-since", day="2022-04-03")) == 2
    assert rows(store, "new-since", day="2022-04-04") == []


def test_the_limit_is_counted_in_agencies(store: Store) -> None:
    assert [row[0] for row in rows(store, "most-connected", limit="1")] == ["云溪市农业农村局"]


@pytest.mark.parametrize(
    ("name", "given", "least"),
    [("most-connected", {"limit": "0"}, 1), ("expiring", {"day": "2022-06-01", "days": "-5"}, 0)],
)
def test_a_number_out_of_range_is_refused_in_both_languages(name: str, given: dict[str, str], least: int) -> None:
    for queries in (named_queries("sparql"), named_queries("cypher")):
        with pytest.raises(QueryError, match=f"must be at least {least}; got: {list(given.values())[-1]}"):
            bind(queries[name], given)


def test_names_that_nothing_bears_come_with_those_near_them(store: Store) -> None:
    query = named_queries("sparql")["compare-regions"]
    given = {"first": "茶贷", "second": "受灾茶家", "group": "茶业协会"}
    assert unknown_names(store, query, given) == {"茶贷": ["茶贷通", "茶贷通平台"], "受灾茶家": ["受灾茶农"]}
    assert unknown_names(store, named_queries("sparql")["joint-issuers"], {}) == {}


def test_measures_are_counted_by_region_and_month(store: Store) -> None:
    assert rows(store, "measures-by-region-month") == [("云溪市", "2022-04", "3")]


def test_regions_stand_side_by_side(store: Store) -> None:
    found = rows(store, "compare-regions", first="云溪市", second="别处", group="受灾茶农")
    assert {row[0] for row in found} == {"云溪市"}


def test_programmes_show_who_uses_them(store: Store) -> None:
    assert {row[:2] for row in rows(store, "programmes")} == {("茶贷通平台", LOAN)}


def test_two_articles_of_one_voice_conflict_in_nothing(store: Store) -> None:
    assert rows(store, "conflicts") == []


def test_a_query_without_a_header_takes_any_parameter() -> None:
    assert parse_query("# just a remark\nASK { ?s ?p ?o }", "mine", "sparql").parameters is None


def test_a_header_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(QueryError, match="unknown type colour; known: string"):
        parse_query("# title: {en: a, zh: b}\n# parameters: {x: {type: colour}}\nASK {}", "mine", "sparql")


def test_a_cypher_header_is_read_after_its_own_mark() -> None:
    query = parse_query("// title: {en: Two, zh: 二}\n// parameters: {n: {type: integer}}\nRETURN $n", "mine", "cypher")
    assert (query.zh, [p.name for p in query.parameters or ()]) == ("二", ["n"])


def test_a_file_that_is_no_text_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="cannot be read"):
        read_query(path, "sparql")
