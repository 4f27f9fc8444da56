"""The property graph in step with the store, whatever happens to either."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.errors import MirrorError
from kg.mirror import mirror, run, verify
from kg.names import EntityType
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.mirror import Target


def put(store: Store, *articles: object) -> None:
    store.put(article.quads() for article in articles)  # type: ignore[attr-defined]


def test_first_run_writes_everything_and_the_second_nothing(store: Store, target: Target, news: type) -> None:
    put(store, *(news(number) for number in range(5)))
    first, second = mirror(store, target), mirror(store, target)
    assert (first.new, first.replaced, first.unchanged, first.removed) == (5, 0, 0, 0)
    # Four mentions, three stated relations, a derived offer and three attributes in each.
    assert first.statements == 5 * 11
    assert (second.new, second.unchanged, second.statements, second.entities) == (0, 5, 0, 0)
    assert verify(store, target) == []


def test_arrow_shows_the_sentence_that_says_it_and_from_which_article(store: Store, target: Target, news: type) -> None:
    put(store, news(1))
    mirror(store, target)
    (row,) = run(target, "MATCH (a:Agency)-[r:ISSUES]->(i:Instrument) RETURN a.name AS who, r, i.name AS what")
    arrow = row["r"]
    assert (row["who"], row["what"]) == ("云溪市商务局", "云溪市第1号办法")
    assert arrow["sentence"] == "云溪市商务局（市商务局）印发《云溪市第1号办法》，面向茶农。"
    assert arrow["title"] == "云溪市商务局出台新规"
    assert arrow["published"] == date(2022, 5, 2)
    assert arrow["quotes"] == ["云溪市商务局", "印发"]
    assert arrow["quote"] == "云溪市商务局 … 印发"
    assert news(1).text[arrow["begin"] : arrow["end"]] == "云溪市商务局（市商务局）印发"
    assert [news(1).text[slice(*map(int, span.split(",")))] for span in arrow["spans"]] == arrow["quotes"]
    assert (arrow["confidence"], arrow["rule"], arrow["derived"]) == (0.9, "issue-verb", False)


def test_derived_offer_is_marked_with_the_two_statements_it_follows_from(
    store: Store, target: Target, news: type
) -> None:
    put(store, news(1))
    mirror(store, target)
    rows = run(
        target,
        "MATCH (a:Agency)-[o:OFFERS]->(m:Measure), (a)-[i:ISSUES]->(d:Instrument)-[s:SETS_OUT]->(m) "
        "RETURN o.derived AS derived, o.derived_from AS sources, i.iri AS first, s.iri AS second, o.quote AS quote",
    )
    assert [row["derived"] for row in rows] == [True]
    assert sorted(rows[0]["sources"]) == sorted([rows[0]["first"], rows[0]["second"]])
    assert rows[0]["quote"] == "云溪市商务局 … 印发 … 其中提出发放不低于10%的补贴"


def test_dates_are_dates_and_quantities_are_words_and_numbers(store: Store, target: Target, news: type) -> None:
    put(store, news(1))
    mirror(store, target)
    (instrument,) = run(target, "MATCH (i:Instrument) RETURN i.effective_from AS day, i.region AS region")
    assert instrument == {"day": date(2022, 6, 1), "region": "云溪市"}
    (measure,) = run(
        target,
        "MATCH (m:Measure) RETURN m.quantity AS words, m.quantity_value AS value, m.quantity_unit AS unit, "
        "m.quantity_bound AS bound, m.level AS level, m.position AS position",
    )
    assert measure == {
        "words": "不低于10%",
        "value": 10.0,
        "unit": "%",
        "bound": ">=",
        "level": 1,
        "position": 1,
    }
    (state,) = run(
        target,
        "MATCH (:Article)-[s:STATES {attribute: 'effectiveFrom'}]->(:Instrument) RETURN s.date AS day, s.value AS v",
    )
    assert state == {"day": date(2022, 6, 1), "v": "2022-06-01"}


def test_edited_article_replaces_the_old_one_and_what_only_it_said(store: Store, target: Target, news: type) -> None:
    put(store, news(1), news(2))
    mirror(store, target)
    put(store, news(1, measure="免收3个月租金10%、不低于10%"))
    report = mirror(store, target)
    assert (report.new, report.replaced, report.unchanged, report.entities_removed) == (0, 1, 1, 1)
    names = [row["name"] for row in run(target, "MATCH (m:Measure) RETURN m.name AS name ORDER BY name")]
    assert names == ["免收3个月租金10%、不低于10%", "发放不低于10%的补贴"]
    assert verify(store, target) == []


def test_entity_loses_the_aliases_of_an_article_that_goes(store: Store, target: Target, news: type) -> None:
    put(store, news(1, alias="市商务局"), news(2, alias="商务部门"))
    mirror(store, target)
    query = "MATCH (a:Agency) RETURN a.aliases AS aliases, a.articles AS articles"
    assert run(target, query) == [{"aliases": ["商务部门", "市商务局"], "articles": 2}]
    store.remove(news(2).iri)
    assert mirror(store, target).removed == 1
    assert run(target, query) == [{"aliases": ["市商务局"], "articles": 1}]
    assert verify(store, target) == []


def test_entity_that_no_article_supports_goes_with_the_last_one(store: Store, target: Target, news: type) -> None:
    put(store, news(1), news(2, agency="云溪市财政局", alias="市财政局"))
    mirror(store, target)
    store.remove(news(2).iri)
    report = mirror(store, target)
    assert report.entities_removed == 3  # the agency, its instrument and the measure; the group stays
    assert run(target, "MATCH (a:Agency) RETURN a.name AS name") == [{"name": "云溪市商务局"}]
    assert run(target, "MATCH (a:Article) RETURN count(a) AS n") == [{"n": 1}]
    assert verify(store, target) == []


def test_latest_article_decides_where_two_disagree_and_both_values_are_kept(
    store: Store, target: Target, news: type
) -> None:
    put(store, news(2, title="茶园办法", effective="2022-07-01"), news(1, title="茶园办法", effective="2022-06-01"))
    mirror(store, target)
    assert run(target, "MATCH (i:Instrument) RETURN i.effective_from AS day, i.effective_from_all AS days") == [
        {"day": date(2022, 7, 1), "days": [date(2022, 6, 1), date(2022, 7, 1)]}
    ]


def test_entity_may_change_its_type(store: Store, target: Target, news: type) -> None:
    put(store, news(1), news(2))
    mirror(store, target)
    put(store, news(1, kind=EntityType.INSTITUTION))
    mirror(store, target)
    assert labels_of(target, "云溪市商务局") == ["Agency", "Entity", "Institution"]
    assert verify(store, target) == []
    put(store, news(2, kind=EntityType.INSTITUTION))
    mirror(store, target)
    assert labels_of(target, "云溪市商务局") == ["Entity", "Institution"]
    assert verify(store, target) == []


def labels_of(target: Target, name: str) -> list[str]:
    (row,) = run(target, "MATCH (n:Entity {name: $name}) RETURN labels(n) AS labels", {"name": name})
    return sorted(row["labels"])  # type: ignore[call-overload]


def test_full_makes_the_graph_anew_and_leaves_other_peoples_nodes(
    store: Store, target: Target, news: type, change: Callable[..., None]
) -> None:
    put(store, news(1))
    mirror(store, target)
    change("CREATE (:Visitor {name: 'stays'})")
    change("MATCH (a:Agency) SET a.name = 'spoilt'")
    report = mirror(store, target, full=True)
    assert report.new == 1
    assert run(target, "MATCH (v:Visitor) RETURN v.name AS name") == [{"name": "stays"}]
    assert verify(store, target) == []
    change("MATCH (v:Visitor) DELETE v")


def test_run_that_was_killed_while_emptying_the_graph_begins_again(
    store: Store, target: Target, news: type, change: Callable[..., None]
) -> None:
    put(store, news(1))
    mirror(store, target)
    change("MATCH (m:Mirror) SET m.layout = 0")
    change("MATCH ()-[r:ISSUES]->() DELETE r")
    mirror(store, target)
    assert verify(store, target) == []


def test_graph_of_another_layout_is_made_anew(
    store: Store, target: Target, news: type, change: Callable[..., None]
) -> None:
    put(store, news(1))
    mirror(store, target)
    change("MATCH (m:Mirror) SET m.layout = 999")
    assert mirror(store, target).new == 1


def test_progress_is_told_up_to_the_end(store: Store, target: Target, news: type) -> None:
    put(store, news(1), news(2))
    seen: list[tuple[int, int]] = []
    mirror(store, target, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2, 2)


def test_hostile_words_stay_words(store: Store, target: Target, news: type) -> None:
    nasty = "'}) MATCH (n) DETACH DELETE n // \\\" `$x` \u2028 </script>"
    put(store, news(1, agency=nasty, alias="'\"\\"), news(2))
    mirror(store, target)
    assert [row["n"] for row in run(target, "MATCH (n:Agency) RETURN n.name AS n ORDER BY n")] == sorted(
        [nasty, "云溪市商务局"]
    )
    assert verify(store, target) == []


def test_another_store_does_not_take_the_graph_without_being_told_to(
    store: Store, target: Target, news: type, tmp_path: Path
) -> None:
    put(store, news(1))
    mirror(store, target)
    with Store.open(tmp_path / "other") as other:
        put(other, news(2))
        with pytest.raises(MirrorError, match=r"another store, with 1 articles .* kg mirror --full"):
            mirror(other, target)
        assert verify(store, target) == []
        mirror(other, target, full=True)
        assert verify(other, target) == []
        # A store that has all the articles takes nothing away, as one that was made anew of the same files.
        store.put([news(2).quads()])
        assert mirror(store, target).new == 1
    assert verify(store, target) == []


def test_two_types_of_one_name_are_two_nodes(store: Store, target: Target, news: type) -> None:
    put(store, news(1), news(2, kind=EntityType.INSTITUTION, folder="institution"))
    mirror(store, target)
    rows = run(target, "MATCH (n)-[:ISSUES]->() RETURN labels(n) AS labels")
    assert sorted(sorted(row["labels"]) for row in rows) == [["Agency", "Entity"], ["Entity", "Institution"]]


def test_run_after_one_that_was_killed_while_it_filled_the_graph_looks_at_every_node(
    store: Store, target: Target, news: type, change: Callable[..., None]
) -> None:
    put(store, news(1), news(2))
    mirror(store, target)
    # As if the first run had written article 1 with its nodes as both articles have them, and no more.
    change("MATCH (m:Mirror) SET m.filling = true")
    change("MATCH (a:Article {iri: $iri}) DETACH DELETE a", iri=news(2).iri)
    change("MATCH ()-[r]->() WHERE r.article = $iri DELETE r", iri=news(2).iri)
    store.remove(news(2).iri)
    report = mirror(store, target)
    assert (report.new, report.removed) == (0, 0)
    assert report.entities_removed == 2, "the instrument and the measure of which no article speaks any more"
    assert run(target, "MATCH (a:Agency) RETURN a.articles AS articles") == [{"articles": 1}]
    assert run(target, "MATCH (m:Mirror) RETURN m.filling AS filling") == [{"filling": None}]
    assert verify(store, target) == verify(store, target, full=True) == []


def test_nodes_arrows_and_paths_are_shown_as_cypher_writes_them(store: Store, target: Target, news: type) -> None:
    put(store, news(1))
    mirror(store, target)
    [row] = run(target, "MATCH p = (i:Instrument)<-[r:ISSUES]-(a:Agency) RETURN a, r, p")
    assert str(row["a"]) == "(:Agency 云溪市商务局)"
    assert str(row["r"]) == "[:ISSUES 云溪市商务局 … 印发]"
    assert str(row["p"]) == "(:Instrument 云溪市第1号办法)<-[:ISSUES]-(:Agency 云溪市商务局)"
    assert row["p"] == [row["p"][0], row["r"], row["a"]]  # type: ignore[index]
    assert list(row["r"])[1:] == sorted(list(row["r"])[1:])  # type: ignore[call-overload]
