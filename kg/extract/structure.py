"""An article's shape: paragraphs, headings, enumerated items, sentences and clauses, each with its span."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.enumerators import Enumerator, enumerator_at
from kg.facts import Span
from kg.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE_ENDS = "，；：,;:"
_OPENING = {"《": "》", "（": "）", "(": ")", "“": "”", "【": "】", "〈": "〉"}
_CLOSING = {close: opening for opening, close in _OPENING.items()}
_BRACKET = re.compile(f"[{re.escape(''.join({**_OPENING, **_CLOSING}))}]")
_MARK = re.compile(f"[{re.escape(_CLAUSE_ENDS + ''.join(_OPENING))}]")
_SENTENCE_ENDS = "。！？!?"
_EDGES = frozenset("。！？!?…，；：,;:“”‘’「」—")
_LONGEST_NAME_IN_QUOTES = 24  # a longer quotation is speech, whose commas divide clauses as anyone's do
_LONGEST_HEADING = 40
# 「新华社某地7月3日电（记者某某）」「某报讯 记者」: where the news comes from, said of none of it.
_DATELINE = re.compile(
    r"\s*【?[^，。；：:！？、《》“”‘’（）()\n]{0,24}?"
    r"(?:[\d十]日\s?(?:电(?:题：)?(?![商力信子动视网影影器台])|(?=[（(](?:记者|通讯员)))|(?:[\d十]日|[网报社台端刊点])(?:讯|消息(?=[：（(:])))"
    r"(?=[】：:（(，\s\d]|日前|近日|记者|今天|昨日|(?<=：))】?(?:\s?[（(][^（）()\n]{1,40}[）)])?[：:，]?\s*"
)
_LONGEST_CLAUSE = 400  # no clause of a language is longer; cut there, whatever reads clauses takes bounded time


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence between commas, semicolons or colons.

    Attributes:
        span: Its characters, without enumerator and closing mark.
        mark: The mark that ends it (``，``), empty at a paragraph's end.
        enumerator: The enumerator before it, if one stands there.
        first: Whether it opens its sentence.
    """

    span: Span
    mark: str
    enumerator: Enumerator | None = None
    first: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence and its clauses, in text order."""

    span: Span
    clauses: list[Clause] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """One line of the text. A heading is short and ends in no full stop."""

    span: Span
    is_title: bool
    is_heading: bool
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def enumerator(self) -> Enumerator | None:
        """The enumerator that opens the paragraph, if any."""
        return self.sentences[0].clauses[0].enumerator if self.sentences and self.sentences[0].clauses else None


@dataclass(slots=True)
class Document:
    """The whole article. The first paragraph is its headline."""

    text: str
    paragraphs: list[Paragraph]

    def clauses(self) -> Iterator[tuple[Paragraph, Sentence, Clause]]:
        """Every clause in text order, with what holds it."""
        for paragraph in self.paragraphs:
            for sentence in paragraph.sentences:
                for clause in sentence.clauses:
                    yield paragraph, sentence, clause


def parse(text: str) -> Document:
    """Cut a text into paragraphs, sentences and clauses. Linear in its length."""
    sentences = sentence_spans(text)
    begins = [span.begin for span in sentences]
    paragraphs: list[Paragraph] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(_paragraph(text, Span(at, at + len(line)), is_title=not paragraphs))
            low, high = bisect_right(begins, at - 1), bisect_right(begins, at + len(line) - 1)
            _fill(text, paragraphs[-1], sentences[low:high])
        at += len(line) + 1
    return Document(text, paragraphs)


def _paragraph(text: str, span: Span, *, is_title: bool) -> Paragraph:
    line = span.quote(text).strip()
    short = len(line) <= _LONGEST_HEADING and line[-1] not in _SENTENCE_ENDS + "”；;，,"
    return Paragraph(span, is_title=is_title, is_heading=short and not is_title)


def _fill(text: str, paragraph: Paragraph, sentences: list[Span]) -> None:
    protected = _protected(text, paragraph.span)
    dateline = _DATELINE.match(text, *paragraph.span)
    news = dateline.end() if dateline else paragraph.span.begin
    for span in sentences:
        sentence = Sentence(span)
        number = None  # 「一是，强化…」: the number belongs to the clause behind its comma
        for clause in _clauses(text, Span(max(span.begin, news), span.end), protected):
            number = clause.enumerator or number
            if clause.span.begin < clause.span.end:
                clause.enumerator, number = number, None
                clause.first = not sentence.clauses
                sentence.clauses.append(clause)
        if sentence.clauses:
            paragraph.sentences.append(sentence)


def _protected(text: str, span: Span) -> dict[int, int]:
    """Where brackets and short quotations open, and where they close: commas between divide nothing."""
    protected: dict[int, int] = {}
    stack: list[int] = []
    for match in _BRACKET.finditer(text, span.begin, span.end):
        i, char = match.start(), match[0]
        if char in _OPENING:
            stack.append(i)
        elif stack and text[stack[-1]] == _CLOSING[char]:
            opened = stack.pop()
            if i - opened <= (_LONGEST_NAME_IN_QUOTES if char == "”" else _LONGEST_CLAUSE):
                protected[opened] = i
    return protected


def _clauses(text: str, sentence: Span, protected: dict[int, int]) -> Iterator[Clause]:
    begin = after = sentence.begin  # of the clause, and of what follows the last bracket
    for match in _MARK.finditer(text, begin, sentence.end):
        i, char = match.start(), match[0]
        if i < after:
            continue
        while (cut := max(after, begin + _LONGEST_CLAUSE)) < i:
            yield from _clause(text, begin, cut, "")
            begin = cut
        if char in _CLAUSE_ENDS and not _inside_number(text, i):
            yield from _clause(text, begin, i, char)
            begin = i + 1
            continue
        if i - begin >= _LONGEST_CLAUSE:  # a row of titles, each right behind the other, is cut as well
            yield from _clause(text, begin, i, "")
            begin = i
        if (close := protected.get(i)) is not None and close < sentence.end:
            after = close + 1
    while (cut := max(after, begin + _LONGEST_CLAUSE)) < sentence.end:
        yield from _clause(text, begin, cut, "")
        begin = cut
    mark = text[sentence.end - 1] if text[sentence.end - 1] in _SENTENCE_ENDS + "”" else ""
    yield from _clause(text, begin, sentence.end, mark)


def _inside_number(text: str, i: int) -> bool:
    """Whether the mark stands within a figure or a time (``1,000``, ``9:30``)."""
    return 0 < i < len(text) - 1 and text[i] in ",:" and text[i - 1].isdigit() and text[i + 1].isdigit()


def _clause(text: str, begin: int, end: int, mark: str) -> Iterator[Clause]:
    begin, end = _trim(text, begin, end)
    enumerator = enumerator_at(text, begin, end)
    if enumerator:
        begin, end = _trim(text, enumerator.span.end, end)
    if begin < end or enumerator:
        yield Clause(Span(begin, max(begin, end)), mark, enumerator)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """Leave off white space, stops and the quotation marks that have no partner inside."""
    while begin < end and _is_edge(text[begin]) and not _opens_name(text, begin, end):
        begin += 1
    while end > begin and _is_edge(text[end - 1]) and not _closes_name(text, begin, end):
        end -= 1
    return begin, end


def _is_edge(char: str) -> bool:
    return char in _EDGES or char.isspace()


def _opens_name(text: str, begin: int, end: int) -> bool:
    return text[begin] == "“" and text.find("”", begin, min(end, begin + _LONGEST_NAME_IN_QUOTES + 2)) > 0


def _closes_name(text: str, begin: int, end: int) -> bool:
    return text[end - 1] == "”" and text.rfind("“", max(begin, end - _LONGEST_NAME_IN_QUOTES - 2), end) >= 0
