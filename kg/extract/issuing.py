"""Who gives out which document: 「X、Y 联合印发《Z》」「审议通过《Z》」「《Z》发布」."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.facts import Span
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.index import Named
    from kg.extract.lexicon import Token
    from kg.extract.reading import Reading

ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})
_JOINED = re.compile(r"[、和与及同 ]|以及|(?:近日|日前)?(?:会同|联合)|")
_SHORT_FORM = re.compile(r"（(?:以下简称|下称|简称|以下称)?[“]?")
_AND_DOCUMENT = re.compile(r"》?[、和及与]?(?:以及)?《?")
LEARNING = frozenset({"获悉", "了解到", "了解"})
_LEADING = frozenset({"preposition", "urging"})
_AGENTIVE = frozenset({"和", "与", "及", "同", "由", "经", "会同", "联合", "根据", "按照", "按", "依据", "依照", "据"})
_OPINIONS = frozenset({"征求意见", "公开征求意见"})
_DRAWING_UP = frozenset({"制定", "制订"})  # of a named document only: 「制定办法」 is a measure
_ACTIVE = frozenset({"讨论", "审议", "通过", "推出"})  # these stand before their document only
_FARTHEST_PASSIVE = 8
_NEAREST_VERB = 2
_FARTHEST_OBJECT = 80
# What is only planned is not issued: 「将研究制定」.
_PLANNED = re.compile(r"(?:将|拟|计划|研究|抓紧|加快|推动|推进|适时|准备|正在)(?:[\u4e00-\u9fff]{0,4})$")
# 「落实《X》」「按照《X》」 look back on a document; they give out none.
_LOOKING_BACK = re.compile(r"贯彻|落实|根据|按照|依据|响应|按|为")


class Issue(NamedTuple):
    """A document is given out.

    Attributes:
        reading: The number of the clause.
        bodies: The names of those that issue it; empty where the clause does not tell.
        documents: The names of the documents.
        cue: The verb.
        spans: The issuers' mentions, the verb and the documents' mentions, in text order.
        looks_back: Whether the clause only refers to it as a ground.
    """

    reading: int
    bodies: tuple[int, ...]
    documents: tuple[int, ...]
    cue: Span
    spans: tuple[Span, ...]
    looks_back: bool


def issues(text: str, readings: Sequence[Reading]) -> Iterator[Issue]:
    """Every clause in which a document is issued, in text order."""
    sentence, so_far = -1, SoFar()
    for i, reading in enumerate(readings):
        if id(reading.sentence) != sentence:
            sentence, so_far = id(reading.sentence), SoFar()
        issue = _issue(text, i, reading, so_far)
        if issue is not None:
            yield issue
        so_far = _after(text, reading, so_far)


class SoFar(NamedTuple):
    """What the sentence has named: who acts, of whom the news was learnt, and the last document."""

    actors: tuple[Named, ...] = ()
    learnt: bool = False
    document: Named | None = None


def _after(text: str, reading: Reading, so_far: SoFar) -> SoFar:
    learnt = not LEARNING.isdisjoint([token.word for token in reading.tokens])
    if not reading.named and not learnt:
        return so_far
    bodies = acting(reading, learnt=learnt)
    documents = [one for one in reading.named if one.type is EntityType.INSTRUMENT]
    return SoFar(
        coordinated(text, bodies) if bodies else so_far.actors,
        learnt or so_far.learnt,
        documents[-1] if documents else so_far.document,
    )


def acting(reading: Reading, *, learnt: bool = False, until: int | None = None) -> tuple[Named, ...]:
    """The organisations in subject position: none behind 提请, 向, 从 …, unless the news is learnt from it."""
    titles = [one for one in reading.named if one.type is EntityType.INSTRUMENT]
    leading = {
        token.end for token in reading.tokens if not token.classes.isdisjoint(_LEADING) and token.word not in _AGENTIVE
    }
    return tuple(
        one
        for one in reading.named
        if one.type in ORGANISATIONS
        and (learnt or one.begin not in leading)
        and (until is None or one.end <= until)
        and not any(title.begin <= one.begin < title.end for title in titles)  # 「落实《国务院关于…的意见》」
    )


def _issue(text: str, number: int, reading: Reading, so_far: SoFar) -> Issue | None:
    for verb in reading.tokens:
        if "issuing" not in verb.classes or text[verb.begin - 1] == "的" or _planned(text, reading, verb):
            continue
        documents, passive = _documents(text, reading, verb)
        if not documents and verb.word in _OPINIONS and so_far.document is not None:
            documents = (so_far.document,)
        if not documents:
            continue
        before = _whole(acting(reading, until=verb.begin)) or _asked(reading, verb)
        bodies = coordinated(text, before) if before else (() if passive and not so_far.learnt else so_far.actors)
        spans = [*(Span(one.begin, one.end) for one in (*bodies, *documents)), Span(verb.begin, verb.end)]
        back = _LOOKING_BACK.match(text, reading.head.begin, verb.begin)
        return Issue(
            number,
            tuple(dict.fromkeys(one.name for one in bodies)),
            tuple(dict.fromkeys(one.name for one in documents)),
            Span(verb.begin, verb.end),
            tuple(sorted(set(spans))),
            looks_back=back is not None,
        )
    return None


def _whole(bodies: tuple[Named, ...]) -> tuple[Named, ...]:
    """Those that begin no longer name: 「交通运输部办公厅印发」 is the office's."""
    longest = {one.begin: one.end for one in sorted(bodies, key=lambda one: one.end)}
    return tuple(one for one in bodies if one.end == longest[one.begin])


