"""Public bodies and places that act."""

import pytest

from kg.extract.names import find_names
from kg.names import EntityType


def bodies(text: str) -> list[str]:
    return [name.form for name in find_names(text) if name.type is EntityType.AGENCY]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家发展改革委、财政部联合召开会议。", ["国家发展改革委", "财政部"]),
        ("中共中央、国务院近日印发文件。", ["中共中央", "国务院"]),
        ("中国人民银行福州中心支行对外发布。", ["中国人民银行福州中心支行"]),
        ("国家税务总局浙江省税务局发布提示。", ["国家税务总局浙江省税务局"]),
        ("上海市科委和江西省交通运输执法局回应。", ["上海市科委", "江西省交通运输执法局"]),
        ("四川省人民政府办公厅下发通知。", ["四川省人民政府办公厅"]),
        ("无锡市梁溪区住建局负责实施。", ["无锡市梁溪区住建局"]),
        ("上海市委市政府高度重视。", ["上海市委", "市政府"]),
        ("省通信管理局负责人介绍。", ["省通信管理局"]),
        ("国务院根治拖欠农民工工资工作领导小组办公室部署。", ["国务院根治拖欠农民工工资工作领导小组办公室"]),
        ("青岛海关所在口岸扩围。", ["青岛海关"]),
        ("重大项目融资保障工作部际协调机制要发挥作用。", ["重大项目融资保障工作部际协调机制"]),
        ("市房产局、市规划资源局解答疑问。", ["市房产局", "市规划资源局"]),
        ("省高级人民法院和市检察院会签。", ["省高级人民法院", "市检察院"]),
        ("北京市第二中级人民法院开庭。", ["北京市第二中级人民法院"]),
        ("四川省、重庆市人民政府会商。", ["四川省人民政府", "重庆市人民政府"]),
        ("天津市和河北省生态环境局会商。", ["天津市生态环境局", "河北省生态环境局"]),
    ],
)
def test_body_is_found_whole(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "有关部门要抓紧落实。",
        "各市州教育局和各县市区教育局要加强监管。",
        "各地政府应当支持。",
        "要求市县财政局更新台账。",
        "纳税人行为将受限制。",
        "据新华社报道，比赛在北京举行。",
        "他在上海出席活动。",
        "市委员会换届。"[:0] + "双方市场份额接近。",
        "各市人民政府、省直有关单位：",
        "各省、自治区、直辖市民政厅（局）：",
        "各省、自治区、直辖市、计划单列市发展改革委：",
        "向辖区人民法院起诉。",
        "美国地区法院作出裁定。",
        "在城市房产局部降温之际。",
    ],
)
def test_no_body_where_none_is_named(text: str) -> None:
    assert bodies(text) == []


def test_place_before_a_place_that_has_no_office_to_share_is_no_body() -> None:
    assert bodies("专家走访浙江省，重庆市人民政府接待。") == ["重庆市人民政府"]


def test_department_stands_beside_the_ministry_that_speaks() -> None:
    assert bodies("财政部经济建设司司长介绍说。") == ["财政部", "财政部经济建设司"]


def test_company_after_a_ministry_is_no_department() -> None:
    assert bodies("财政部所属公司司机到岗。") == ["财政部"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("梁溪区出台人才新政。", ["梁溪区"]),
        ("今年，海南省全面启动准备工作。", ["海南省"]),
        ("东莞公布最新方案。", ["东莞"]),
        ("杭州市余杭区对创业团队给予最高60万元补贴。", ["杭州市余杭区"]),
        ("活动在梁溪区开展。", []),
        ("北京、天津、河北、辽宁共四省份公布了基数。", []),
        ("广东珠三角人口众多。", []),
    ],
)
def test_place_is_a_body_only_where_it_acts(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


def test_forms_of_one_body_are_one_name() -> None:
    (name,) = find_names("人力资源社会保障部提出要求。人社部负责人表示，人社部将跟进。")
    assert (name.form, name.aliases, len(name.mentions)) == ("人力资源社会保障部", ("人社部",), 3)


def test_office_without_its_place_is_the_one_named_with_it() -> None:
    (name,) = [n for n in find_names("四川省通信管理局协调企业。省通信管理局介绍。") if n.type is EntityType.AGENCY]
    assert name.aliases == ("省通信管理局",)


def test_office_without_its_place_stays_alone_where_two_would_fit() -> None:
    assert len(bodies("四川省通信管理局、湖北省通信管理局协调。省通信管理局介绍。")) == 3


def test_pronoun_means_the_only_body_that_ends_so() -> None:
    (name,) = [n for n in find_names("上海市医保局发文。我局将加强检查。") if n.type is EntityType.AGENCY]
    assert name.aliases == ("我局",)


def test_issuer_at_the_head_of_a_title_is_a_body_and_one_inside_is_not() -> None:
    assert bodies("《国务院办公厅关于支持财政部试点的意见》") == ["国务院办公厅"]


@pytest.mark.parametrize("text", ["财政部门要抓紧拨付。", "应急管理部门会同公安机关检查。"])
def test_departments_of_any_place_are_no_ministry(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize("text", ["河南加快建设物流枢纽。", "河北出台十条措施。"])
def test_every_province_acts_under_its_short_name(text: str) -> None:
    assert bodies(text) == [text[:2]]
