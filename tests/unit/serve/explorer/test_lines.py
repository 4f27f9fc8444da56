from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.serve.explorer.lines import Lines

TEXTS = st.lists(st.text(alphabet="ab甲", max_size=5), max_size=12)
WANTED = st.text(alphabet="ab甲", min_size=1, max_size=3)


@given(TEXTS, WANTED)
def test_each_text_is_found_once_by_what_it_is_begins_with_or_holds(texts: list[str], wanted: str) -> None:
    lines = Lines((text, number) for number, text in enumerate(texts))
    assert list(lines.equal(wanted)) == [i for i, text in enumerate(texts) if text == wanted]
    assert list(lines.beginning(wanted)) == [i for i, text in enumerate(texts) if text.startswith(wanted)]
    assert list(lines.holding(wanted)) == [i for i, text in enumerate(texts) if wanted in text]


def test_an_end_of_line_in_a_text_is_a_space() -> None:
    lines = Lines([("甲\n乙", 0), ("丙", 1)])
    assert list(lines.equal("甲 乙")) == [0]
    assert list(lines.beginning("丙")) == [1]