def _asked(reading: Reading, verb: Token) -> tuple[Named, ...]:
    """The body that somebody else asks: 「报请国务院办公厅印发《意见》」."""
    bodies = [one for one in reading.named if one.type in ORGANISATIONS and one.end <= verb.begin]
    return tuple(one for one in bodies[-1:] if verb.begin - one.end <= _NEAREST_VERB)


def _planned(text: str, reading: Reading, verb: Token) -> bool:
    return _PLANNED.search(text, max(reading.clause.span.begin, verb.begin - 8), verb.begin) is not None


def _documents(text: str, reading: Reading, verb: Token) -> tuple[tuple[Named, ...], bool]:
    """The documents after the verb, with those joined to the first; else the one right before it (passive)."""
    documents = [one for one in reading.named if one.type is EntityType.INSTRUMENT]
    after = [one for one in documents if one.begin >= verb.end and one.begin - verb.end <= _FARTHEST_OBJECT]
    if verb.word in _DRAWING_UP:
        after = [one for one in after if text[one.begin - 1] in "《“"]
    if after:
        kept = after[:1]
        for one in after[1:]:
            if _AND_DOCUMENT.fullmatch(text, kept[-1].end, one.begin):
                kept.append(one)
        return tuple(kept), False
    if verb.word in _ACTIVE:
        return (), False
    before = [one for one in documents if one.end <= verb.begin]
    if not before or verb.begin - before[-1].end > _FARTHEST_PASSIVE:
        return (), True
    given = before[-1:]
    for one in reversed(before[:-1]):  # 「《A》和《B》18日印发」
        if _AND_DOCUMENT.fullmatch(text, one.end, given[0].begin):
            given.insert(0, one)
    return tuple(given), True


def coordinated(text: str, organisations: Sequence[Named]) -> tuple[Named, ...]:
    """The last of the organisations and those joined to it: 「财政部和国家税务总局」."""
    kept = [organisations[-1]]
    for one in reversed(organisations[:-1]):
        if one.name == kept[-1].name and _SHORT_FORM.fullmatch(text, one.end, kept[-1].begin):
            kept[-1] = one  # 「中国出口信用保险公司上海分公司（下称中国信保）」 is one body
        elif one.end <= kept[-1].begin and _JOINED.fullmatch(text, one.end, kept[-1].begin):
            kept.append(one)
        else:
            break
    return tuple(reversed(kept))
