"""Kinds of persons, firms and bodies."""

import pytest

from kg.extract.mentions import Name
from kg.extract.names import find_names
from kg.names import EntityType


def groups(text: str) -> list[Name]:
    return [name for name in find_names(text) if name.type is EntityType.TARGET_GROUP]


def forms(text: str) -> list[str]:
    return [name.form for name in groups(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持科技型中小微企业发展。", ["科技型中小微企业"]),
        ("减免中小微企业和个体工商户租金。", ["中小微企业", "个体工商户"]),
        ("要求各区科技主管部门落实。", ["各区科技主管部门"]),
        ("上海市、区两级商务主管部门要配合。", ["上海市、区两级商务主管部门"]),
        ("各地区各部门要认真贯彻。", ["各地区各部门"]),
        ("市交通部门负责登记。", ["市交通部门"]),
        ("城市民政部门负责登记。", ["城市民政部门"]),
        ("国务院民政部门负责指导。", ["国务院民政部门"]),
        ("市教育、公安、民政等有关部门应当配合。", ["市教育、公安、民政等有关部门"]),
        ("完善登记、备案等主管部门职责。", ["主管部门"]),
        ("有关地区、部门和单位要整改。", ["有关地区、部门和单位"]),
        ("为符合专精特新等条件的中小微企业降费。", ["符合专精特新等条件的中小微企业"]),
        ("对恶意骗取退税的企业从严查办。", ["恶意骗取退税的企业"]),
        ("吸纳登记失业人员，服务农民工。", ["失业人员", "农民工"]),
        ("鼓励家政企业、职业院校和社会培训机构参与。", ["家政企业", "职业院校", "社会培训机构"]),
        ("煤炭行业管理部门应当检查。", ["煤炭行业管理部门"]),
        ("引导银行服务小微企业。", ["银行", "小微企业"]),
        ("有突出贡献的一、二类高层次人才可享受补助。", ["有突出贡献的一、二类高层次人才"]),
        ("对2023届高校毕业生发放补贴。", ["高校毕业生"]),
        ("农资经营户实名登记，养殖大户先获赔付。", ["农资经营户", "养殖大户"]),
        ("内地居民换发证件，离岛旅客免签。", ["内地居民", "离岛旅客"]),
        ("血液透析患者自付比例降低。", ["血液透析患者"]),
        ("加强困境儿童福利保障。", ["困境儿童"]),
        ("推动42处大中型灌区改造，要求沿海省份出台细则。", ["大中型灌区", "沿海省份"]),
        ("65岁以上老人一键接入人工。", ["65岁以上老人"]),
        ("地级及以上城市空气好转。", ["地级及以上城市"]),
        ("对外籍人才给予补贴。", ["外籍人才"]),
        ("对外商投资企业给予便利。", ["外商投资企业"]),
        ("各设区市科技局要会同相关部门细化。", ["各设区市科技局", "相关部门"]),
        ("支持餐饮行业恢复。", ["餐饮行业"]),
        ("要求市县财政局更新，引导运营管理机构让利。", ["市县财政局", "运营管理机构"]),
        ("督促沿江省市出台细则。", ["沿江省市"]),
        ("亡故患者的余额由继承人领取。", ["亡故患者", "继承人"]),
        ("果农和公费师范生都可申请。", ["果农", "公费师范生"]),
    ],
)
def test_group_is_found_whole(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "企业年金规模扩大。",
        "记者了解到，负责人表示满意。",
        "有关部门介绍了情况。",
        "制造业投资增长。",
        "人民币汇率稳定。",
        "个人所得税和企业所得税。",
        "中华人民共和国成立。",
        "由财政部门负责人解读。",
        "对外贸易增长。",
        "调用开源模型开发行业应用。",
        "近海渔业资源得到休养。",
        "压实安全生产主体责任。",
        "某某师范大学经济学院一位教授认为。",
        "不得从事金融业务。",
        "仍在研发、操纵用户账号。",
        "三天里接待八万人次。",
        "业内人士认为，两部门的安排及时。",
        "全国单位国内生产总值能耗下降。",
        "专利的生命力在于产业化。",
        "贷款打入公司账户。",
    ],
)
def test_no_group_where_none_is_meant(text: str) -> None:
    assert forms(text) == []


def test_what_says_which_ones_is_no_part_of_the_kind() -> None:
    (name,) = groups("支持各金融机构让利。金融机构要落实。")
    assert (name.form, name.aliases, len(name.mentions)) == ("各金融机构", ("金融机构",), 2)


def test_verb_before_a_group_is_left_off() -> None:
    assert forms("切实保障残疾人、减轻小微企业负担。") == ["残疾人", "小微企业"]


def test_verb_that_no_name_holds_is_left_off() -> None:
    text = "医院不得因费用超标推诿患者，网吧经营者须逐一登记未成年人信息，现在保险公司赔得快。"
    assert forms(text) == ["医院", "患者", "网吧经营者", "未成年人", "保险公司"]
    assert forms("民俗园接待游客，消防员预置救援队伍。") == ["游客", "消防员", "救援队伍"]


def test_shorter_form_used_later_joins_the_longer_one() -> None:
    (name,) = groups("支持科技型中小微企业。解决中小微企业融资难。")
    assert name.aliases == ("中小微企业",)


def test_shorter_form_used_first_is_a_kind_of_its_own() -> None:
    assert forms("支持中小微企业。帮扶制造业中小微企业。") == ["中小微企业", "制造业中小微企业"]


def test_word_before_the_group_makes_it_surer() -> None:
    (for_it,), (mentioned,) = groups("支持民营企业。"), groups("民营企业很多。")
    assert for_it.confidence > mentioned.confidence


def test_body_before_its_branches_belongs_to_the_group() -> None:
    assert forms("要求人民银行各分支机构落实。") == ["人民银行各分支机构"]


def test_places_and_grades_tell_groups_of_one_kind_apart() -> None:
    text = "支持山东高校毕业生创业。支持江苏高校毕业生就业。对A级纳税人简化流程，对D级纳税人加强管理。"
    found = {name.form: name.aliases for name in groups(text)}
    assert found == {"山东高校毕业生": (), "江苏高校毕业生": (), "A级纳税人": (), "D级纳税人": ()}
    (one,) = groups("支持山东高校毕业生创业。为高校毕业生发放补贴。")
    assert (one.form, one.aliases) == ("山东高校毕业生", ("高校毕业生",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教育部门组织开展培训。", ["教育部门"]),
        ("行业组织应当加强自律。", ["行业组织"]),
        ("拟分三批组织开展试点。", []),
        ("推动4万家以上中小企业转型。", ["中小企业"]),
        ("对50人以上企业给予补贴。", ["50人以上企业"]),
        ("支持建设普惠性托育服务机构。", ["普惠性托育服务机构"]),
        ("允许高校毕业生跨地区就业。", ["高校毕业生"]),
    ],
)
def test_verbs_and_numbers_before_a_kind_are_none_of_its_name(text: str, expected: list[str]) -> None:
    assert forms(text) == expected
