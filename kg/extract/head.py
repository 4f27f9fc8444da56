"""What a clause begins with: connectives, time, subject, modal, and the verb phrase that they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.index import Named
    from kg.extract.lexicon import Token

_SUBJECTS = frozenset(EntityType) - {EntityType.MEASURE, EntityType.PROGRAMME}
# 「国家发展改革委等部门」「教育部门有关负责人」「各地也」: what may follow a subject before its verb.
_AFTER_SUBJECT = re.compile(
    r"等?[\d一二三四五六七八九十两多]*(?:个)?(?:部门|单位|部委|机构|地区|方面)?(?:有关|相关)?(?:负责人|负责同志|发言人)?(?:均|都|也|分别|本身|自身)?"
)
_BETWEEN_SUBJECTS = re.compile(r"[、和与及]|以及|(?:近日|日前)?(?:会同|联合)")
_DATE = re.compile(
    r"(?=[从自在于截\d零上下晚（起以前底初末之后])(?![从自在于]前)"
    r"(?:(?:从|自|在|于|截至|截止)?(?:\d{4}年?[-—–~至到](?=\d{4}年))?(?:\d{2,4}年)?(?:\d{1,2}月份?)?(?:\d{1,2}[日号])?(?:零时|上午|下午|晚)?(?:（[^）]{1,8}）)?(?:起|以来|前|底前|底|初|末|至今|之前|之后|后)?"
    # 「6月20日至7月20日开展消费季活动」
    r"(?:(?<=[日号起月])(?:至|到|-|—{1,2}|–|~)(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号]|(?<=年)[春国元]\w{1,2})"
    r"(?:止|前|底|末|期间)?)?)"
)
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?=[\u4e00-\u9fff])")  # 「财政部28日预拨」
_THEY = re.compile("[两二三四五六七八九十]部门(?:均|都|还|也)?")  # 「两部门将…」: those named before
_SHORTEST_DATE = 2
_LONGEST_SPEAKER = 40
_GIVES_OUT = frozenset({"通报", "披露"})  # they report where a speech follows, else they are acts upon a thing
_SPEECH = re.compile("[，：“]|称|显示|指出|说")
_ORDERS = frozenset({"要求", "责令", "号召", "部署"})
_MODALS = frozenset({"must", "shall", "may", "done", "doing"})
_AFTER_SAYING = frozenset({"action", "manner", "never", "must", "shall", "may", "preposition"})
_NAMES_SPEAKER = frozenset({"official", "document", "saying"})
_LEADING = frozenset({"connective", "time_now", "time_ahead", "pronoun"})
_BINDING = frozenset({"must", "shall", "may"})
_TENSES = frozenset({"已", "已经", "业已", "曾", "正", "正在", "先后", "均已"})
_NO_PREDICATE = frozenset({"document", "official", "outsider", "background", "goal"})
_KINDS = ("never", "purpose", "action", "manner", "preposition")
_AFTER_JIANG = frozenset({"action", "manner", "preposition", "never", "issuing", "must", "may", "connective", "doing"})


@dataclass(slots=True)
class Head:
    """Where a clause's own verb phrase begins, and what was left of it.

    Attributes:
        begin: The first character of the verb phrase (adverbs and prepositional phrases belong to it).
        first: The cue word that stands there, if any.
        kind: What it is: ``action``, ``manner``, ``preposition``, ``never``, ``purpose``, or ``other``.
        verb: The first verb of action at or after ``begin``, if any.
        subjects: The named things that stand before it as its subject.
        modals: The classes of the modal words before it (``must``, ``shall``, ``may``, ``done``, ``doing``).
        ordered: Whether 要求, 责令 or 号召 stands before the subject.
        reported: The verb of saying (``规定``, ``表示``) that the clause's own words follow, if it has one.
        speakers: The named things before that verb.
    """

    begin: int
    first: Token | None
    kind: str
    verb: Token | None
    subjects: tuple[Named, ...]
    modals: frozenset[str]
    ordered: bool
    reported: Token | None
    speakers: tuple[Named, ...]


def read_head(text: str, begin: int, end: int, tokens: Sequence[Token], named: Sequence[Named]) -> Head:
    """Read a clause from its left edge.

    Args:
        text: The article's text.
        begin: The clause's first character.
        end: One past its last.
        tokens: The cue words inside the clause, in order.
        named: The named things inside the clause, in order.
    """
    at = {token.begin: token for token in tokens}
    names = {one.begin: one for one in reversed(named)}  # of two that begin together the longer
    subjects: list[Named] = []
    modals: frozenset[str] = frozenset()
    reported = _reporting(text, begin, end, tokens, at, names)
    speakers = () if reported is None else tuple(one for one in named if one.begin < reported.begin)
    ordered = reported is not None and reported.word in _ORDERS
    i = reported.end if reported else begin
    if text.startswith("了", i):
        i += 1
    while i < end:
        if text[i] == "《" and i + 1 in names:
            names[i] = names[i + 1]  # 「《通知》要求」: a title stands with its brackets
        name = names.get(i)
        token = at.get(i)
        if name is not None and name.type in _SUBJECTS and _is_subject(text, name, end, at, names):
            subjects.append(name)
            i = _skip_subject(text, name.end, end, names)
        elif token is not None and name is None and _leads_on(token, at, names, end):
            modals |= token.classes & _MODALS
            i = token.end
        elif (after := _behind_day(text, i, end) or _behind_them(text, i, end, at)) is not None:
            i = after
        elif text[i] in "“”‘’ 　，":
            i += 1
        else:
            break
    kind = _kind(at.get(i), names.get(i))
    if subjects and kind == "other" and not modals:
        i, subjects = subjects[0].begin - (text[subjects[0].begin - 1] == "《"), []
    verb = next((t for t in tokens if t.begin >= i and "action" in t.classes), None)
    return Head(i, at.get(i), kind, verb, tuple(subjects), modals, ordered, reported, speakers)


def _behind_day(text: str, i: int, end: int) -> int | None:
    match = _DATE.match(text, i, end)
    return match.end() if match and match.end() - i >= _SHORTEST_DATE else None


def _behind_them(text: str, i: int, end: int, at: dict[int, Token]) -> int | None:
    match = _THEY.match(text, i, end)
    return match.end() if match and match.end() in at else None


def _reporting(
    text: str, begin: int, end: int, tokens: Sequence[Token], at: dict[int, Token], names: dict[int, Named]
) -> Token | None:
    """The verb of saying that governs the rest of the clause: 「《公告》规定纳税人可以…」「提出扩大准入」."""
    for token in tokens:
        says = "saying" in token.classes and token.end < end
        if token.begin - begin > _LONGEST_SPEAKER or "never" in token.classes or (_binds(token) and not says):
            return None
        if says and not (token.word in _GIVES_OUT and not _SPEECH.match(text, token.end)):
            following = at.get(token.end)
            goes_on = token.end in names or (following is not None and not following.classes.isdisjoint(_AFTER_SAYING))
            if token.begin > begin or goes_on:
                return token
        elif (
            "action" in token.classes
            and token.classes.isdisjoint(_NAMES_SPEAKER)
            and not any(one.begin <= token.begin < one.end for one in names.values())
        ):
            return None
    return None


def _binds(token: Token) -> bool:
    """Whether the word tells somebody to act: what he then says is what he must do, 「可以提出申请」."""
    return not token.classes.isdisjoint(_BINDING) and token.classes.isdisjoint(_LEADING) and token.word != "需要"


def _leads_on(token: Token, at: dict[int, Token], names: dict[int, Named], end: int) -> bool:
    """Whether a cue word belongs before the verb phrase and not to it."""
    classes = token.classes
    if token.word == "将":  # 「将加强」 promises, 「将信息提供给」 is the preposition
        following = at.get(token.end)
        return following is not None and token.end not in names and bool(following.classes & _AFTER_JIANG)
    if not classes.isdisjoint(_LEADING):
        return "action" not in classes
    return ("never" not in classes and not classes.isdisjoint(_BINDING)) or token.word in _TENSES


def _is_subject(text: str, name: Named, end: int, at: dict[int, Token], names: dict[int, Named]) -> bool:
    """Whether a verb phrase, a modal or another subject follows the name directly."""
    i = _skip_subject(text, name.end, end, names)
    if i >= end:
        return False
    following = at.get(i)
    if i in names:
        return names[i].type in _SUBJECTS
    return following is not None and not following.classes <= _NO_PREDICATE


def _skip_subject(text: str, i: int, end: int, names: dict[int, Named]) -> int:
    i += text.startswith("》", i, end)
    match = _BETWEEN_SUBJECTS.match(text, i, end)
    if match and match.end() in names:
        return match.end()
    match = _DAY.match(text, i, end) or _AFTER_SUBJECT.match(text, i, end)
    return match.end() if match else i


def _kind(token: Token | None, name: Named | None) -> str:
    if token is None or name is not None:
        return "other"
    return next((kind for kind in _KINDS if kind in token.classes), "other")
