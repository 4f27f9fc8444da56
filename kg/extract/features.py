"""What the linear models look at, as names of binary features."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.characters import character_pairs
from kg.extract.lexicon import word_lists

if TYPE_CHECKING:
    from kg.extract.frame import Frame
    from kg.extract.issuing import Issue
    from kg.extract.reading import Reading

_STATISTIC = re.compile(
    r"同比|环比|百分点|增速|增幅|涨幅|降幅|占比|比重|约占|位居|居首|创.{0,4}新高|\d%|亿元|万元|万人|亿人"
)
_GOAL = re.compile(
    r"^(?:力争)?到\d{4}年|时期?末|达到|以上$|基本(?:建成|形成|实现|建立)|显著(?:提升|增强|改善)|(?:更加|进一步)(?:完善|健全|合理|优化|提升|巩固|显现|增强)$"
)
_ADVERBIAL_END = re.compile(
    r"(?:后|时|中|上|下|前提下|基础上|的同时|过程中|期间|以来|方面|之际|情况下|条件下|背景下|外|起|为止|的是|为例)$"
)
_NOMINAL_END = re.compile(
    r"(?:的|等|情况|工作会议|要求|精神|部署|问题|举措|抓手|机遇|挑战|目标|内容|方面|原则|特点|消息|记者|电|讯|日|年)$"
)
_EVALUATION = re.compile(
    r"^(?:是|有|这|该|其|此|那|它|他|她|也|都|就|已成为|成为|事关|关系)|至关重要|重要(?:举措|意义|作用|抓手|支撑|保障)|有(?:利于|助于|望|效)|发挥了|取得(?:了|积极|显著|明显)|奠定了|提供了|创造了"
)
_QUESTION = re.compile(r"[？?]|什么|如何|怎么|哪些|吗$|呢$")
_RESULT_END = re.compile(
    r"(?:提升|增长|下降|改善|好转|回升|见效|落地|显现|增强|扩大|提高|完善|优化|下调|上调|调整|取消|延长|延续|推进|开展|实施|启动|开工|施行|执行|成立|挂牌|开通|办理|办结|清零|整改|惩处|负责)$"
)
_LENGTHS = (4, 7, 11, 16, 24, 40)
_MANY = 2
_FARTHEST = 6
_WORDS_LOOKED_AT = 40
_OPENINGS = (2, 3)  # characters at the head of a sentence: 「目前…」「数据显示…」 colours all its clauses


def clause_features(
    text: str, reading: Reading, frame: Frame, previous: Reading | None, *, issue: Issue | None
) -> list[str]:
    """Describe a clause as a candidate measure, without its own words and what follows it.

    Args:
        text: The article's text.
        reading: The clause.
        frame: Who speaks in it.
        issue: The document given out in it, if one is.
        previous: The clause before it in the same sentence, if any.
    """
    clause, head = reading.clause, reading.head
    words = text[head.begin : clause.span.end]
    features = [
        "bias",
        f"kind={head.kind}",
        f"frame={frame.kind}",
        f"length={bisect_right(_LENGTHS, len(words))}",
        f"mark={clause.mark}",
    ]
    features += [f"kind,frame={head.kind},{frame.kind}", f"age={min(frame.age, 3)}"]
    features += [f"modal={modal}" for modal in sorted(head.modals)]
    if issue is not None:
        features += ["issues", f"issues,looks-back={issue.looks_back}"]
    features += _verb_features(reading, words)
    features += _subject_features(text, reading)
    features += _shape_features(text, reading, words)
    features += _position_features(reading)
    if not clause.first:
        opening = reading.sentence.clauses[0].span.begin
        features += [f"opening={text[opening : opening + length]}" for length in _OPENINGS]
    if previous is not None:
        features.append(f"before:kind={previous.head.kind}")
        features += [f"before:modal={modal}" for modal in sorted(previous.head.modals)]
    return features


def following_features(following: Reading | None, frame: Frame | None) -> list[str]:
    """What stands behind a clause: the next one of the article, in whatever sentence, and its frame."""
    if following is None or frame is None:
        return ["after:none"]
    head = following.head
    features = [f"after:kind={head.kind}", f"after:frame={frame.kind}"]
    features += [f"after:modal={modal}" for modal in sorted(head.modals)]
    if head.verb is not None:
        features.append(f"after:verb-at={_distance(head.verb.begin - head.begin)}")
    return features


def word_features(words: str) -> list[str]:
    """The characters of a quote and their pairs: a pair tells more, a character is met more often."""
    head = words[:_WORDS_LOOKED_AT]
    return character_pairs(head) + [f"sign={a}" for a in dict.fromkeys(head)]


def _distance(characters: int) -> int:
    return min(characters // 2, _FARTHEST)


def _verb_features(reading: Reading, words: str) -> list[str]:
    head, first = reading.head, reading.head.first
    features = [f"head={first.word}"] if first is not None else ["head=none"]
    if head.verb is not None:
        features += [f"verb={head.verb.word}", f"verb-at={_distance(head.verb.begin - head.begin)}"]
        if first is not None and "manner" in first.classes and head.verb.begin == first.end:
            features.append("verb-after-manner")
        after = words[head.verb.end - head.begin :][:1]
        if after in {"了", "的"}:
            features.append(f"verb-then-{after}")
        sense = _senses().get(head.verb.word, "other")
    else:
        features.append("verb=none")
        sense = "none"
    features += [f"sense={sense}", f"sense,place={sense},{_place(reading)}"]
    classes = frozenset().union(*[token.classes for token in reading.tokens if token.begin >= head.begin])
    features += [f"has={kind}" for kind in sorted(classes & _TELLING)]
    return features


@cache
def _senses() -> dict[str, str]:
    """Of a verb, the list of ``words/senses.toml`` that it stands in."""
    return {word: sense for sense, words in word_lists("senses").items() for word in words}


def _place(reading: Reading) -> str:
    """Where in its sentence a clause stands."""
    first, last = reading.clause.first, reading.clause is reading.sentence.clauses[-1]
    return ("alone" if last else "first") if first else ("last" if last else "inside")


_TELLING = {
    "result",
    "background",
    "goal",
    "saying",
    "issuing",
    "outsider",
    "official",
    "document",
    "must",
    "shall",
    "may",
    "never",
    "done",
    "doing",
    "purpose",
}


def _subject_features(text: str, reading: Reading) -> list[str]:
    head = reading.head
    features = sorted({f"subject={one.type}" for one in head.subjects}) if head.subjects else []
    if head.reported is not None:
        features.append("reported")
    if head.ordered:
        features.append("ordered")
    skipped = text[reading.clause.span.begin : head.begin]
    if "下一步" in skipped or "接下来" in skipped or "今年将" in skipped:
        features.append("ahead")
    if reading.named:
        features += sorted({f"holds={one.type}" for one in reading.named if one.begin >= head.begin})
    return features


def _shape_features(text: str, reading: Reading, words: str) -> list[str]:
    features = [name for name, pattern in _SHAPES.items() if pattern.search(words)]
    if sum(map(str.isdigit, words)) > _MANY:
        features.append("digits")
    if text[reading.clause.span.begin - 1 : reading.clause.span.begin] == "“":
        features.append("quoted")
    return features


_SHAPES = {
    "statistic": _STATISTIC,
    "goal": _GOAL,
    "adverbial-end": _ADVERBIAL_END,
    "nominal-end": _NOMINAL_END,
    "evaluation": _EVALUATION,
    "question": _QUESTION,
    "result-end": _RESULT_END,
}


def _position_features(reading: Reading) -> list[str]:
    clause, holder, sentence = reading.clause, reading.holder, reading.sentence
    features = []
    if holder.is_heading:
        features.append("heading")
    if clause.enumerator is not None:
        features += ["numbered", f"numbered={clause.enumerator.kind}"]
    elif holder.enumerator is not None:
        features.append("in-item")
    if clause.first:
        features.append("first")
    if clause is sentence.clauses[-1]:
        features.append("last")
    if len(sentence.clauses) == 1:
        features.append("alone")
    features.append(f"paragraph={min(reading.paragraph, 4)}")
    return features
