from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg import iris
from kg.article import Article
from kg.errors import KgError, LoadError
from kg.facts import Entity, Facts, Relation, Span
from kg.names import BASE, ONTOLOGY, EntityType, Predicate
from kg.namespaces import DCTERMS, ITSRDF, NIF, PROV, RDF, SCHEMA, SKOS
from kg.rdf import article_quads, digest
from kg.statements import CHAIN, statements
from kg.validate import violations

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
HOSTILE = st.one_of(
    ANY_TEXT, st.sampled_from(['"', "\\", "\u2028", "]]>", "</script>", "\x00\x1f", "\ufffe", "{}<>|^`%", "a\r\nb"])
)
FORMATS = [RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD]


def values(quads: Iterable[Quad], subject: str, predicate: str) -> list[object]:
    return [q.object for q in quads if q.subject == NamedNode(subject) and q.predicate == NamedNode(predicate)]


def test_graph_is_named_after_the_article_and_holds_its_metadata(article: Article, quads: list[Quad]) -> None:
    iri = BASE + "article/" + article.id
    assert {quad.graph_name for quad in quads} == {NamedNode(iri)}
    assert values(quads, iri, DCTERMS + "title") == [Literal(article.title)]
    assert values(quads, iri, NIF + "isString") == [Literal(article.text)]
    assert values(quads, iri, SCHEMA + "url") == [NamedNode("https://news.example/2022/tea.html")]
    assert [v.value for v in values(quads, iri, SCHEMA + "datePublished")] == ["2022-04-03T09:30:00+08:00"]
    assert values(quads, iri, SCHEMA + "articleSection") == [Literal("要闻"), Literal("农业")]


def test_graph_conforms_to_the_shapes_and_says_nothing_twice(quads: list[Quad]) -> None:
    assert violations(quads) == []
    assert len(set(quads)) == len(quads)


def test_article_that_is_no_policy_is_itself_and_nothing_else(article: Article) -> None:
    bare = article_quads(article, Facts())
    assert violations(bare) == []
    assert {quad.subject.value for quad in bare} == {BASE + "article/" + article.id}


def test_every_plain_triple_has_a_record_that_quotes_the_text(article: Article, quads: list[Quad]) -> None:
    iri = BASE + "article/" + article.id
    plain = [q for q in quads if q.predicate.value.removeprefix(ONTOLOGY) in {*Predicate, "quantity", "region"}]
    assert len(plain) == 15
    for quad in plain:
        value = quad.object.value
        record = iris.statement(iri, quad.subject.value, quad.predicate.value.removeprefix(ONTOLOGY), value)
        assert values(quads, record, RDF + "object") == [quad.object]
        evidence = values(quads, record, PROV + "wasQuotedFrom")
        assert evidence
        for node in evidence:
            begin, end = (int(values(quads, node.value, NIF + name)[0].value) for name in ("beginIndex", "endIndex"))
            assert values(quads, node.value, NIF + "anchorOf") == [Literal(article.text[begin:end])]


def test_mentions_point_at_their_entity(quads: list[Quad]) -> None:
    named = {q.object for q in quads if q.predicate == NamedNode(ITSRDF + "taIdentRef")}
    typed = {q.subject for q in quads if q.predicate.value == SKOS + "prefLabel"}
    assert named == typed


def test_issuer_offers_the_level_one_measures_of_his_instrument(article: Article, facts: Facts) -> None:
    said = statements("a", facts)
    derived = [s for s in said if s.derived_from]
    by_iri = {s.iri: s for s in said}
    assert [(s.subject.rsplit("/", 1)[1], s.predicate, s.rule) for s in derived] == [
        (who, "offers", CHAIN) for who in ["云溪市农业农村局", "云溪市茶业协会"] * 2
    ]
    for offer in derived:
        sources = [by_iri[iri] for iri in offer.derived_from]
        assert [s.predicate for s in sources] == ["issues", "setsOut"]
        assert offer.confidence == min(s.confidence for s in sources) == 0.85
        assert set(offer.evidence) == {span for s in sources for span in s.evidence}


def test_offer_that_the_article_states_is_not_marked_as_derived(facts: Facts) -> None:
    stated = Relation("a1", Predicate.OFFERS, "m1", (Span(0, 3),), 0.6, "own-words")
    said = statements("a", replace(facts, relations=(*facts.relations, stated)))
    (offer,) = [s for s in said if s.rule == "own-words"]
    assert offer.derived_from == ()
    assert len([s for s in said if s.derived_from]) == 3


def test_statement_said_twice_is_one_record_with_both_pieces_of_evidence(article: Article, facts: Facts) -> None:
    first = facts.relations[0]
    again = replace(first, evidence=(Span(0, 5),), confidence=0.99, rule="headline")
    said = statements("a", replace(facts, relations=(*facts.relations, again)))
    (issues, *_) = said
    assert issues.evidence == (Span(0, 5), *sorted(first.evidence))
    assert (issues.confidence, issues.rule) == (0.99, "headline")
    assert violations(article_quads(article, replace(facts, relations=(*facts.relations, again)))) == []


