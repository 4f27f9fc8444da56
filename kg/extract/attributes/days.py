"""When documents were issued, and from when to when documents and measures are in force."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract.names.dates import find_dates
from kg.extract.statements import Thing, Value, measure, name
from kg.facts import Span
from kg.names import AttributeName, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.names.values import Value as Found
    from kg.extract.reader import Reader
    from kg.extract.reading import Reading

# 「自2022年1月1日起施行」 is said of the document; 「12月1日起，取消长途费」 of the measure.
_FORCE = re.compile(r"施行|实施|执行|生效|有效期|试行|印发之日|发布之日")
_FARTHEST_FORCE = 12
_FARTHEST_TERM = 30  # 「执行期限为2023年1月1日至2024年12月31日」
_CLAUSES_AHEAD = 2
_YEARS = "一二三四五六七八九十"
_VALID_FOR = re.compile(rf"[^。；\d]{{0,12}}[，。]?[^。；，\d]{{0,8}}有效期(?:限)?为?(\d{{1,2}}|[{_YEARS}])年")
_NEWS = re.compile(r"[^，。；]{0,16}?(?:获悉|了解到?|消息|讯|电|报道)|，?[^，。；]{0,8}?记者")
_PERIOD = re.compile(
    "起?(?:零时)?(?:至|到|—|-)"
)  # 「自11月1日至春节前开展行动」: when it is done, not when it comes into force
_TERM = re.compile(r"[至到]$")
_ROLES = {"from": AttributeName.EFFECTIVE_FROM, "until": AttributeName.VALID_UNTIL}


def days(reader: Reader, published: date | None) -> Iterator[Value]:
    """All days that the text ties to a document or a measure."""
    found = list(find_dates(reader.text, published))
    yield from _issued_on(reader, found)
    yield from _signed(reader, found)
    forces = list(_in_force(reader, found))
    yield from forces
    yield from _terms(reader, forces)


def _issued_on(reader: Reader, found: Sequence[Found]) -> Iterator[Value]:
    """「12月15日，生态环境部印发《方案》」: the last day before the verb in its sentence."""
    begins = [one.span.begin for one in found]
    for issue in reader.issued:
        sentence = reader.readings[issue.reading].sentence.span
        if issue.looks_back or reader.readings[issue.reading].holder.is_title:
            continue
        before = found[bisect_left(begins, sentence.begin) : bisect_left(begins, issue.cue.begin)]
        plain = [
            one for one in before if not one.role and _is_day(one, reader.text) and not _is_of_news(one, reader.text)
        ]
        if plain:
            for document in issue.documents:
                spans = (plain[-1].span, issue.cue)
                yield Value(name(document), AttributeName.ISSUED_ON, plain[-1].value, spans, 0.8, "day-of-issue")


def _is_of_news(one: Found, text: str) -> bool:
    """Whether the day is the report's: 「记者21日了解到」「据商务部网站26日消息」."""
    return _NEWS.match(text, one.span.end) is not None


def _is_day(one: Found, text: str) -> bool:
    """Whether a day of the month is given, and not a month or year alone."""
    return (
        text[one.span.begin : one.span.end].endswith(("日", "号", "天"))
        or text[one.span.begin : one.span.end][-1].isdigit()
    )


def _signed(reader: Reader, found: Sequence[Found]) -> Iterator[Value]:
    """A line that is a day and nothing else closes an official document."""
    document = reader.printed()
    if document is None:
        return
    for one in found:
        begin = reader.text.rfind("\n", 0, one.span.begin) + 1
        end = reader.text.find("\n", one.span.end)
        if reader.text[begin : end if end >= 0 else len(reader.text)].strip() == one.span.quote(reader.text):
            yield Value(name(document), AttributeName.ISSUED_ON, one.value, (one.span,), 0.8, "day-of-signature")
            return


def _in_force(reader: Reader, found: Sequence[Found]) -> Iterator[Value]:
    days_left = iter(found)
    one = next(days_left, None)
    for i, reading in enumerate(reader.readings):
        while one is not None and one.span.begin < reading.clause.span.end:
            if (
                one.span.begin >= reading.clause.span.begin
                and _states_term(one, reader.text)
                and not reading.holder.is_title
            ):
                thing = _in_force_thing(reader, i, reading, one)
                if thing is not None and (thing.kind == "name" or not _PERIOD.match(reader.text, one.span.end)):
                    rule = "day-of-force" if thing.kind == "name" else "day-of-measure"
                    yield Value(thing, _ROLES[one.role], one.value, (one.span,), 0.7, rule)
            one = next(days_left, None)


def _terms(reader: Reader, forces: Sequence[Value]) -> Iterator[Value]:
    """「自2023年6月1日起施行，有效期3年」: the term runs to the day before the same day three years on."""
    for force in forces:
        day, end = date.fromisoformat(force.value), force.evidence[-1].end
        match = _VALID_FOR.match(reader.text, end)
        if match is None or force.name is not AttributeName.EFFECTIVE_FROM:
            continue
        years = int(match[1]) if match[1].isdecimal() else _YEARS.index(match[1]) + 1
        try:
            last = day.replace(year=day.year + years) - timedelta(days=1)
        except ValueError:  # from 29 February
            last = day.replace(year=day.year + years, day=28)
        spans = (force.evidence[-1], Span(*match.span()))
        yield Value(force.subject, AttributeName.VALID_UNTIL, last.isoformat(), spans, 0.7, "term-of-force")


def _states_term(one: Found, text: str) -> bool:
    """Whether a day of the month begins or ends a term; 「6月底前」 is a deadline, 「2018年以来」 is history."""
    words = text[one.span.begin : one.span.end]
    if one.role == "from":
        return words.endswith(("日", "号", "天", "起")) and not text.startswith(("以来", "后"), one.span.end)
    term = _TERM.search(text, max(0, one.span.begin - 4), one.span.begin) or text.startswith(
        ("止", "失效", "废止"), one.span.end
    )
    return one.role == "until" and words.endswith(("日", "号", "底", "末")) and bool(term)


def _in_force_thing(reader: Reader, i: int, reading: Reading, one: Found) -> Thing | None:
    """The document where the words of force stand beside the day, else the measure it stands in or before."""
    low = max(reading.clause.span.begin, one.span.begin - (_FARTHEST_TERM if one.role == "until" else _FARTHEST_FORCE))
    if _FORCE.search(reader.text, low, min(reading.clause.span.end, one.span.end + _FARTHEST_FORCE)):
        documents = [d.name for d in reading.named if d.type is EntityType.INSTRUMENT] or list(
            reader.frames[i].instruments
        )
        if documents:
            return name(documents[0])
    k = bisect_left(reader.measures, i, key=lambda candidate: candidate.reading)
    if k < len(reader.measures) and reader.measures[k].reading <= i + _CLAUSES_AHEAD:
        same = reader.readings[reader.measures[k].reading].sentence is reading.sentence
        return measure(k) if same else None
    return None
