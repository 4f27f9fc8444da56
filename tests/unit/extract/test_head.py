"""What a clause begins with: each way with one clause it takes and one it must leave."""

from __future__ import annotations

import pytest

from kg.extract.names import find_names
from kg.extract.reading import Reading, read
from kg.extract.structure import parse


def clause(text: str) -> Reading:
    """The first clause below the headline."""
    whole = f"公告\n{text}"
    return next(one for one in read(parse(whole), find_names(whole)) if not one.holder.is_title)


def subjects(text: str) -> list[str]:
    whole = f"公告\n{text}"
    return [whole[one.begin : one.end] for one in clause(text).head.subjects]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校每天安排一小时体育活动。", ["学校"]),
        ("保险公司每季度报送情况。", ["保险公司"]),
        ("试点保险公司应当制定方案。", ["试点保险公司"]),
        ("注册人、备案人应当建立档案。", ["注册人", "备案人"]),
        ("学校体育活动丰富。", []),
        ("各省将组织医疗机构签订协议。", ["各省"]),
        ("按季度通报企业服务质量。", []),
    ],
)
def test_subject(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政部通报称，将严查违规举债。", "通报"),
        ("国家税务总局披露称，查处三起案件。", "披露"),
        ("运营机构定期披露市场信息。", None),
        ("对进度落后的县通报批评。", None),
        ("财政部提出扩大专项债券投向。", "提出"),
        ("参加人可以通过服务平台提出申请。", None),
        ("消费者有权要求退款。", None),
        ("需要提醒的是，申请于月底截止。", "提醒"),
    ],
)
def test_verb_of_saying(text: str, expected: str | None) -> None:
    reported = clause(text).head.reported
    assert (reported.word if reported else None) == expected


def rest(text: str) -> str:
    reading = clause(text)
    return f"公告\n{text}"[reading.head.begin : reading.clause.span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将失业保险补助扩大至餐饮企业。", "将失业保险补助扩大至餐饮企业"),
        ("将降低失业保险费率。", "降低失业保险费率"),
        ("2023年至2025年将开展试点。", "开展试点"),
        ("从2023年5月至2025年底开展试点。", "至2025年底开展试点"),
        ("6月20日至7月20日开展消费季活动。", "开展消费季活动"),
        ("自9月1日起至12月31日减免租金。", "减免租金"),
        ("两部门将开展抽查。", "开展抽查"),
        ("两部门规章不一致。", "两部门规章不一致"),
        ("水利部28日紧急预拨资金。", "紧急预拨资金"),
        ("企业可按规定申请延期。", "申请延期"),
        ("在前期试点的基础上扩大范围。", "在前期试点的基础上扩大范围"),
    ],
)
def test_where_the_verb_phrase_begins(text: str, expected: str) -> None:
    assert rest(text) == expected
