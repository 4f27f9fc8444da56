from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import clean
from loaders.furniture import without_furniture

ANY = st.text(alphabet=st.characters(codec=None))
SPICED = st.lists(
    st.sampled_from(
        [
            "企业",
            "税",
            " ",
            "\u3000",
            "\n",
            "\r\n",
            "\u200b",
            "\ufeff",
            "\xad",
            "\xa0",
            "\t",
            "A",
            "，",
            "\u0301",
            "e",
            "（责任编辑：甲）",
            "\u202e",
        ]
    )
).map("".join)


@given(ANY | SPICED)
def test_a_line_holds_nothing_unseen(text: str) -> None:
    line = clean.line(text)
    assert not {unicodedata.category(char) for char in line} & {"Cc", "Cf", "Cs", "Co"}
    assert line == line.strip()
    assert all(char == " " or not char.isspace() for char in line)
    assert "  " not in line


@given(ANY | SPICED)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean.line(clean.line(text)) == clean.line(text)
    assert unicodedata.is_normalized("NFC", clean.line(text))


@given(st.lists(SPICED))
def test_lines_cut_at_every_break(texts: list[str]) -> None:
    lines = clean.lines("\n".join(texts))
    assert all(line and clean.lines(line) == [line] for line in lines)


@given(st.text(alphabet="企业贷款利率下降。，“”0123", min_size=1))
def test_plain_chinese_text_stays_as_it_is(text: str) -> None:
    assert clean.line(text) == text


@given(
    st.lists(SPICED.map(clean.line).filter(bool) | st.sampled_from(["责任编辑：甲", "请长按下方二维码", "举报/反馈"]))
)
def test_taking_furniture_out_twice_is_taking_it_out_once(lines: list[str]) -> None:
    once = without_furniture(lines)
    assert without_furniture(once) == once
    assert all(once)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("　　一是降低\xa0\t税率　", "一是降低 税率"),
        ("支持小微\n      企业", "支持小微企业"),
        ("支持 REITs\n发行", "支持 REITs 发行"),
        ("a\nb", "a b"),
        ("零\u200b宽\ufeff软\xad连\u2060字", "零宽软连字"),
        ("反\u202e向\u2066控\u2069制", "反向控制"),
        ("cafe\u0301", "café"),
        ("ＡＢＣ１２３，（全角）", "ＡＢＣ１２３，（全角）"),
        ("葛\U000e0100城", "葛城"),
        ("\ue000图标", "图标"),
        ("孤\ud800立", "孤立"),
    ],
)
def test_characters(raw: str, line: str) -> None:
    assert clean.line(raw) == line


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：某某 SF000",
        "【责任编辑:某某】",
        "（编辑：某某）",
        "校对|某某",
        "更多要闻，尽在晨光新闻APP",
        "【纠错】",
        "举报/反馈",
        "点击进入专题：夏粮收购",
        "返回首页，查看更多",
        "相关阅读：三问夏粮",
        "资料图 某社发",
        "封面图片来源：某图库-1",
        "请长按识别下方二维码",
        "免责声明：本文只代表作者。",
    ],
)
def test_furniture_is_dropped(line: str) -> None:
    assert without_furniture(["正文。", line]) == ["正文。"]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑制度由出版单位自行规定。",
        "市民可扫描二维码进入服务平台，在线申领消费券。",
        "原标题：三部门发文支持夏粮收购",
        "来源：某晚报",
        "记者 某某 北京报道",
        "（作者：某某 编辑：某某）",
        "央视网消息（新闻联播）：会议今天召开。",
        "举报奖励办法自5月1日起施行。",
        "图书馆应当免费开放。",
        "图们市人民政府发布通告。",
        "风险提示制度应当健全，银行须在销售前告知。",
        "点击率不得作为考核指标。",
        "编辑出版专业学生可申请补贴。",
        "下载服务不得另行收费。",
        "下载个人所得税App，自行办理汇算；",
        "双方发表联合声明：共同维护多边贸易体制。",
        "审核：县级民政部门应当在五个工作日内办结，并告知申请人。",
        "二维码支付限额管理",
        "更多企业关注这一公众号。",
    ],
)
def test_text_like_furniture_stays(line: str) -> None:
    assert without_furniture([line]) == [line]


def test_an_editor_at_the_end_of_a_paragraph_is_cut_off() -> None:
    assert without_furniture(["办法自发布之日起施行。 （责任编辑：某某）"]) == ["办法自发布之日起施行。"]


def test_a_line_that_runs_into_a_call_goes_with_it() -> None:
    assert without_furniture(["正文，", "还没看够？", "想知道更多，", "扫描下方二维码↓"]) == ["正文，", "还没看够？"]
