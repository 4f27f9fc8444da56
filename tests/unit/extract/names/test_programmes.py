"""Schemes, platforms, funds and products."""

import pytest

from kg.extract.names import find_names
from kg.names import EntityType


def programmes(text: str) -> list[str]:
    return [name.form for name in find_names(text) if name.type is EntityType.PROGRAMME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施“人工智能+”行动。", ["“人工智能+”行动"]),
        ("全面实施“技能中国行动”。", ["技能中国行动"]),
        ("推进“两重”建设和“两新”工作。", ["“两重”建设", "“两新”工作"]),
        ("用好碳减排支持工具。", ["碳减排支持工具"]),
        ("发行超长期特别国债。", ["超长期特别国债"]),
        ("抓紧建立实施育儿补贴制度。", ["育儿补贴制度"]),
        ("推进内河水运体系联通工程。", ["内河水运体系联通工程"]),
        ("企业可通过信保通办理。", ["信保通"]),
        ("设立50亿元产业投资基金。", ["产业投资基金"]),
        ("安排1.2万亿元专项资金。", ["专项资金"]),
        ("险企开通理赔绿色通道。", ["理赔绿色通道"]),
        ("推行“云柜”手机银行。", ["“云柜”手机银行"]),
        ("“交管服务”App上可以预约。", ["“交管服务”App"]),
        ("环卫工人走进城南工会驿站。", ["城南工会驿站"]),
        ("紧急下达中央自然灾害救灾资金。", ["中央自然灾害救灾资金"]),
        ("发放农机购置与应用补贴。", ["农机购置与应用补贴"]),
        ("建立传染病监测预警体系。", ["传染病监测预警体系"]),
        ("一项家装履约保证保险。", ["家装履约保证保险"]),
        ("免费办理“安康卡”，推出“静音车厢”。", ["安康卡", "静音车厢"]),
        ("以全国12315平台为依托，12306适老版上线。", ["全国12315平台", "12306适老版"]),
        ("全国信用信息共享平台归集了信息。", ["全国信用信息共享平台"]),
        ("实施创业扶持行动。", ["创业扶持行动"]),
        ("扩大职业伤害保障试点。", ["职业伤害保障试点"]),
    ],
)
def test_scheme_is_found_whole(text: str, expected: list[str]) -> None:
    assert programmes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("利用平台办理贷款。", "完善工作机制。", "“十四五”时期取得成效。", "交通便利，信贷充足。", "出台一系列政策。"),
        *("用水单位实行计划用水。", "省财政安排专项资金。", "各地统一基金收支管理。", "企业参加试点。"),
        *(
            "比原计划提前半年。",
            "一家消防工程公司",
            "“船边直提”扩大到全部口岸，“推荐”到无证工作室。",
            "这是一项系统工程。",
        ),
        *("“先装后付”被指变相贷款。", "拨付比例不得低于工程进度款的两成。", "王女士打开手机银行。"),
        *("客服电话12306接受咨询。", "“应保尽保”“三保”", "信息共享平台归集了信息。"),
        *("面向企业试点开放。", "拨付工程款。", "南通市试点为骑手参保。"),
    ],
)
def test_generic_words_are_no_scheme(text: str) -> None:
    assert programmes(text) == []


def test_scheme_without_its_last_word_is_an_alias() -> None:
    (name,) = [n for n in find_names("实施一次性扩岗补助政策。") if n.type is EntityType.PROGRAMME]
    assert name.aliases == ("一次性扩岗补助",)
