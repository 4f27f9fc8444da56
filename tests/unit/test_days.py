from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.days import day, moment
from kg.query.days import Dated, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

LAW, NOTE = "instrument/law", "instrument/note"


@pytest.fixture
def another_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_day_is_the_one_the_article_gives_in_its_own_zone() -> None:
    assert day("2022-06-01T00:30:00+08:00") == date(2022, 6, 1)
    assert day("2022-06-01") == date(2022, 6, 1)
    assert day("soon") is None
    assert day(None) is None


def test_moments_compare_across_zones() -> None:
    assert moment("2022-06-01T08:00:00+08:00") == moment("2022-06-01T00:00:00Z")
    assert moment(None) == moment("soon") == moment("") < moment("0001-01-01")
    assert moment("0001-01-01") < moment("1900-01-01T00:00:00Z")


@pytest.mark.usefixtures("another_zone")
def test_a_time_without_a_zone_is_chinas_wherever_it_is_read() -> None:
    assert moment("2022-06-01T08:00:00") == moment("2022-06-01T00:00:00Z")


def test_an_instrument_stands_at_its_issue_else_its_effect_else_its_first_report() -> None:
    reports = [(LAW, "b"), (LAW, "a"), (NOTE, "b"), ("instrument/undated", "c")]
    published = {"a": "2022-04-30T23:00:00+08:00", "b": "2022-05-02T09:00:00+08:00"}
    effect, issue = (LAW, "effectiveFrom", "2022-07-01"), (LAW, "issuedOn", "2022-04-20")
    assert dated([], reports, published) == {
        LAW: Dated(date(2022, 4, 30), True, None, None),
        NOTE: Dated(date(2022, 5, 2), True, None, None),
    }
    assert dated([effect], reports, published)[LAW] == Dated(date(2022, 7, 1), False, date(2022, 7, 1), None)
    assert dated([effect, issue], reports, published)[LAW].day == date(2022, 4, 20)


def test_where_articles_differ_the_first_day_counts_and_the_last_end() -> None:
    said = [
        (LAW, "issuedOn", "2022-04-20"),
        (LAW, "issuedOn", "2022-04-18"),
        (LAW, "validUntil", "2024-12-31"),
        (LAW, "validUntil", "2025-12-31"),
        (LAW, "validUntil", "the end"),
        (LAW, "quantity", "2021-01-01"),
    ]
    assert dated(said, [], {}) == {LAW: Dated(date(2022, 4, 18), False, date(2022, 4, 18), date(2025, 12, 31))}
