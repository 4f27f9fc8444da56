"""Who is in reach of a measure, each way with one text it takes and one it must leave. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.extract import reader_of
from kg.extract.measures import candidates
from kg.extract.names import find_names
from kg.extract.relations.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    Reach = Callable[[str], set[tuple[str, str]]]

TITLE = "商务部部署有关工作\n商务部5月8日表示，"


@pytest.fixture
def reach() -> Reach:
    """The measures of a text, each with the names in its reach."""

    def of(text: str) -> set[tuple[str, str]]:
        text = TITLE + text
        read, _ = reader_of(text, find_names(text))
        weighed = list(candidates(text, read.readings, read.frames, read.issued_in()))  # whatever the weights choose
        reader = replace(read, measures=weighed)
        return {
            (reader.measures[pair.measure].span.quote(text), text[pair.named.begin : pair.named.end])
            for pair in pairs(reader)
        }

    return of


@pytest.mark.parametrize(
    ("text", "measure", "who"),
    [
        ("将引导商业银行降低贷款利率，简化审批手续，建立绿色通道。", "建立绿色通道", "商业银行"),
        ("面向高校毕业生，开发就业岗位，发放求职补贴。", "发放求职补贴", "高校毕业生"),
        ("对违规零售药店处以罚款，没收违法所得，公布名单。", "公布名单", "零售药店"),
        ("医疗机构发现传染病，应当在2小时内报告，不得拒收患者。", "不得拒收患者", "医疗机构"),
        ("寄递企业不得擅自加价；网络平台应当公示收费标准，加强价格监测。", "加强价格监测", "寄递企业"),
    ],
)
def test_whom_an_earlier_clause_put_forward_is_in_reach(reach: Reach, text: str, measure: str, who: str) -> None:
    assert any(m.endswith(measure) and w.endswith(who) for m, w in reach(text))


@pytest.mark.parametrize(
    ("text", "measure", "who"),
    [
        ("将引导商业银行降低贷款利率。建立绿色通道。", "建立绿色通道", "商业银行"),
        ("骑手连续接单满4小时的，平台应当停止派单，发放休息补贴。", "发放休息补贴", "骑手"),
        ("面向高校毕业生，开发就业岗位。完善外贸统计制度。", "完善外贸统计制度", "高校毕业生"),
        ("将加大对小微企业的信贷支持力度，完善统计制度。", "完善统计制度", "小微企业"),
    ],
)
def test_who_is_only_named_or_a_case_or_in_another_sentence_is_not(
    reach: Reach, text: str, measure: str, who: str
) -> None:
    found = reach(text)
    assert found
    assert not any(m.endswith(measure) and w.endswith(who) for m, w in found)


def test_of_two_names_that_begin_together_the_longer_is_the_subject(reach: Reach) -> None:
    found = reach("各省价格主管部门要完善竞价机制。定期公布价格监测结果。")
    assert ("定期公布价格监测结果", "各省价格主管部门") in found
    assert ("定期公布价格监测结果", "各省") not in found
