"""「X 表示」: whose words the verb of saying announces, read from the words before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.frame import Frame
from kg.extract.issuing import LEARNING, acting, coordinated
from kg.extract.lexicon import Token
from kg.extract.speakers import advises
from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from kg.extract.index import Named
    from kg.extract.reading import Reading
    from kg.extract.speakers import People

_LEADER = re.compile("总书记|习近平")
# 「作为贯彻落实…决策部署的」「按照总书记重要指示要求」 name a duty; nobody speaks in them.
_NOMINAL = re.compile("(?:决策|指示|精神|安排|有关|相关|工作|总体|统一|任务|目标|的|的明确|的具体|的总体)$")
_NOMINAL_WORDS = frozenset({"要求", "部署", "规定", "建议", "承诺", "主张"})
_STATISTICS = re.compile("数据|统计|监测|调查|测算|报告显示|大数据")
_COUNTING = frozenset({"显示", "预计", "预测"})
_LONGEST_SUBJECT = 60
_ROLES = frozenset({"official", "outsider", "document"})
_GROUNDS = frozenset({"action", "preposition", "manner", "purpose"})


class Subject(NamedTuple):
    """The words before a verb of saying.

    Attributes:
        words: The words themselves.
        cue: Their characters and the verb's.
        nearest: The last name among them.
        role: The last word of office, of an outsider or of a document behind that name.
    """

    words: str
    cue: Span
    nearest: Named | None
    role: Token | None


def spoken(text: str, reading: Reading, people: People, current: Frame) -> Frame | None:
    """The frame that a clause opens by saying who speaks, or None where it does not."""
    verb = _verb_of_saying(text, reading) or _colon_of_speech(reading)
    if verb is None:
        return None
    subject = _subject(text, reading, verb)
    if _LEADER.search(subject.words):
        return Frame("leader", (), (), subject.cue)
    person = people.named(subject.words)
    if person is not None:
        return person._replace(cue=subject.cue, age=0)
    if verb.word in LEARNING:  # the reporter learnt it from the body
        learnt = acting(reading, learnt=True, until=verb.begin)
        return Frame("body", (), names_of(coordinated(text, learnt)), subject.cue) if learnt else None
    office = subject.role is not None and "official" in subject.role.classes
    if (_STATISTICS.search(subject.words) and not office) or verb.word in _COUNTING:
        return Frame("statistics", (), (), subject.cue)
    return _named(text, reading, verb, subject, current) or _unnamed(subject, current)


def names_of(named: tuple[Named, ...]) -> tuple[int, ...]:
    """The names that the mentions are of, each once."""
    return tuple(dict.fromkeys(one.name for one in named))


def _verb_of_saying(text: str, reading: Reading) -> Token | None:
    if reading.head.reported is not None and not _is_nominal(text, reading.head.reported):
        return reading.head.reported
    official = any("official" in token.classes for token in reading.tokens)
    for token in reading.tokens:
        if "saying" in token.classes and not _is_nominal(text, token):
            return token
        if token.begin == reading.head.begin and token.classes & _GROUNDS and not official:
            return None  # 「按照国务院决策部署」「贯彻…要求」: a ground, not a speech; but 「就业促进司司长介绍」
    return None


def _is_nominal(text: str, verb: Token) -> bool:
    """Whether the word only names what was said: 「重要指示要求」「决策部署」."""
    return verb.word in _NOMINAL_WORDS and _NOMINAL.search(text, max(0, verb.begin - 3), verb.begin) is not None


def _colon_of_speech(reading: Reading) -> Token | None:
    """「某局副局长 周明远：我们将…」: the office stands for the verb of saying."""
    if reading.clause.mark != "：" or not any("official" in token.classes for token in reading.tokens):
        return None
    end = reading.clause.span.end
    return Token(end, end, "：", frozenset({"saying"}))


def _subject(text: str, reading: Reading, verb: Token) -> Subject:
    begin = max(reading.clause.span.begin, verb.begin - _LONGEST_SUBJECT)
    before = [one for one in reading.named if one.begin < verb.begin and not _is_spoken_of(text, one)]
    nearest = max(before, key=lambda one: one.end, default=None)
    roles = [token for token in reading.tokens if token.end <= verb.begin and token.classes & _ROLES]
    behind = bool(roles) and (nearest is None or roles[-1].begin >= nearest.end)
    return Subject(text[begin : verb.begin], Span(begin, verb.end), nearest, roles[-1] if behind else None)


def _is_spoken_of(text: str, one: Named) -> bool:
    """Whether a group is only what is spoken of: 「《政策》对服务业行业提出要求」."""
    return one.type is EntityType.TARGET_GROUP and text[one.begin - 1] in "对为向"


def _named(text: str, reading: Reading, verb: Token, subject: Subject, current: Frame) -> Frame | None:
    """An outsider, a document or a body that the subject names."""
    role, nearest = subject.role, subject.nearest
    if role is not None and "outsider" in role.classes and "document" not in role.classes:
        return Frame("outsider", (), (), subject.cue)
    if nearest is not None and nearest.type is EntityType.INSTRUMENT:
        bodies = current.bodies if nearest.name in current.instruments else ()
        return Frame("instrument", (nearest.name,), bodies, subject.cue)
    organisations = acting(reading, until=verb.begin)
    if organisations and advises(text, organisations[-1]):
        return Frame("outsider", (), (), subject.cue)
    if organisations:
        kind = "official" if role is not None else "body"
        return Frame(kind, (), names_of(coordinated(text, organisations)), subject.cue)
    return None


def _unnamed(subject: Subject, current: Frame) -> Frame | None:
    """「会议强调」「通知要求」「该负责人说」: a word of office or a document goes on with who spoke before."""
    role = subject.role
    if role is None:
        return None
    if role.word.endswith("会议") or role.word.endswith("会"):
        return current._replace(kind="meeting", instruments=(), cue=subject.cue, age=0)
    if "document" in role.classes and current.instruments:
        return current._replace(kind="instrument", cue=subject.cue, age=0)
    if "official" in role.classes and current.bodies:
        return current._replace(kind="official", cue=subject.cue, age=0)
    return None
