from __future__ import annotations

import pytest

from kg.serve.explorer.asked import Asked, number, today
from kg.serve.explorer.concepts import Concepts
from kg.serve.explorer.words import Words

PLACES = Concepts({"杭州市": "杭州市"}, {}, {"杭州市": "杭州市", "杭州": "杭州市"}, {"杭州市": ()})


@pytest.mark.parametrize(("written", "found"), [("3", 3), ("", 0), ("-1", 0), ("9" * 5000, 0), ("３", 0), ("1.5", 0)])
def test_a_number_in_an_address_is_small_or_nothing(written: str, found: int) -> None:
    assert number(written) == found


def test_what_is_wrong_is_said_in_the_readers_language() -> None:
    given = {"day": "2024-13-01", "region": " 杭州 ", "group": "没有"}
    asked = Asked(given, ("day", "region", "group", "other"), Words("en"))
    assert asked.concept("region", PLACES) == "杭州市"
    assert (asked.day("day"), asked.concept("group", PLACES), asked.values["other"]) == ("", "", "")
    assert asked.problems == ["“2024-13-01” is no day (YYYY-MM-DD)", "No group is called “没有”"]


def test_today_is_a_day() -> None:
    assert Asked({"day": today()}, ("day",), Words("zh")).day("day") == today()
