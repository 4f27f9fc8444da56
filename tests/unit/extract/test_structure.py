"""Paragraphs, headings, items, sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.enumerators import enumerator_at
from kg.extract.structure import parse

_TEXTS = st.text(st.sampled_from("一二是、，。；：“”《》（）()1.\n 第首先加强要企业应"), max_size=80)


def clauses(text: str) -> list[str]:
    return [clause.span.quote(text) for _, _, clause in parse(text).clauses()]


@given(_TEXTS)
def test_clauses_are_in_order_do_not_overlap_and_lie_in_their_sentence(text: str) -> None:
    end = 0
    for paragraph, sentence, clause in parse(text).clauses():
        assert end <= clause.span.begin <= clause.span.end
        assert paragraph.span.begin <= sentence.span.begin <= clause.span.begin
        assert clause.span.end <= sentence.span.end <= paragraph.span.end
        end = clause.span.end


def test_commas_inside_titles_and_short_quotations_divide_nothing() -> None:
    text = "标题\n省里印发《关于稳岗，扩就业的意见》，推行“先诊疗，后付费”服务。"
    assert clauses(text)[1:] == ["省里印发《关于稳岗，扩就业的意见》", "推行“先诊疗，后付费”服务"]


def test_commas_inside_a_long_quotation_divide_it() -> None:
    text = "标题\n他说：“下一步要加快建设充电桩，还要在每一个乡镇的卫生院都配上救护车，不能再拖。”"
    assert len(clauses(text)) == 5


def test_a_number_before_its_own_comma_belongs_to_the_next_clause() -> None:
    text = "标题\n一是，减免房租。二是发放消费券。"
    numbered = [(c.enumerator.ordinal, c.span.quote(text)) for _, _, c in parse(text).clauses() if c.enumerator]
    assert numbered == [(1, "减免房租"), (2, "发放消费券")]


@pytest.mark.parametrize(
    ("text", "kind", "ordinal"),
    [
        ("一、总体要求", "heading", 1),
        ("（十二）完善制度", "bracket", 12),
        ("3．加强管理", "digit", 3),
        ("（4）做好服务", "bracket-digit", 4),
        ("②压实责任", "circled", 2),
        ("第五，强化监督", "spoken", 5),
        ("二是扩大范围", "spoken", 2),
        ("其次是优化流程", "spoken", 2),
        ("第三条 适用范围", "chapter", 3),
        ("二十一是强化保障", "spoken", 21),
    ],
)
def test_enumerators_are_told_by_kind_and_number(text: str, kind: str, ordinal: int) -> None:
    found = enumerator_at(text, 0, len(text))
    assert found is not None
    assert (found.kind, found.ordinal) == (kind, ordinal)


@pytest.mark.parametrize("text", ["一定要办好", "3.5亿元", "首次公布", "第一季度增长", "一线城市", "最近几天"])
def test_words_that_only_begin_like_numbers_are_none(text: str) -> None:
    assert enumerator_at(text, 0, len(text)) is None


def test_a_short_line_without_a_stop_is_a_heading() -> None:
    document = parse("标题\n重点任务\n各地要抓好落实。")
    assert [p.is_heading for p in document.paragraphs] == [False, True, False]


def test_a_row_of_titles_is_no_endless_clause() -> None:
    clauses = [clause for *_, clause in parse("标题\n" + "《关于支持小微企业的意见》" * 200).clauses()]
    assert max(clause.span.end - clause.span.begin for clause in clauses) < 500


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("某社兰州5月3日电（记者李某某）财政部下拨资金。", "财政部下拨资金"),
        ("某报讯 日前，水利部印发通知。", "日前"),
        ("某网消息：水利部印发通知。", "水利部印发通知"),
        ("【某某晚报讯】（记者 王某）市医保局放宽报销。", "市医保局放宽报销"),
        ("3日电商平台公布新规则。", "3日电商平台公布新规则"),
        ("据水利部消息，通知已经印发。", "据水利部消息"),
        ("通讯企业降低资费。", "通讯企业降低资费"),
    ],
)
def test_a_dateline_belongs_to_no_clause(line: str, expected: str) -> None:
    assert clauses(f"标题\n{line}")[1] == expected


def test_dots_end_a_sentence_and_a_single_one_does_not() -> None:
    text = "标题\n延长门诊时间……市医保局印发通知。药店…医院均可结算。"
    assert clauses(text)[1:] == ["延长门诊时间", "市医保局印发通知", "药店…医院均可结算"]
