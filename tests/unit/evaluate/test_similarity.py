"""What counts as the same entity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.similarity import FLOORS, dice, similarity
from kg.names import EntityType

NAMES = st.text(alphabet="上海市商务局财政部a1", min_size=1, max_size=12)
TYPES = st.sampled_from([kind.value for kind in EntityType])


@given(NAMES, TYPES)
def test_an_entity_is_itself(name: str, kind: str) -> None:
    assert similarity({"id": "a", "type": kind, "name": name}, {"id": "b", "type": kind, "name": name}) == 1


@given(NAMES, NAMES)
def test_resemblance_has_no_direction_and_stays_between_nothing_and_all(one: str, other: str) -> None:
    assert dice(one, other) == dice(other, one)
    assert 0 <= dice(one, other) <= 1


@given(NAMES, NAMES, TYPES, TYPES)
def test_unlike_types_are_unlike_but_for_organisations(one: str, other: str, kind: str, other_kind: str) -> None:
    likeness = similarity({"id": "a", "type": kind, "name": one}, {"id": "b", "type": other_kind, "name": other})
    if kind != other_kind and {kind, other_kind} != {"Agency", "Institution"}:
        assert likeness == 0
    assert 0 <= likeness <= 1


@pytest.mark.parametrize(
    ("kind", "answer", "prediction", "same"),
    [
        ("Agency", "甲市商务局", "《甲市商务局》", True),
        ("Agency", "甲市商务局", "甲市商务委员会", False),
        ("Instrument", "关于促进外贸发展的若干措施", "关于促进外贸发展的若干政策措施", True),
        ("Instrument", "关于促进外贸发展的若干措施", "关于促进就业的若干措施", False),
        ("Measure", "发放一次性补贴", "对企业发放一次性补贴", True),
        ("Measure", "发放一次性补贴", "减免房租", False),
        ("TargetGroup", "小微企业", "中小微企业", True),
    ],
)
def test_names_are_compared_by_their_kind(kind: str, answer: str, prediction: str, same: bool) -> None:
    one, other = {"id": "a", "type": kind, "name": answer}, {"id": "b", "type": kind, "name": prediction}
    assert (similarity(one, other) > 0) is same  # type: ignore[arg-type]


def test_every_floor_is_that_of_an_entity_type() -> None:
    assert set(FLOORS) <= {kind.value for kind in EntityType}
