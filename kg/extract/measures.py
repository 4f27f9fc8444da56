"""The measures of an article: which clauses state an action that a body takes, promises, requires or forbids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coordination import coordinated_acts
from kg.extract.explaining import explaining
from kg.extract.features import clause_features, following_features, word_features
from kg.extract.formalities import for_form
from kg.extract.linear import linear_model
from kg.extract.provisions import unbinding
from kg.facts import Dropped, Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.frame import Frame
    from kg.extract.issuing import Issue
    from kg.extract.reading import Reading

THRESHOLD = 0.5
LOW, REPEATED = "its score is too low", "the same words stand earlier"
_ITEM_CONFIDENCE = 0.85
NEAR = 0.2
_GRANT_CONFIDENCE = 0.65
_LISTED_CONFIDENCE = 0.6
# What a document grants or lays down whatever the verb: 「给予最高150万元奖励」「应当答复」「由25%下调至23%」.
_GRANT = re.compile(
    r"给予[^，。；]{0,24}(?:奖励|补助|补贴|支持|优惠|过渡期)|不得|应当|减半|免收|免征|(?:加征|征收)[^，。；]{0,8}税$|(?:补贴|奖励|补助|奖补)[^，。；]{0,6}\d"
    r"|[由从][^，。；]{1,16}(?:下调|提高|上调|降低|调整|延长|增加|压缩)[至到为]"
)
_COMPARISON = re.compile("同比|环比|下降|增长|应当看到|不得不")
_SHORTEST = 4
_LONGEST = 160
# What a measure is taken for or on: it belongs to the clause behind it. 「对于…的，」「对…的案件，」
_CONDITION = re.compile(r"(?:对于?|凡|除)")
# 「对高校合作项目，分别给予…」: whatever the clause holds, it is for whom something is given.
_GRANTED = re.compile(
    "，(?:(?:根据|按照?|依据|结合|视)[^，。；]{2,24}，)?(?:分别|一次性|每年|每家|每户|再|可|最高|另)*(?:给予|予以|奖励|奖补|补贴|补助|资助)"
)
_MEASURE = re.compile("根据|按照?|依据|依照|结合|视")  # by what the grant is measured
_CASE = re.compile(
    r"(?![^，]*是)[^，；]{2,12}的|(?:未经|未取得)[^，；]{2,30}(?:同意|批准|许可|授权|备案|核准)"
    r"|(?:[^，；]{2,30})?违反(?:本|前款|第)[^，；]{1,24}"
)
# By when: 「自收到申请之日起20个工作日内，作出决定」.
_WITHIN = re.compile(
    r"(?:(?:自|于|在)[^，。；]{2,30}|[之当]日起|后)[\d一二两三四五六七八九十]{1,3}个?(?:工作日|自然日|日|天|个?月|年)(?:以?内|之内)$"
)
# When a document is in force, and that it is given out, is said of the document; neither is a step of its own.
_IN_FORCE = re.compile(
    r"(?:[本该]?(?:办法|规定|通知|意见|细则|公告|条例|方案|措施|决定|规则|政策)|《[^》]{2,40}》(?:[（(][^）)]*[）)])?)?"
    r"(?:自[^，。；]{2,16}(?:起|后)(?:正式)?(?:施行|实施|执行|生效)|(?:执行|施行|实施|有效)期(?:限)?为[^，。；]{2,40})$"
)
_GIVEN_OUT = re.compile(
    r"(?:近日|日前|联合|共同|正式|已|现)*(?:印发|发布|出台|公布|下发|颁布|制定了)了?《[^》]+》(?:[（(][^）)]*[）)])?$"
)
# How or where alone, with no act of its own; and what a meeting did besides deciding.
_NO_ACT = re.compile(
    r"(?:按照?|针对|根据|依据|从|在|本着)[^，。；]{2,60}(?:原则|特点|出发|基础上|前提下|等方面|规律|精神)$"
    r"|(?:在[^，。；]{1,10})?(?:联合|共同|组织)?召开[^，。；]{2,60}会议$|听取[^，。；]{2,60}汇报$"
)
_SPEAKING = frozenset({"instrument", "meeting", "official", "body"})
_CLOSING = frozenset("）)”。！；，、：")  # a clause ends in no white space
_TAIL = re.compile(r"(?:（[^（）]*）|\([^()]*\)|[”\s。！；，、：])+$")


class Described(NamedTuple):
    """A clause by its number, the quote it would give (where, and the words themselves), and its features."""

    reading: int
    span: Span
    words: str
    features: list[str]


@dataclass(slots=True)
class Candidate:
    """A clause that may be a measure.

    Attributes:
        reading: The number of the clause.
        span: Where it stands, from the verb phrase or the condition before it to the end of the clause.
        words: The quote itself.
        probability: That it is one.
        rule: What said so.
    """

    reading: int
    span: Span
    words: str
    probability: float
    rule: str


def described(
    text: str, readings: Sequence[Reading], frames: Sequence[Frame], issued: Mapping[int, Issue]
) -> Iterator[Described]:
    """Every clause but those of the headline, bare conditions, with what the model looks at."""
    previous: Reading | None = None
    condition = None
    ahead = (*zip(readings[1:], frames[1:], strict=True), (None, None))
    for i, (reading, frame, following) in enumerate(zip(readings, frames, ahead, strict=False)):
        if reading.holder.is_title:
            continue
        if previous is not None and previous.sentence is not reading.sentence:
            previous = condition = None
        features = clause_features(text, reading, frame, previous, issue=issued.get(i))
        previous = reading
        begin = condition if condition is not None else _begin(text, reading)
        condition = begin if _is_condition(text, reading, goes_on=condition is not None) else None
        span = quote(text, begin, reading.clause.span.end)
        if condition is None:
            features += following_features(*following)
            for part in coordinated_acts(text, reading, span):
                words = part.quote(text)
                if _SHORTEST <= len(words) <= _LONGEST and not _of_document(words) and not _NO_ACT.match(words):
                    yield Described(i, part, words, features + word_features(words))


def candidates(
    text: str, readings: Sequence[Reading], frames: Sequence[Frame], issued: Mapping[int, Issue]
) -> Iterator[Candidate]:
    """Weigh every clause, in text order; the acts of an enumeration stand or fall together, mere form is no act."""
    model, formal = (
        linear_model("measure"),
        for_form(text, readings) | unbinding(text, readings) | explaining(text, readings),
    )
    for number, parts in groupby(described(text, readings, frames, issued), key=attrgetter("reading")):
        acts = list(parts)
        if number in formal:
            yield from (Candidate(number, one.span, one.words, 0.0, "for-form") for one in acts)
            continue
        surest = max(model.probability(one.features) for one in acts)
        for one in acts:
            said = [(surest, "clause-model"), *_by_rule(readings[number], frames[number], one.words, len(acts))]
            yield Candidate(number, one.span, one.words, *max(said))


def _by_rule(reading: Reading, frame: Frame, words: str, acts: int) -> Iterator[tuple[float, str]]:
    """What says that a clause is a measure whatever the model thinks of it.

    「推出畅通物流、完善退税、扩大信保等12条措施」 of a document or body lists acts by its own account.
    """
    if acts > 1 and frame.kind in _SPEAKING:
        yield _LISTED_CONFIDENCE, "enumerated-acts"
    if _is_item(reading, frame):
        yield _ITEM_CONFIDENCE, "numbered-item"
    if frame.kind == "instrument" and _GRANT.search(words) and not _COMPARISON.search(words):
        yield _GRANT_CONFIDENCE, "grant-or-duty"


def chosen(
    text: str, readings: Sequence[Reading], frames: Sequence[Frame], issued: Mapping[int, Issue]
) -> tuple[list[Candidate], list[Dropped]]:
    """The measures, each quote once, and the clauses that came near and were left out."""
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    quotes: set[str] = set()
    for one in candidates(text, readings, frames, issued):
        if one.probability < THRESHOLD:
            if one.probability >= NEAR:
                dropped.append(Dropped(one.span, EntityType.MEASURE, LOW, one.probability))
        elif one.words in quotes:
            dropped.append(Dropped(one.span, EntityType.MEASURE, REPEATED, one.probability))
        else:
            quotes.add(one.words)
            kept.append(one)
    return kept, dropped


def quote(text: str, begin: int, end: int) -> Span:
    """The measure's own words: no closing marks, no bracket at the end."""
    match = _TAIL.search(text, begin, end) if text[end - 1] in _CLOSING else None
    stop = match.start() if match and match.start() > begin else end
    opened = text.count("“", begin, stop) - text.count("”", begin, stop)
    return Span(begin, end if opened > 0 and match else stop)


