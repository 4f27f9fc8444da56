"""What counts as policy, and what of a feed is left empty whatever it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract import reader_of
from kg.extract.names import find_names
from kg.extract.policy import policy_features, verdict

if TYPE_CHECKING:
    from kg.extract.reader import Reader

FLASH = "水利部下达抗旱资金\n水利部日前下达抗旱资金2.6亿元，支持甘肃、宁夏受旱地区购置抽水设备。"
SERVICE = (
    "我市政务大厅周六也能办事\n周六一早，刚办完房产登记的李先生笑着走出大厅。自本月起，市政务服务局在各级大厅实行周六轮岗，"
    "设立老年人专用窗口，免费提供证照邮寄。下一步，我市将把这项服务延伸到各乡镇。"
)
COLUMN = "【高质量发展调研行】云溪新区兴起智能制造\n云溪新区管委会今年出台十条措施，对新建智能工厂给予最高300万元补助。"
TALK = (
    "两国元首举行会谈\n两国元首5日在贵宾楼举行会谈。中方提出三点主张：一是深化政治互信，加强高层往来；"
    "二是扩大双边贸易，推进跨境铁路建设，支持中国企业赴对方投资；三是加强人文交流，增加留学生名额。双方发表联合声明。"
)
TRUCE = (
    "停火协议草案曝光\n据外媒披露，交战双方磋商的停火协议草案分两个阶段，第一阶段双方停止空袭和炮击，部队后撤，"
    "每天放行援助卡车；第二阶段禁止在缓冲区部署重型武器。当晚边境又发生交火，两架无人机被击落。"
)
MATCH = "主场告负\n球队昨晚主场以1比2告负，跌至联赛第九。教练表示，下一场比赛将加强防守，调整首发，给予年轻球员机会。"
TOUR = "李国安在云溪调研\n近日，李国安在云溪调研。他强调，要加强监管，完善政策，支持企业创新，推动产业升级。"


def read(text: str) -> Reader:
    return reader_of(text, find_names(text))[0]


@pytest.mark.parametrize("text", [FLASH, SERVICE, COLUMN], ids=["a flash", "a service", "a series on a tour"])
def test_what_is_soft_or_short_is_policy_all_the_same(text: str) -> None:
    assert verdict(read(text)).policy


@pytest.mark.parametrize("text", [TALK, TRUCE, MATCH, TOUR], ids=["diplomacy", "war", "sport", "a tour"])
def test_other_news_is_none_though_it_lists_acts(text: str) -> None:
    assert not verdict(read(text)).policy


def test_a_verdict_tells_what_weighed_most() -> None:
    assert verdict(read(FLASH)).because
    assert verdict(read(TRUCE)).because


def test_who_acts_and_what_is_issued_are_told_apart() -> None:
    assert "issued" in policy_features(read("民政部印发通知\n民政部近日印发《社区养老服务通知》。"))
    assert "no-body-acts" in policy_features(read("秋色正浓\n山坡上的枫叶红了，游客纷纷驻足。"))


def test_words_of_other_news_count() -> None:
    assert {"happening>=3", "words>=2"} <= set(policy_features(read(MATCH)))
    assert not [feature for feature in policy_features(read(FLASH)) if feature.startswith("abroad")]
