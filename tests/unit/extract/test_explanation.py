"""What was left out is told with its reason, and never what was kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.extract import extract
from kg.extract.explanation import Considered, considered
from kg.pipeline import explain

if TYPE_CHECKING:
    from kg.facts import Dropped

DATA = Path(__file__).parents[2] / "data"
NOTICE = "两部门：支持社区食堂建设\n近日，民政部、商务部联合印发《关于支持社区食堂建设的通知》（以下简称《通知》）。"
ITEMS = [
    json.loads(line)
    for name in ("policy.jsonl", "no_policy.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()[:12]
]


def article(text: str) -> Article:
    published = datetime(2023, 5, 8, 2, tzinfo=UTC)
    return Article(id="0" * 16, title=text.partition("\n")[0], text=text, published=published)


def explained(text: str) -> Considered:
    return considered(article(text), extract(article(text)))


def about(words: str, text: str) -> list[Dropped]:
    return [one for one in explained(text).dropped if words in one.span.quote(text)]


def test_an_outsiders_words_are_left_out_as_such() -> None:
    text = NOTICE + "《通知》提出，建立社区食堂运营补贴制度。\n中国社会科学院研究员林远表示，应加强老年食堂品牌建设。"
    (one,) = about("品牌建设", text)
    assert (one.what, one.why) == ("Measure", "an outsider speaks")
    assert one.score is not None
    assert len(one.because) == 4
    assert about("建立社区食堂运营补贴制度", text) == []


def test_words_said_twice_are_one_measure() -> None:
    text = NOTICE + "《通知》提出，建立社区食堂运营补贴制度。\n《通知》要求，建立社区食堂运营补贴制度。"
    assert [one.why for one in about("运营补贴制度", text) if one.what == "Measure"] == ["the same words stand earlier"]


def test_an_article_that_is_left_empty_says_why() -> None:
    text = "省领导考察云溪新区\n近日，省领导到云溪新区考察，看望一线职工，并要求加强安全生产检查。"
    found = explained(text)
    assert not found.verdict.policy
    assert "visit" in found.verdict.why
    assert found.verdict.shown < found.verdict.needed


def test_a_policy_shows_as_much_as_it_needs() -> None:
    verdict = explained(NOTICE + "《通知》提出，建立社区食堂运营补贴制度。").verdict
    assert verdict.policy
    assert verdict.shown >= verdict.needed


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["title"])[:20])
def test_what_is_kept_is_not_told_as_left_out(item: dict[str, str]) -> None:
    one = article(f"{item['title']}\n{item['text']}")
    facts = extract(one)
    kept = {(entity.type, entity.mentions[0]) for entity in facts.entities}
    found = considered(one, facts)
    assert not kept & {(each.what, each.span) for each in found.dropped}
    assert found.verdict.policy or not facts.entities
    assert list(found.dropped) == sorted(found.dropped, key=lambda each: (each.span, each.what, each.why))


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="，。\n《》民政部印发通知加强补贴企业", max_size=60))
def test_any_text_can_be_explained(text: str) -> None:
    one = article("标题\n" + text)
    found = considered(one, extract(one)).dropped
    assert all(0 <= each.span.begin < each.span.end <= len(one.text) for each in found)


def test_an_explanations_facts_are_those_that_are_loaded_and_unsure_ones_are_told() -> None:
    one = article(NOTICE + "《通知》提出，建立社区食堂运营补贴制度。")
    whole = explain(one)
    unsure = explain(one, min_confidence=0.99)
    assert whole.facts.relations
    assert unsure.facts.relations == ()
    assert [d.why for d in unsure.dropped].count("its confidence is under what was asked for") == len(
        whole.facts.relations
    ) + len(whole.facts.attributes)
    told = unsure.as_json()
    assert json.loads(json.dumps(told)) == told
    assert all(one.text[slice(*each["span"])] == each["quote"] for each in told["dropped"])
