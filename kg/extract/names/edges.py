"""Where the name of a kind begins and ends: verbs left off, what says which ones parted off, shared heads taken in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.names.phrases import JOINTS, Reach, Token, reach_left
from kg.extract.names.subjects import subject_to
from kg.extract.names.words import Kind, alternation, words

if TYPE_CHECKING:
    from kg.extract.names.found import Claims

_LONGEST_BEFORE = 16
_LOOKED_AHEAD = 4
_LOOKED_BACK = 6
_HEAD = int(Kind.ALONE | Kind.BOUND)
_ALONE, _BOUND, _AGENTIVE = int(Kind.ALONE), int(Kind.BOUND), int(Kind.AGENTIVE)
_DETERMINER, _REGION = int(Kind.DETERMINER), int(Kind.REGION)
_WHICH = _DETERMINER | _REGION
_BEFORE_WHICH = int(Kind.DETERMINER | Kind.REGION | Kind.MODIFIER)
_NOUN, _NOMINAL = int(Kind.FREE | Kind.MODIFIER), int(Kind.NOMINAL)
_INSIDE = _NOUN | _NOMINAL | _HEAD | _WHICH
_NUMBER = re.compile(
    r"[约超近第]?[\d一二两三四五六七八九十百千万]+(?:多|余)?(?:家|个|名|所|项|位|户|大|起|批|条|届|处|座|艘|辆)"
)
_LEVELS = re.compile(r"(?:[省州市区县旗乡镇]、){1,3}[市区县旗乡镇街道]{1,3}$")
_CLASSES = re.compile(r"(?<![\n一二三四五六、])(?:[一二三四五六ABCD]、){1,4}$")
_MEASURED = re.compile(  # 65岁 of 65岁以上老人
    r"(?:[不未年]满)?(?:[\d.]+|[一二两三四五六七八九十百千万]+|[省市县区地])[万亿]?"
    r"(?:周?岁|星?级|人|名|万?元|亩|年|小时|个月)(?:[（(]含[)）])?及?$"
)
_LONGEST_MEASURE = 12
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万]\s?[家户名所个人]$")  # 4万家以上中小企业
_FROM_THERE = ("以上", "以下")
_SHARED_ENDS = frozenset("市区县旗乡镇街道、")  # what those two end in
_TRIED = int(Kind.STRONG | Kind.DETERMINER)  # 试点 tells which ones
_LONGEST_ROW = 120  # characters of 发展改革、教育、财政等
_LEVEL = re.compile(r"(?:^|[\s，。；：、和由向报经与同])[省市区县州]$")
_GOVERNING = ("人民政府", "国务院")
_BEFORE_VERB = re.compile("(?:应当|必须|不得|支持|鼓励|引导|[将要须应])$")


class Edges(NamedTuple):
    """Where a phrase and its parts begin and end.

    Attributes:
        begin: The phrase's first character, of what says which ones if that stands before the kind.
        core: The kind's first character.
        end: The character after the last.
        unknown: How many of the characters no list knows.
    """

    begin: int
    core: int
    end: int
    unknown: int


def goes_on(phrase: list[Token], head: int) -> bool:
    """Whether the phrase has its head further on: 煤炭行业 of 煤炭行业管理部门, but not 银行 of 银行服务小微企业."""
    named_by_verb = False
    for index in range(head + 1, min(head + _LOOKED_AHEAD, len(phrase))):
        token = phrase[index]
        if token.begin != phrase[index - 1].end:
            return False
        if organises_after(phrase, index):
            return False
        if token.kinds & _HEAD:
            return not named_by_verb or bool(token.kinds & _AGENTIVE)
        if not token.kinds & (_NOUN | _NOMINAL):
            return False
        named_by_verb = named_by_verb or not token.kinds & _NOUN
    return False


def edges_of(text: str, phrase: list[Token], head: int, claims: Claims, bodies: dict[int, int]) -> Edges:
    """Where the phrase that ends in a head begins and ends.

    Args:
        text: The text.
        phrase: Its tokens.
        head: The head's place among them.
        claims: What other names have taken; the phrase holds none of it.
        bodies: Where each body begins, by where it ends: ``人民银行`` before ``各分支机构`` belongs to the phrase.
    """
    subject = subject_to(text, phrase, head, _INSIDE, _LONGEST_BEFORE)
    if subject is not None and claims.free(subject.begin, phrase[head].end):
        return _department(text, Edges(*subject, phrase[head].end, 0), claims, bodies)
    reach = _without_verb(text, phrase, head, reach_left(phrase, head, _INSIDE, _LONGEST_BEFORE))
    begin, core, says_which = _which(phrase, reach, head)
    end = phrase[head].end
    if not claims.free(begin, end):
        free = (token.begin for token in phrase[reach.first : head] if claims.free(token.begin, end))
        begin = core = next(free, phrase[head].begin)
    if says_which:
        begin = bodies.get(begin, begin)
    if says_which and text[begin - 1 : begin].isdigit():  # 1000多家企业
        begin = core
    if counted := _NUMBER.match(text, begin, phrase[head].begin):
        begin, core = counted.end(), max(core, counted.end())
    begin, core = _sharing(text, phrase, reach.first, begin, core)
    edges = Edges(begin, core, end, reach.unknown if begin == reach.begin else 0)
    return _department(text, edges, claims, bodies)


@cache
def _fields() -> re.Pattern[str]:
    level, field = alternation(words("groups", "levels")), alternation(words("groups", "fields"))
    return re.compile(
        rf"(?:{level}(?:[和、][^，。；、]{{1,6}}[区县市])?)?(?:{field}、){{1,16}}(?:{field}和)?{field}等$"
    )


def _department(text: str, edges: Edges, claims: Claims, bodies: dict[int, int]) -> Edges:
    """Take in whose departments they are and which: ``市司法行政部门``, ``教育、公安、民政等有关部门``."""
    begin = edges.begin
    if not text.endswith("部门", 0, edges.end):
        return edges
    if text.endswith("等", 0, begin):
        fields = _fields().search(text, max(0, begin - _LONGEST_ROW), begin)
        start = fields.start() if fields and claims.free(fields.start(), begin) else begin
    elif text.endswith(_GOVERNING, 0, begin):
        start = bodies.get(begin, begin)
    elif _LEVEL.search(text, max(0, begin - 1), begin + 1):
        return edges._replace(core=begin, unknown=0)  # 市 alone is no word, but here it says whose
    else:
        start = begin - (_LEVEL.search(text, max(0, begin - 2), begin) is not None)
    return edges._replace(begin=start, core=start) if start < begin else edges


def without_unknown(phrase: list[Token], head: int, edges: Edges) -> Edges:
    """Leave off what no list knows at the begin: it is the end of a verb as often as a part of the name."""
    if not edges.unknown:
        return edges
    index = head
    while index and phrase[index - 1].begin >= edges.begin and phrase[index - 1].end == phrase[index].begin:
        index -= 1
    known = _behind_acts(phrase, index, head)
    bare = known == phrase[head].begin
    if bare and known == phrase[index].begin and not (phrase[head].kinds & _ALONE and edges.end - known > len("企业")):
        return edges  # nothing but the bare head would be left
    return Edges(known, max(edges.core, known), edges.end, 0) if known > edges.begin else edges


def _behind_acts(phrase: list[Token], first: int, head: int) -> int:
    """Where a phrase begins behind the verbs that act upon its kind: 游客 of 接待游客, but not 队伍 of 救援队伍."""
    if phrase[head].kinds & (_AGENTIVE | _ALONE) != _ALONE:
        return phrase[first].begin
    return next(token.begin for token in phrase[first : head + 1] if not _is_act(token))


def with_measure(text: str, edges: Edges) -> Edges:
    """Take in the age, size or rank from which on things are meant: ``65岁以上老人``, ``不满十四周岁未成年人``."""
    if not text.startswith(_FROM_THERE, edges.begin) and text[edges.begin - 1 : edges.begin] != "岁":
        return edges
    if _COUNTED.search(text, max(0, edges.begin - _LONGEST_MEASURE), edges.begin) and edges.end > edges.begin + 2:
        begin = edges.begin + len(_FROM_THERE[0])
        return Edges(begin, max(begin, edges.core), edges.end, 0)
    measured = _MEASURED.search(text, max(0, edges.begin - _LONGEST_MEASURE), edges.begin)
    return Edges(measured.start(), measured.start(), edges.end, 0) if measured else edges


def with_joined(text: str, phrase: list[Token], head: int, edges: Edges) -> Edges:
    """Take in bare heads that share what says which ones: ``有关地区、部门和单位``."""
    end, index = edges.end, head
    while phrase[index].kinds & _BOUND and index + 2 < len(phrase):
        joint, other = phrase[index + 1], phrase[index + 2]
        if joint.begin != end or other.begin != joint.end or text[joint.begin : joint.end] not in JOINTS:
            break
        if not other.kinds & _BOUND or goes_on(phrase, index + 2):
            break
        end, index = other.end, index + 2
    return edges._replace(end=end)


def _without_verb(text: str, phrase: list[Token], head: int, reach: Reach) -> Reach:
    """Leave off a verb that acts upon the kind: 保障 of 保障残疾人, but not 服务 of 服务机构."""
    begin, first = reach.begin, reach.first
    leads = first < head and phrase[first].begin == begin
    if phrase[head].kinds & _AGENTIVE:
        acts = leads and first + 1 < head and _acts_upon(text, phrase[first], phrase[first + 1])
        return Reach(phrase[first].end, first + 1, reach.unknown) if acts else reach
    leading = True
    for index in range(first, head):
        token, before = phrase[index], phrase[index - 1]
        verb = _is_act(token) or _organises(token)
        verb = verb and token.kinds & _TRIED != _TRIED
        after_a_kind = before.end == token.begin and before.kinds & _HEAD
        if verb and (after_a_kind or (leading and leads)):
            begin, first = token.end, index + 1
        leading = leading and (verb or bool(token.kinds & _DETERMINER))
    return Reach(begin, first, reach.unknown)


def _is_act(token: Token) -> bool:
    return token.kinds & (_NOMINAL | _NOUN | _HEAD) == _NOMINAL


def _acts_upon(text: str, verb: Token, following: Token) -> bool:
    """Whether a verb is one even before 机构 or 人员: ``将检查外卖商户``, ``组织第三方机构``."""
    if _organises(verb):
        return True
    told = verb.kinds & (_NOMINAL | _NOUN) == _NOMINAL and _BEFORE_VERB.search(text, max(0, verb.begin - 2), verb.begin)
    return bool(told) and verb.end == following.begin and not following.kinds & _NOMINAL


def _organises(token: Token) -> bool:
    """组织: a kind of body as well as a verb."""
    return token.kinds & (_NOMINAL | _HEAD) == _NOMINAL | _BOUND


def organises_after(phrase: list[Token], index: int) -> bool:
    """Whether 组织 is what a body does: 教育部门组织开展, but not 行业组织."""
    before = phrase[index - 1]
    return _organises(phrase[index]) and before.end == phrase[index].begin and bool(before.kinds & _AGENTIVE)


def _which(phrase: list[Token], reach: Reach, head: int) -> tuple[int, int, bool]:
    """Part a phrase into what says which ones, and the kind: its begin, the kind's, and whether it has a 各."""
    first = reach.first
    last = next((i for i in range(head - 1, first - 1, -1) if phrase[i].kinds & _DETERMINER), -1)
    if last >= 0:
        start = last
        while (
            start > first and phrase[start - 1].end == phrase[start].begin and phrase[start - 1].kinds & _BEFORE_WHICH
        ):
            start -= 1
        return phrase[start].begin, phrase[last].end, True
    place = phrase[first]
    if first < head and place.begin == reach.begin and place.kinds & _REGION:
        own_kind = place.end < phrase[head].begin or phrase[head].kinds & _ALONE
        return reach.begin, place.end if own_kind else reach.begin, False
    return reach.begin, reach.begin, False


def _sharing(text: str, phrase: list[Token], first: int, begin: int, core: int) -> tuple[int, int]:
    """Take in what shares the head: ``上海市、区两级商务主管部门``, ``一、二类人才``."""
    if text[begin - 1 : begin] not in _SHARED_ENDS:
        return begin, core
    for pattern in (_LEVELS, _CLASSES):
        if shared := pattern.search(text, max(0, begin - _LONGEST_BEFORE), begin):
            start = shared.start()
            for token in phrase[max(0, first - _LOOKED_BACK) : first]:
                if token.kinds & _REGION and token.begin < start < token.end:
                    start = token.begin
            return start, start
    return begin, core
