"""Days, quantities and document numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.names.dates import find_dates
from kg.extract.names.document_numbers import find_document_numbers
from kg.extract.names.quantities import find_quantities

PUBLISHED = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("12月1日零时起取消。", "2022-12-01", "from"),
        ("自2021年12月1日起施行。", "2021-12-01", "from"),
        ("有效期至2023年12月31日。", "2023-12-31", "until"),
        ("延长至2022年6月底。", "2022-06-30", "until"),
        ("执行至2024年2月。", "2024-02-29", "until"),
        ("12月起执行。", "2022-12-01", "from"),
        ("今年5月11日公布。", "2022-05-11", ""),
        ("去年11月召开。", "2021-11-01", ""),
        ("18日印发。", "2022-05-18", ""),
        ("4日在当地举行。", "2022-06-04", ""),
        ("即日起受理。", "2022-06-15", "from"),
        ("二〇二二年一月二十四日", "2022-01-24", ""),
        ("2022-01-24", "2022-01-24", ""),
        ("2023年12月31日前完成。", "2023-12-31", "until"),
        ("于2023年9月30日前报送。", "2023-09-30", "until"),
        ("自 2024 年 7 月 1 日起施行", "2024-07-01", "from"),
        ("二○○九年六月八日", "2009-06-08", ""),
        ("二O一三年六月八日", "2013-06-08", ""),
    ],
)
def test_day_is_read(text: str, value: str, role: str) -> None:
    assert [(found.value, found.role) for found in find_dates(text, PUBLISHED)] == [(value, role)]


def test_second_day_of_a_period_takes_the_year_of_the_first() -> None:
    found = find_dates("自2024年1月1日至6月30日免征。", PUBLISHED)
    assert [(one.value, one.role) for one in found] == [("2024-01-01", "from"), ("2024-06-30", "until")]


@pytest.mark.parametrize("text", ["自2024年1月1日（周一）—2024年6月30日", "2024年1月1日起至2024年6月30日实施"])
def test_second_day_of_a_period_ends_it(text: str) -> None:
    assert [(one.value, one.role) for one in find_dates(text, None)] == [
        ("2024-01-01", "from"),
        ("2024-06-30", "until"),
    ]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("12月28日印发", date(2022, 1, 5), "2021-12-28"),
        ("1月1日起施行", date(2022, 12, 20), "2023-01-01"),
        ("3月1日起施行", date(2022, 6, 15), "2022-03-01"),
    ],
)
def test_the_turn_of_the_year_is_seen(text: str, published: date, value: str) -> None:
    assert [one.value for one in find_dates(text, published)] == [value]


@pytest.mark.parametrize("text", ["30日内办结", "2022年取得进展", "2月30日", "15个工作日", "3.15晚会"])
def test_what_is_no_day_is_left(text: str) -> None:
    assert list(find_dates(text, PUBLISHED)) == []


def test_day_that_needs_the_article_s_day_is_left_out_without_it() -> None:
    assert [found.value for found in find_dates("4月1日起，至2023年5月1日止", None)] == ["2023-05-01"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("给予最高不超过1000万元补贴", ["最高不超过1000万元"]),
        ("不低于10%的降费", ["不低于10%"]),
        ("延续实施6个月", ["6个月"]),
        ("增至37个口岸、54个国家", ["37个口岸、54个国家"]),
        ("降至0.15元每分钟或以下", ["0.15元每分钟或以下"]),
        ("从每人每月460元提高至490元", ["从每人每月460元提高至490元"]),
        ("不得超过40元/次", ["不得超过40元/次"]),
        ("拟处1倍罚款", ["1倍"]),
        ("出台举措300余项", ["300余项"]),
        ("今年7550亿元已下达", ["7550亿元"]),
        ("每人1500元一次性补助", ["每人1500元"]),
        ("给予3万元至6万元奖励", ["3万元至6万元"]),
        ("分别奖励40万元、20万元", ["40万元、20万元"]),
        ("处二千元以上一万元以下罚款", ["二千元以上一万元以下"]),
        ("不低于人民币8亿元（含）", ["不低于人民币8亿元（含）"]),
        ("由不超过40%最高提至不超过70%", ["由不超过40%最高提至不超过70%"]),
        ("税率由6%降至零", ["由6%降至零"]),
        ("支付百分之二十以上", ["百分之二十以上"]),
        ("支持60个城市3万家企业", ["60个城市3万家"]),
        ("额度由 300 亿元提升至 700 亿元", ["由 300 亿元提升至 700 亿元"]),
        ("征收率从3%减按1%", ["从3%减按1%"]),
        ("处百分之三十以上二倍以下罚款", ["百分之三十以上二倍以下"]),
        ("最长不超过18个月", ["最长不超过18个月"]),
    ],
)
def test_quantity_keeps_its_own_words(text: str, expected: list[str]) -> None:
    assert [found.value for found in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2022年",
        "12月1日",
        "年满60岁",
        "第3批",
        "十四五",
        "一个企业",
        "G20峰会",
        "近三年的纳税情况",
        "共建一带一路",
        "第二十三条",
        "一九九六年",
        "上半年",
        "前8个月",
        "三年行动",
        "7×24小时",
        "百家企业",
        "八年来",
        "上一年度",
    ],
)
def test_what_is_no_quantity_is_left(text: str) -> None:
    assert list(find_quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见（财税〔2023〕8号）。", ["财税〔2023〕8号"]),
        ("根据国家税务总局公告2022年第1号规定", ["国家税务总局公告2022年第1号"]),
        ("根据财政部 税务总局公告2023年第6号规定", ["财政部 税务总局公告2023年第6号"]),
        ("银发[2022]117号文", ["银发[2022]117号"]),
        ("地铁1号线", []),
        ("（2022）年报", []),
    ],
)
def test_document_number_is_read(text: str, expected: list[str]) -> None:
    assert [found.value for found in find_document_numbers(text)] == expected


@given(st.text(alphabet="12月日年第号〔〕2023万元%个至从起自最高不低于公告，。", max_size=60))
def test_spans_hold_what_they_say(text: str) -> None:
    for found in (*find_quantities(text), *find_document_numbers(text)):
        assert found.span.quote(text) == found.value
    for found in find_dates(text, PUBLISHED):
        assert 0 <= found.span.begin < found.span.end <= len(text)
        assert date.fromisoformat(found.value)


@pytest.mark.parametrize("piece", ["1", "一", "12月", "〔2023〕", "公告", "不低于", "37个口岸、", "从1元至", "第"])
def test_long_runs_of_one_piece_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    found = [*find_dates(text, None), *find_quantities(text), *find_document_numbers(text)]
    assert all(one.span.end <= len(text) for one in found)
