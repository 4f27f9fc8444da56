from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.facts import Span
from kg.query import ArticleText, Found, article_page, articles, entity_page, find, find_article, find_entity, stats

if TYPE_CHECKING:
    from kg.article import Article
    from kg.store import Store

RULES = "https://w3id.org/policy-kg/instrument/云溪市茶农纾困办法"


@pytest.mark.parametrize("wanted", ["云溪市茶农纾困办法", "办法", RULES, f"<{RULES}>", " 云溪市茶农纾困办法 "])
def test_an_entity_is_found_by_name_alias_and_iri(store: Store, wanted: str) -> None:
    assert find(store, wanted) == [Found("云溪市茶农纾困办法", "Instrument", RULES)]


def test_an_article_is_found_by_id_headline_and_iri(store: Store, article: Article) -> None:
    iri = next(a for a in store.articles() if a.endswith(article.id))
    assert [thing.iri for thing in find(store, article.id)] == [iri]
    assert [thing.type for thing in find(store, iri)] == ["Article"]
    assert [thing.iri for thing in find(store, article.title)] == store.articles()


def test_a_part_of_a_name_gives_all_that_hold_it(store: Store) -> None:
    assert [thing.name for thing in find(store, "云溪市乡")] == ["云溪市乡村振兴规划"]
    assert len(find(store, "云溪市")) > 3


def test_one_article_or_entity_is_meant_or_the_error_says_which_there_are(store: Store, article: Article) -> None:
    assert find_article(store, article.id).name == article.title
    assert find_entity(store, RULES).name == "云溪市茶农纾困办法"
    for asked, wanted, said in (
        (find_article, article.title, "2 articles are called so"),
        (find_article, RULES, "no article is called so"),
        (find_entity, article.title, "nothing in the graph is called so"),
        (find_entity, "云溪市", r"which of \d+\?.*云溪市乡村振兴规划 \(Instrument\)"),
    ):
        with pytest.raises(QueryError, match=said):
            asked(store, wanted)


def test_the_registry_answers_where_no_article_does(store: Store) -> None:
    assert [thing.type for thing in find(store, "国家发展和改革委员会")] == ["Agency"]


@pytest.mark.parametrize("wanted", ["", "没有这个", '"}', "https://example.org/none"])
def test_what_is_not_there_is_not_found(store: Store, wanted: str) -> None:
    assert find(store, wanted) == []


def test_an_entity_page_tells_what_is_said_and_the_sentence(store: Store) -> None:
    page = entity_page(store, RULES)
    assert (page.name, page.types, page.aliases) == ("云溪市茶农纾困办法", ("Instrument",), ("办法",))
    assert list(page.statements) == ["basedOn", "effectiveFrom", "issuedOn", "region", "setsOut", "targets", "^issues"]
    statement = page.statements["targets"][0]
    assert (statement.value, statement.article) == ("受灾茶农", "云溪市两部门出台茶农纾困办法")
    quotation = statement.quotations[0]
    assert quotation.text.startswith("《办法》依据")
    assert [mark.quote(quotation.text) for mark in quotation.marks] == ["面向受灾茶农"]


def test_a_derived_statement_shows_the_words_of_its_sources(store: Store) -> None:
    page = entity_page(store, "https://w3id.org/policy-kg/institution/云溪市茶业协会")
    offer = page.statements["offers"][0]
    assert offer.record.derived
    marked = [mark.quote(q.text) for q in offer.quotations for mark in q.marks]
    assert "提出两项举措" in marked


def test_an_article_page_follows_the_text(store: Store) -> None:
    page = article_page(store, store.articles()[0])
    begins = [s.record.evidence[0].begin for s in page.statements]
    assert begins == sorted(begins)
    assert page.text.startswith(page.title)


def test_pages_of_the_unknown_are_empty(store: Store) -> None:
    assert entity_page(store, "https://example.org/none").types == ()
    assert article_page(store, "https://example.org/none").title == ""


def test_articles_are_listed_with_their_statements(store: Store) -> None:
    lines = articles(store)
    assert [line.statements for line in lines] == [len(article_page(store, line.iri).statements) for line in lines]
    assert lines[0].categories == ("农业", "要闻")


def test_stats_count_entities_once(store: Store) -> None:
    counted = stats(store)
    assert counted.articles == 2
    assert counted.entities["Agency"] == 1
    assert counted.statements["issues"] == 4
    assert counted.derived == 8
    assert counted.quads == len(store)


@given(st.data())
def test_every_quotation_holds_the_characters_of_its_evidence(store: Store, data: st.DataObject) -> None:
    text = ArticleText(store, store.articles()[0])
    begin = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(begin + 1, len(text.text)))
    marked = [mark.quote(q.text) for q in text.quote([Span(begin, end)]) for mark in q.marks]
    assert "".join(marked) == text.text[begin:end].replace("\n", "")
