from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.identity import Decisions, Merge, Split

if TYPE_CHECKING:
    from kg.identity.decisions import Decision

BASE = "https://w3id.org/policy-kg/"
A, B, C, D = (f"{BASE}agency/{name}" for name in "甲乙丙丁")
ARTICLE = f"{BASE}article/0123456789abcdef"


def goes(decisions: Decisions, iri: str, name: str = "x", article: str = ARTICLE) -> str:
    move = decisions.move(iri, name, article)
    return move.iri if move else iri


def test_merged_nodes_become_one_along_a_chain() -> None:
    decisions = Decisions([Merge(A, B), Merge(B, C)])
    assert [goes(decisions, iri) for iri in (A, B, C, D)] == [C, C, C, D]


def test_a_name_that_was_split_off_has_its_own_node() -> None:
    decisions = Decisions([Split(A, "甲局")])
    assert (goes(decisions, A, "甲局"), goes(decisions, A, "甲委")) == (A + "/甲局", A)


def test_an_article_split_off_has_a_node_below_itself() -> None:
    decisions = Decisions([Split(A, article=ARTICLE)])
    assert goes(decisions, A, "甲局") == f"{BASE}agency/0123456789abcdef/甲局"
    assert goes(decisions, A, "甲局", ARTICLE[:-1] + "0") == A


def test_the_narrowest_split_counts() -> None:
    decisions = Decisions(
        [Split(A, "甲局", into=B), Split(A, article=ARTICLE, into=C), Split(A, "甲局", ARTICLE, into=D)]
    )
    assert goes(decisions, A, "甲局") == D
    assert goes(decisions, A, "甲委") == C
    assert goes(decisions, A, "甲局", ARTICLE[:-1] + "0") == B


@pytest.mark.parametrize(
    "wrong",
    [
        [Merge(A, B), Merge(B, A)],
        [Merge(A, B), Merge(A, C)],
        [Merge(A, A)],
        [Split(A, "甲局", into=B), Split(A, "甲局", into=C)],
    ],
)
def test_decisions_that_contradict_are_refused(wrong: list[Decision]) -> None:
    with pytest.raises(UsageError):
        Decisions(wrong)


@given(st.permutations([Merge(A, B), Merge(B, C), Split(C, "甲"), Merge(C + "/甲", D)]))
def test_the_order_of_decisions_changes_nothing(decisions: list[Decision]) -> None:
    made = Decisions(decisions)
    assert [goes(made, iri, name) for iri, name in ((A, "乙"), (C, "甲"), (D, "甲"))] == [C, D, D]


def test_a_decision_has_one_iri_whatever_is_noted() -> None:
    assert Merge(A, B).id == Merge(A, B, "same staff").id
    assert len({Merge(A, B).id, Merge(B, A).id, Split(A, "甲").id, Split(A, into="甲").id}) == 4
