from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.facts import Span
from kg.serve.explorer.text import lit_text

TEXT = "甲发布乙。丙也发布！\n 丁只说话。"


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[list[Span]]]:
    text = draw(st.text(alphabet="甲乙。！\n ab", max_size=40))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return text, [
        [Span(*place) for place in found] for found in draw(st.lists(st.lists(places, max_size=3), max_size=4))
    ]


@given(marked())
def test_no_character_is_lost_and_each_mark_is_where_it_was(case: tuple[str, list[list[Span]]]) -> None:
    text, evidence = case
    lit = lit_text(text, evidence)
    pieces = [piece for paragraph in lit.paragraphs for sentence in paragraph for piece in sentence.pieces]
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
    for number, spans in enumerate(evidence):
        said = "".join(piece.text for piece in pieces if number in piece.statements)
        whole = {i for span in spans for i in range(span.begin, span.end)}
        assert "".join(said.split()) == "".join("".join(text[i] for i in sorted(whole)).split())


def test_a_statement_knows_its_sentences() -> None:
    lit = lit_text(TEXT, [[Span(0, 4)], [Span(3, 7)], [Span(12, 13)]])
    assert lit.sentences == ((0,), (0, 1), (2,))
    assert [len(paragraph) for paragraph in lit.paragraphs] == [2, 1]


def test_many_marks_on_one_word_share_a_piece() -> None:
    lit = lit_text(TEXT, [[Span(0, 1)], [Span(0, 4)]])
    assert [(piece.text, piece.statements) for piece in lit.paragraphs[0][0].pieces] == [
        ("甲", (0, 1)),
        ("发布乙", (1,)),
        ("。", ()),
    ]
