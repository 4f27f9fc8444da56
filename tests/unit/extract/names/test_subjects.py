"""Kinds that are told to act where they stand, and the verbs that are no part of their names."""

from __future__ import annotations

import pytest

from kg.extract.names import find_names
from kg.names import EntityType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网络预约出租汽车经营者应当保证车况良好。", ["网络预约出租汽车经营者"]),
        ("养护责任单位要每月巡查。", ["养护责任单位"]),
        ("试点保险公司须设立专门机构。", ["试点保险公司"]),
        ("要求企业应当整改。", ["企业"]),
        ("公告\n二、中选企业应当按时供货。", ["中选企业"]),
        ("省里将组织第三方机构评估，组织学生实习。", ["第三方机构", "学生"]),
        ("组织单位应当报备。", ["组织单位"]),
        ("执法队员要检查外卖商户。", ["外卖商户"]),
        ("检验检测机构要出具报告。", ["检验检测机构"]),
        ("各地要及时救助受灾群众。", ["各地", "受灾群众"]),
        ("不得利用规则强制商家参加促销。", ["商家"]),
        ("外卖平台应当公示规则。", ["外卖平台"]),
        ("督促平台公示规则。", ["平台"]),
        ("推动平台建设，鼓励平台经济发展。", []),
        ("酒店须公示价格。", ["酒店"]),
        ("酒店价格上涨。", []),
        ("酒店、景区可引入自助验核。", ["酒店", "景区"]),
        ("酒店、景区价格上涨。", []),
        ("要求地方压实责任。", ["地方"]),
        ("地方经济回升。", []),
        ("学院不得限制转专业。", ["学院"]),
    ],
)
def test_group_that_acts_is_found_whole(text: str, expected: list[str]) -> None:
    assert [name.form for name in find_names(text) if name.type is EntityType.TARGET_GROUP] == expected
