"""Firms, banks, exchanges and associations."""

import pytest

from kg.extract.names import find_names
from kg.names import EntityType


def institutions(text: str) -> list[str]:
    return [name.form for name in find_names(text) if name.type is EntityType.INSTITUTION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海证券交易所发布细则。", ["上海证券交易所"]),
        ("交通银行香港分行表示欢迎。", ["交通银行香港分行"]),
        ("其中，北京某某进出口贸易有限公司被查处。", ["北京某某进出口贸易有限公司"]),
        ("昆山农商行、苏州银行已经接入。", ["昆山农商行", "苏州银行"]),
        ("天津港集团签署协议。", ["天津港集团"]),
        ("太保产险苏州中心支公司减免保费。", ["太保产险苏州中心支公司"]),
    ],
)
def test_institution_is_found_whole(text: str, expected: list[str]) -> None:
    assert institutions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "财产保险公司要优化服务。",
        "全国性商业银行、农村商业银行和上市公司应当披露。",
        "光大银行金融市场部宏观研究员认为，影响有限。",
        "某某大学金融发展研究院院长表示乐观。",
        "《证券日报》记者获悉。",
    ],
)
def test_kinds_outsiders_and_outlets_are_no_institutions(text: str) -> None:
    assert institutions(text) == []


def test_short_form_given_in_brackets_joins_the_full_one_wherever_it_stands() -> None:
    text = "中国出口信用保险公司上海分公司（下称中国信保）推出服务。中国信保将优化流程。"
    (name,) = [n for n in find_names(text) if n.type is EntityType.INSTITUTION]
    assert name.form == "中国出口信用保险公司上海分公司"
    assert name.aliases == ("中国信保",)
    assert len(name.mentions) == 3