def _of_document(words: str) -> bool:
    """Whether a clause only tells of a document: 「本办法自发布之日起施行」「印发《方案》」."""
    return bool(_IN_FORCE.match(words) or _GIVEN_OUT.match(words))


def _is_condition(text: str, reading: Reading, *, goes_on: bool) -> bool:
    """Whether the clause only says whom, when or by what the next one acts: 「对于企业…的投保业务」.

    Args:
        text: The article's text.
        reading: The clause.
        goes_on: Whether the clause before it is a condition: 「对…的企业，按照投入的大小，给予…」.
    """
    begin, end = reading.head.begin, reading.clause.span.end
    if reading.clause.mark != "，":
        return False
    if _is_case(text, reading) or _WITHIN.search(text, begin, end):
        return True
    if goes_on and _MEASURE.match(text, begin, end) and _GRANTED.match(text, end):  # 「对…，按照投入的大小，给予…」
        return True
    if not _CONDITION.match(text, begin):
        return False
    named = any(one.type is EntityType.TARGET_GROUP and one.end == end for one in reading.named)
    if named or _GRANTED.match(text, end):  # 「对独居老人等困难群体，」
        return True
    last = text.rfind("的", begin, end)
    return last >= 0 and not any("action" in token.classes for token in reading.tokens if token.begin > last)


def _begin(text: str, reading: Reading) -> int:
    """Where a quote that opens with the clause begins: at its verb phrase, or all of the case it tells."""
    return reading.clause.span.begin if _is_case(text, reading) else reading.head.begin


def _is_case(text: str, reading: Reading) -> bool:
    """Whether the clause is a short case in which the next one holds: 「逾期不改的，依法惩处」「未经同意，不得…」."""
    span = reading.clause.span
    return reading.clause.mark == "，" and _CASE.fullmatch(text, span.begin, span.end) is not None


def _is_item(reading: Reading, frame: Frame) -> bool:
    """Whether a numbered item states an act: 「（二）完善配套政策」, whatever stands around it."""
    return (
        reading.clause.enumerator is not None
        and frame.kind in _SPEAKING
        and reading.head.kind in {"action", "manner", "never"}
        and reading.head.verb is not None
    )
