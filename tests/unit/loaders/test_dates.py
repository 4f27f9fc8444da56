from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LoadError
from loaders.dates import published


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Wed, 08 Dec 2021 07:57:20 GMT", "2021-12-08T07:57:20+00:00"),
        ("08 Dec 2021 07:57:20 +0800", "2021-12-08T07:57:20+08:00"),
        ("Wed, 08 Dec 2021 07:57:20", "2021-12-08T07:57:20+08:00"),
        ("Wed, 08 Dec 2021 07:57:20 -0000", "2021-12-08T07:57:20+00:00"),
        ("Wed, 08 Dec 2021 07:57:20 CST", "2021-12-08T07:57:20+08:00"),
        ("2022-10-07T19:00:00+08:00", "2022-10-07T19:00:00+08:00"),
        ("2022-10-07T11:00:00Z", "2022-10-07T11:00:00+00:00"),
        ("2022-10-07T11:00:00.123456Z", "2022-10-07T11:00:00+00:00"),
        ("2022-10-07 19:00:00", "2022-10-07T19:00:00+08:00"),
        ("2022-10-07 19:00", "2022-10-07T19:00:00+08:00"),
        ("2022/1/7", "2022-01-07T00:00:00+08:00"),
        ("2022年1月7日", "2022-01-07T00:00:00+08:00"),
        ("2022年1月7日 09:05", "2022-01-07T09:05:00+08:00"),
        ("2022-10-07T19:00:00-0330", "2022-10-07T19:00:00-03:30"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    assert published(text, "x") == datetime.fromisoformat(iso)


def test_nothing_is_no_date() -> None:
    assert published(" \n", "x") is None


@pytest.mark.parametrize(
    "text",
    ["昨天", "2022-13-01", "2022-02-30", "0000-01-01", "0001-01-01T00:00:00+14:00", "9" * 5000, "2022-01-01T25:00:00"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(LoadError, match="cannot read the date"):
        published(text, "x")


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=ZONES))
def test_iso_times_come_back(when: datetime) -> None:
    whole = when.replace(microsecond=0)
    assert published(whole.isoformat(), "x") == whole


@given(st.text())
def test_any_text_gives_an_aware_time_or_an_error(text: str) -> None:
    try:
        when = published(text, "x")
    except LoadError:
        return
    assert when is None or when.tzinfo is not None