def test_official_name_is_preferred_and_the_articles_own_is_another(article: Article, facts: Facts) -> None:
    entity = replace(facts.entities[0], canonical="云溪市农业农村和水利局", aliases=("市农业局",))
    quads = article_quads(article, replace(facts, entities=(entity, *facts.entities[1:])))
    assert values(quads, entity.iri or "", SKOS + "prefLabel") == [Literal("云溪市农业农村和水利局")]
    assert values(quads, entity.iri or "", SKOS + "altLabel") == [Literal("云溪市农业农村局"), Literal("市农业局")]


def test_digest_is_of_the_content_not_of_its_order(quads: list[Quad]) -> None:
    (said,) = (quad.object.value for quad in quads if quad.predicate.value == ONTOLOGY + "digest")
    assert digest(reversed(quads)) == digest(quads) == said
    assert digest(quads[1:]) != said


def test_base_moves_the_articles_and_not_the_vocabulary(article: Article, facts: Facts) -> None:
    quads = article_quads(article, facts, base="https://kg.example/")
    assert quads[0].graph_name.value == "https://kg.example/article/" + article.id
    assert {q.predicate.value for q in quads if "ontology#" in q.predicate.value} >= {ONTOLOGY + "issues"}
    assert violations(quads) == []


@pytest.mark.parametrize("field", ["title", "text", "source", "url"])
def test_half_a_character_is_refused_with_its_place(article: Article, field: str) -> None:
    with pytest.raises(LoadError, match=r"examples/tea\.md: half a character \(U\+D83D\) at position 2"):
        article_quads(replace(article, **{field: "茶农\ud83d"}), Facts())


def test_unresolved_entity_is_refused(article: Article) -> None:
    entity = Entity("a1", EntityType.AGENCY, "云溪市", (Span(0, 3),))
    with pytest.raises(KgError, match="云溪市 has no IRI"):
        article_quads(article, Facts((entity,)))
    with pytest.raises(KgError, match="cannot be written as RDF"):
        article_quads(article, Facts((replace(entity, iri="no iri"),)))


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://news.example/茶 农?a=<b>&c=%zz", NamedNode("https://news.example/茶%20农?a=%3Cb%3E&c=%25zz")),
        ("https://news.example/%E8%8C%B6", NamedNode("https://news.example/%E8%8C%B6")),
        ("javascript:alert(1)", Literal("javascript:alert(1)")),
        ("http://[::1", Literal("http://[::1")),
        ("news.example/tea", Literal("news.example/tea")),
    ],
)
def test_only_a_web_address_becomes_a_link(article: Article, url: str, stored: object) -> None:
    quads = article_quads(replace(article, url=url), Facts())
    assert values(quads, quads[0].subject.value, SCHEMA + "url") == [stored]
    assert violations(quads) == []


@given(title=HOSTILE, text=HOSTILE, source=HOSTILE, name=HOSTILE, url=HOSTILE)
def test_hostile_words_survive_every_format_and_the_store(
    title: str, text: str, source: str, name: str, url: str
) -> None:
    article = Article(id="0" * 16, title=title, text=text, source=source, url="http://h/" + url, categories=(name,))
    entity = Entity("t1", EntityType.TARGET_GROUP, name, (Span(0, 1),), iri=BASE + "group/" + iris.segment(name))
    quads = article_quads(article, Facts((entity,)))
    assert violations(quads) == []
    for format_ in FORMATS:
        written = io.BytesIO()
        serialize(quads, written, format_)
        assert set(parse(written.getvalue(), format=format_)) == set(quads)
    store = Store()
    store.extend(quads)
    assert digest(store) == digest(quads)


@given(st.datetimes(timezones=st.sampled_from([UTC])), st.floats(0.0001, 1))
def test_literals_have_the_form_in_which_the_store_gives_them_back(moment: datetime, confidence: float) -> None:
    article = Article(id="0" * 16, title="茶", text="茶农", published=moment.replace(year=2022))
    group = Entity("t1", EntityType.TARGET_GROUP, "茶农", (Span(0, 2),), iri=BASE + "group/茶农")
    item = Entity("i1", EntityType.INSTRUMENT, "茶", (Span(0, 1),), iri=BASE + "instrument/茶")
    relation = Relation("i1", Predicate.TARGETS, "t1", (Span(0, 2),), confidence, "rule")
    quads = article_quads(article, Facts((group, item), (relation,)))
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    assert violations(quads) == []


def test_same_article_gives_the_same_bytes_in_the_same_order(article: Article, facts: Facts, quads: list[Quad]) -> None:
    assert [str(q) for q in article_quads(article, facts)] == [str(q) for q in quads]
