"""When an article was published: the forms that feeds, blogs and government pages write."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kg.days import CHINA
from kg.errors import LoadError

_NUMERIC = re.compile(
    r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})\s?日?"
    r"(?:[Tt\s]\s*(?P<hour>\d{1,2})[:时](?P<minute>\d{2})分?(?::?(?P<second>\d{2})(?:[.,]\d{1,9})?秒?)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.ASCII,
)
_LONGEST = 100


def published(text: str, path: str) -> datetime | None:
    """Read a date in RFC 822 (``Wed, 08 Dec 2021 07:57:20 GMT``), ISO 8601 or Chinese form (``2021年12月8日``).

    A time without a zone is Chinese (UTC+8), and so is ``CST``; a date without a time is its midnight.

    Args:
        text: As the source writes it; empty where it says none.
        path: Where it is from, for the message.

    Returns:
        An aware time, or None for an empty text.

    Raises:
        LoadError: It says something that is no date.
    """
    text = text.strip()
    if not text:
        return None
    try:
        when = _read(text)
        when.utctimetuple()  # a time near year 1 or 9999 may have no counterpart in UTC
    except (ValueError, TypeError, OverflowError, IndexError) as error:
        raise LoadError("{path}: cannot read the date {date}", path=path, date=repr(text[:_LONGEST])) from error
    return when


def _read(text: str) -> datetime:
    if len(text) > _LONGEST:
        raise ValueError
    found = _NUMERIC.fullmatch(text)
    if found is None:
        when = parsedate_to_datetime(re.sub(r"\bCST\b", "+0800", text))
        if when.tzinfo is not None:
            return when
        # RFC 5322 writes -0000 for a time in UTC at an unknown place, which Python returns as naive.
        return when.replace(tzinfo=UTC if text.endswith("-0000") else CHINA)
    year, month, day, hour, minute, second = (
        int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    return datetime(year, month, day, hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(text: str | None) -> timezone:
    if text is None:
        return CHINA
    if not text[-1].isdigit():
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(":") or 0)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
