"""Marks show every mention once, nested as the text nests them, and change not one character else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.cli.marking import bracketed, coloured
from kg.facts import Entity, Span
from kg.names import EntityType

TEXT = "民政部印发通知，加大对小微企业的补贴力度。"
KINDS = st.sampled_from(EntityType)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def named(kind: EntityType, *spans: tuple[int, int]) -> Entity:
    return Entity("x", kind, "x", tuple(Span(*span) for span in spans))


def spans(text: str) -> st.SearchStrategy[list[Entity]]:
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)).map(lambda p: (p[0], min(len(text), sum(p))))
    return st.lists(st.builds(named, KINDS, ends), max_size=8)


def test_mentions_nest_in_a_measure() -> None:
    entities = [
        named(EntityType.MEASURE, (8, 20)),
        named(EntityType.TARGET_GROUP, (11, 15)),
        named(EntityType.AGENCY, (0, 3)),
    ]
    assert bracketed(TEXT, entities, str) == (
        "[Agency 民政部]印发通知，[Measure 加大对[TargetGroup 小微企业]的补贴力度]。"
    )


def test_what_crosses_the_end_of_another_is_marked_in_two_parts() -> None:
    entities = [named(EntityType.AGENCY, (0, 4)), named(EntityType.INSTRUMENT, (2, 6))]
    assert bracketed("一二三四五六七", entities, lambda kind: kind[0]) == "[A 一二[I 三四]][I 五六]七"


def test_a_terminal_shows_colours_and_underlines() -> None:
    entities = [named(EntityType.MEASURE, (0, 4)), named(EntityType.AGENCY, (1, 2))]
    assert coloured("一二三四五", entities) == "\x1b[4m一\x1b[0m\x1b[34m\x1b[4m二\x1b[0m\x1b[4m三四\x1b[0m五"


@given(spans(TEXT))
def test_no_character_is_lost(entities: list[Entity]) -> None:
    assert ESCAPE.sub("", coloured(TEXT, entities)) == TEXT
    marked = bracketed(TEXT, entities, lambda _: "m")
    assert marked.replace("[m ", "").replace("]", "") == TEXT
    assert marked.count("[") == marked.count("]") >= len(entities)


def test_what_could_command_a_terminal_is_taken_out() -> None:
    text = "\x1b]0;x\x07甲\x9b31m"
    assert {"\x1b", "\x07", "\x9b"}.isdisjoint(bracketed(text, [named(EntityType.AGENCY, (6, 7))], str))
    assert coloured(text, []).isprintable()
