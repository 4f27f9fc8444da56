from __future__ import annotations

from datetime import date

import pytest
from neo4j.time import Date

from kg.mirror.seal import SEAL, node_seal, seal

ARROW = ("ISSUES", "s", "o", {"iri": "r", "begin": 1, "confidence": 0.9, "derived": False, "spans": ["1,2", "3,4"]})


def test_the_order_of_relationships_does_not_matter_but_their_number_does() -> None:
    other = ("ISSUES", "s", "p", {"iri": "q"})
    assert seal({}, [ARROW, other]) == seal({}, [other, ARROW])
    assert seal({}, [ARROW]) != seal({}, [ARROW, ARROW])


@pytest.mark.parametrize(
    "change",
    [{"begin": 2}, {"begin": True}, {"confidence": 1}, {"spans": ["1,2"]}, {"mine": "x"}, {"begin": [date.min]}],
)
def test_whatever_is_changed_changes_the_seal(change: dict[str, object]) -> None:
    kind, subject, object_, properties = ARROW
    assert seal({}, [(kind, subject, object_, properties | change)]) != seal({}, [ARROW])


def test_both_sides_dates_and_empty_values_come_to_the_same() -> None:
    store = {"published": date(2022, 6, 1), "sections": [], "url": None, "effective_from_all": [date(2022, 6, 1)]}
    graph = {"published": Date(2022, 6, 1), "effective_from_all": [Date(2022, 6, 1)], SEAL: "its own"}
    assert seal(store, []) == seal(graph, [])
    assert node_seal(["Agency"], store) == node_seal(["Agency"], graph)
    assert node_seal(["Agency"], store) != node_seal(["Institution"], store)
