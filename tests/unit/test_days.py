from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.days import day, moment

if TYPE_CHECKING:
    from collections.abc import Iterator


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
