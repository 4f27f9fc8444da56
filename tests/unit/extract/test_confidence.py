"""Confidences are calibrated, keep the order a rule gave them, and cope with rules nothing was fitted to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.confidence import calibrated, described, sources
from kg.extract.linear import weights_from
from kg.facts import Facts, Relation, Span
from kg.names import Predicate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTICE = "两部门：支持社区食堂建设\n近日，民政部、商务部联合印发《关于支持社区食堂建设的通知》（以下简称《通知》）。"


def said(confidence: float, rule: str = "issuing-verb") -> Relation:
    return Relation("a1", Predicate.ISSUES, "i1", (Span(0, 1),), confidence, rule)


def alone(relation: Relation) -> float:
    return calibrated(Facts(relations=(relation,))).relations[0].confidence


def written(folder: Path, *lines: str) -> Path:
    (folder / "confidence.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


@given(st.floats(0.01, 1), st.floats(0.01, 1), st.sampled_from(["issuing-verb", "a rule of tomorrow"]))
def test_what_a_rule_is_surer_of_stays_surer(one: float, other: float, rule: str) -> None:
    low, high = sorted((one, other))
    assert 0 < alone(said(low, rule)) <= alone(said(high, rule)) < 1


def test_the_rule_counts_and_an_unknown_one_goes_by_what_else_is_known(tmp_path: Path) -> None:
    lines = ("bias\t-0.500", "log-odds\t1.000", "rule=good\t2.000", "says=issues\t0.500")
    with weights_from(written(tmp_path, *lines)):
        assert [alone(said(0.5, rule)) for rule in ("good", "unknown")] == [0.88, 0.5]


def test_where_nothing_is_fitted_the_rules_own_confidence_stands(tmp_path: Path) -> None:
    with weights_from(written(tmp_path)):
        assert alone(said(0.37)) == 0.37


def test_only_the_confidences_change(facts: Facts) -> None:
    again = calibrated(facts)
    assert [replace(r, confidence=1) for r in again.relations] == [replace(r, confidence=1) for r in facts.relations]
    assert [replace(a, confidence=1) for a in again.attributes] == [replace(a, confidence=1) for a in facts.attributes]
    assert (again.entities, again.dropped) == (facts.entities, facts.dropped)


@pytest.mark.parametrize(("bodies", "step"), [(0, 0), (1, 1), (2, 2), (4, 3), (7, 4), (30, 5)])
def test_the_more_bodies_measures_come_from_the_higher_the_step(bodies: int, step: int) -> None:
    relations = tuple(replace(said(0.5), subject=f"a{i}", predicate=Predicate.OFFERS) for i in range(bodies))
    assert sources(Facts(relations=(*relations, said(0.5)))) == step


def test_nothing_is_taken_for_certain() -> None:
    certain, almost = (described("issuing-verb", "issues", confidence, 0) for confidence in (1.0, 0.999))
    assert certain == almost


def test_an_announcement_is_surer_than_a_round_up() -> None:
    def of(bodies: int) -> float:
        relations = [replace(said(0.5), subject=f"a{i}", predicate=Predicate.OFFERS) for i in range(bodies)]
        return calibrated(Facts(relations=(said(0.9), *relations))).relations[0].confidence

    assert of(1) > of(3) > of(9)


def test_issuing_in_so_many_words_can_be_relied_on(read_text: Callable[[str], Facts]) -> None:
    relations = read_text(NOTICE + "《通知》提出，建立社区食堂运营补贴制度。").relations
    assert [r.confidence >= 0.8 for r in relations if r.predicate == "issues"] == [True, True]
