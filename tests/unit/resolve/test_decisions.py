from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import UsageError
from kg.facts import Entity, Facts, Span
from kg.names import EntityType
from kg.resolve import Resolver
from kg.resolve.decisions import Decisions, Merge, Split

BASE = "https://w3id.org/policy-kg/"


def test_merged_nodes_become_one_along_a_chain() -> None:
    decisions = Decisions([Merge("a", "b"), Merge("b", "c")])
    assert [decisions.node(iri, "x") for iri in "abc"] == ["c", "c", "c"]


def test_a_name_that_was_split_off_has_its_own_node() -> None:
    decisions = Decisions([Split("a", "甲")])
    assert (decisions.node("a", "甲"), decisions.node("a", "乙")) == ("a/甲", "a")


@pytest.mark.parametrize(
    "wrong", [[Merge("a", "b"), Merge("b", "a")], [Merge("a", "b"), Merge("a", "c")], [Merge("a", "a")]]
)
def test_decisions_that_contradict_are_refused(wrong: list[Merge | Split]) -> None:
    with pytest.raises(UsageError):
        Decisions(wrong)


def test_a_decision_joins_entities_of_an_article() -> None:
    article = Article("0" * 16, "示例集团和示例控股签约", "示例集团和示例控股签约")
    group = Entity("a1", EntityType.INSTITUTION, "示例集团", (Span(0, 4),))
    holding = Entity("a2", EntityType.INSTITUTION, "示例控股", (Span(5, 9),))
    decisions = Decisions([Merge(BASE + "institution/示例控股", BASE + "institution/示例集团")])
    found = Resolver(decisions=decisions).resolve(article, Facts((group, holding)))
    assert [(e.id, e.iri, e.aliases) for e in found.entities] == [("a1", BASE + "institution/示例集团", ("示例控股",))]


@given(st.permutations([Merge("a", "b"), Merge("b", "c"), Split("c", "甲"), Merge("c/甲", "d")]))
def test_the_order_of_decisions_changes_nothing(decisions: list[Merge | Split]) -> None:
    made = Decisions(decisions)
    assert [made.node(iri, name) for iri, name in (("a", "乙"), ("c", "甲"), ("d", "甲"))] == ["c", "d", "d"]
