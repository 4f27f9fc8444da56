"""Days and times as the graph writes them (``xsd:date``, ``xsd:dateTime``), to show and to compare."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The zone of a time that names none. China has kept UTC+8, without summer time, since 1992."""


def day(written: str | None) -> date | None:
    """The day of a date or a time, in the zone that is written; None where it is none."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def moment(written: str | None) -> float:
    """A time as a number to compare by, also across zones; what is none comes before all that is."""
    try:
        when = datetime.fromisoformat(written or "")
        return (when if when.tzinfo else when.replace(tzinfo=CHINA)).timestamp()
    except (ValueError, OverflowError):
        return -math.inf
