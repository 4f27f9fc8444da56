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
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.names.values import Value as Found
    from kg.extract.reader import Reader
    from kg.extract.reading import Reading

# 「自2022年1月1日起施行」 is said of the document; 「12月1日起，取消长途费」 of the measure.
_FORCE = re.compile(r"施行|实施|执行|生效|有效期|试行|印发之日|发布之日")
_OF_DOCUMENT = re.compile("施行")  # rules are 施行, what they grant is 执行
_FARTHEST_FORCE = 12
_FARTHEST_TERM = 30  # 「执行期限为2023年1月1日至2024年12月31日」
_CLAUSES_AHEAD = 2
_FIRST_NAMES = 3
_FARTHEST_SUBJECT = 4  # 「此次专项整治行动持续至…」
_YEARS = "一二三四五六七八九十"
_VALID_FOR = re.compile(
    rf"起?[^。；\d]{{0,12}}[，。]?[^。；，\d]{{0,8}}(?:有效期|执行期|实施期|试行期|暂行期|施行期|试行|暂行|期限)(?:限)?为?(\d{{1,2}}|[两{_YEARS}])年"
    rf"|起(\d{{1,2}}|[两{_YEARS}])年(?:内?有效|止)?(?=[，。；])"
)
_NEWS = re.compile(r"[^，。；]{0,16}?(?:获悉|了解到?|消息|讯|电|报道)|，?[^，。；]{0,8}?记者")
_TERM = re.compile(r"(?:[至到]|持续|[-–—~～])$")
_OPEN_END = re.compile(
    r"起?(?:零时)?(?:至|到|—|-)(?!(?:\d{4}年|[今明]年)?\d{1,2}月)(?=[^\d]|\d{4}年)"
)  # 「自11月1日至春节前」 tells no last day
# 「取消收费，自1月1日起执行」: the clause says nothing but from when on the act before it holds.
_SINCE_WHEN = re.compile(
    r"起?(?:正式|开始|全面|起)*(?:施行|实施|执行|生效|实行|推行|运行|启用|做|计算|计发)?[，。；！]?\s*$"
)
_ONLY_WHEN = re.compile(r"(?:并|且|将|均|统一|准备|计划|拟|以上政策|上述政策)*(?:自|从|于)?")
_MONTH_ON = re.compile("月份?起$")
_ITSELF = re.compile(r"本(?:文件|通知|办法|规定|意见|细则|公告|条例|方案|措施|政策|决定|规则|规范|制度|指南|计划|令)")
_NOW = "之日"  # 「自印发之日起施行」 is said of the day of issue
_SIGNING_LINE = 60
_LABEL = re.compile(r"[【\[]?(?:发布|成文|印发|生成|签发|发文)(?:日期|时间)[】\]]?[:：]?\s*$")
_ALONE = re.compile(r"\s*")
_LINE_END = re.compile(r"[ \t\r\u3000]*(?:\n|$)")
_ADOPTION = re.compile(r"[（(]$")
_ADOPTED = re.compile(r"[^（）()\n]{2,80}(?:通过|公布|发布|印发)")
_DECREED = re.compile(r"[^（）()，。\n]{2,60}(?:通过|公布|发布)[ \t\r\u3000]*(?:\n|$)")  # the whole line, no sentence
_ROLES = {"from": AttributeName.EFFECTIVE_FROM, "until": AttributeName.VALID_UNTIL}


def days(reader: Reader, published: date | None) -> Iterator[Value]:
    """All days that the text ties to a document or a measure."""
    found = list(find_dates(reader.text, published))
    issued = [*_issued_on(reader, found), *_signed(reader, found)]
    yield from issued
    forces = list(_in_force(reader, found, {one.subject: one.value for one in reversed(issued)}))
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
    """The first day that stands for itself in an official document: over its body, or under its issuers' names."""
    document = reader.printed()
    one = next((one for one in found if _signs(reader, one)), None)
    if document is not None and one is not None:
        yield Value(name(document), AttributeName.ISSUED_ON, one.value, (one.span,), 0.8, "day-of-signature")


def _signs(reader: Reader, one: Found) -> bool:
    """Whether a line is a day and nothing else, 「2023年4月20日」, gives it a label, or tells of its adoption."""
    text, span = reader.text, one.span
    if one.role or not _is_day(one, text):
        return False
    near = max(0, span.begin - _SIGNING_LINE)
    begin = max(near, text.rfind("\n", near, span.begin) + 1)
    if _ALONE.fullmatch(text, begin, span.begin) and (
        _LINE_END.match(text, span.end) or _DECREED.match(text, span.end)
    ):
        return True
    if _ADOPTION.fullmatch(text, begin, span.begin) and _ADOPTED.match(text, span.end):
        return True
    return _LABEL.search(text, begin, span.begin) is not None


