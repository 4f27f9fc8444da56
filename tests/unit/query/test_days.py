from __future__ import annotations

from datetime import date

from kg.query.days import Dated, dated

LAW, NOTE = "instrument/law", "instrument/note"


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