def _in_force(reader: Reader, found: Sequence[Found], issued: Mapping[Thing, str]) -> Iterator[Value]:
    days_left, carried_out = iter(found), _carried_out(reader)
    one = next(days_left, None)
    for i, reading in enumerate(reader.readings):
        while one is not None and one.span.begin < reading.clause.span.end:
            if (
                one.span.begin >= reading.clause.span.begin
                and _states_term(one, reader.text)
                and not reading.holder.is_title
            ):
                for thing in _in_force_things(reader, i, one, carried_out):
                    rule = "day-of-force" if thing.kind == "name" else "day-of-measure"
                    value = issued.get(thing, one.value) if _NOW in one.span.quote(reader.text) else one.value
                    yield Value(thing, _ROLES[one.role], value, (one.span,), 0.7, rule)
            one = next(days_left, None)


def _terms(reader: Reader, forces: Sequence[Value]) -> Iterator[Value]:
    """「自2023年6月1日起施行，有效期3年」: the term runs to the day before the same day three years on."""
    for force in forces:
        day, end = date.fromisoformat(force.value), force.evidence[-1].end
        match = _VALID_FOR.match(reader.text, end)
        if match is None or force.name is not AttributeName.EFFECTIVE_FROM:
            continue
        years = _number(match[1] or match[2])
        try:
            last = day.replace(year=day.year + years) - timedelta(days=1)
        except ValueError:  # from 29 February
            last = day.replace(year=day.year + years, day=28)
        spans = (force.evidence[-1], Span(*match.span()))
        yield Value(force.subject, AttributeName.VALID_UNTIL, last.isoformat(), spans, 0.7, "term-of-force")


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 2 if words == "两" else _YEARS.index(words) + 1


def _states_term(one: Found, text: str) -> bool:
    """Whether a day of the month begins or ends a term; 「6月底前」 is a deadline, 「2018年以来」 is history."""
    words = text[one.span.begin : one.span.end]
    if one.role == "from":
        ends = words.endswith(("日", "号", "天", "起")) or _MONTH_ON.search(text, one.span.begin, one.span.end + 1)
        return bool(ends) and not text.startswith(("以来", "后", "开始以来"), one.span.end)
    term = _TERM.search(text, max(0, one.span.begin - 4), one.span.begin) or text.startswith(
        ("止", "失效", "废止"), one.span.end
    )
    return one.role == "until" and words.endswith(("日", "号", "底", "末")) and bool(term)


def _in_force_things(reader: Reader, i: int, one: Found, carried_out: Mapping[int, int]) -> Iterator[Thing]:
    """The document where the words of force stand beside the day; else the scheme or the measure that it dates.

    「高龄津贴提高到110元，自1月1日起执行」: right behind a measure, or in its clause, the day is the measure's.
    """
    reading = reader.readings[i]
    text, clause = reader.text, reading.clause.span
    if _OPEN_END.match(text, one.span.end):
        return
    own = reader.printed()
    if own is not None and _ITSELF.search(text, max(clause.begin, one.span.begin - _FARTHEST_TERM), one.span.begin):
        yield name(own)
        return
    low = max(clause.begin, one.span.begin - (_FARTHEST_TERM if one.role == "until" else _FARTHEST_FORCE))
    k = _dated_measure(reader, i, reading, one)
    if _FORCE.search(text, low, min(clause.end, one.span.end + _FARTHEST_FORCE)):
        documents = [d.name for d in reading.named if d.type is EntityType.INSTRUMENT]
        of_document = _OF_DOCUMENT.search(text, one.span.end, min(clause.end, one.span.end + _FARTHEST_FORCE))
        if not documents and (of_document or k is None or reader.measures[k].reading not in (i - 1, i)):
            documents = list(reader.frames[i].instruments)
        if documents:
            yield name(documents[0])
            return
    scheme = next((d for d in reading.named[:_FIRST_NAMES] if d.type is EntityType.PROGRAMME), None)
    if scheme is not None and scheme.begin - clause.begin <= _FARTHEST_SUBJECT and scheme.end <= one.span.begin:
        yield name(scheme.name)
        if scheme.name in carried_out:
            yield measure(carried_out[scheme.name])
    elif k is not None:
        yield measure(k)


def _carried_out(reader: Reader) -> dict[int, int]:
    """The first measure that names each scheme: the days of 「此次整治行动持续至6月30日」 are those of 开展整治行动."""
    first: dict[int, int] = {}
    for k, candidate in enumerate(reader.measures):
        for d in reader.readings[candidate.reading].named:
            if d.type is EntityType.PROGRAMME and candidate.span.begin <= d.begin < candidate.span.end:
                first.setdefault(d.name, k)
    return first


def _dated_measure(reader: Reader, i: int, reading: Reading, one: Found) -> int | None:
    """The measure in the same sentence before a clause that tells nothing but the day, else in it or after it."""
    after = bisect_left(reader.measures, i, key=lambda candidate: candidate.reading)
    clause = reading.clause.span
    bare = _ONLY_WHEN.fullmatch(reader.text, clause.begin, one.span.begin)
    if after and bare and _SINCE_WHEN.match(reader.text, one.span.end, clause.end):
        before = reader.measures[after - 1].reading
        if reader.readings[before].sentence is reading.sentence:
            return after - 1
    if after < len(reader.measures) and reader.measures[after].reading <= i + _CLAUSES_AHEAD:
        same = reader.readings[reader.measures[after].reading].sentence is reading.sentence
        return after if same else None
    return None
