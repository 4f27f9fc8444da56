"""Rules by article: what lays something down and what does not, each with one text it takes and one it must leave."""

from __future__ import annotations

from collections.abc import Callable

from kg.facts import Facts
from kg.names import EntityType

Reads = Callable[[str], Facts]
Said = Callable[[str], set[tuple[str, str, str]]]

TITLE = "青河市家政服务管理办法\n"
DUTY = "第一条 为规范家政服务，制定本办法。\n第二条 家政服务企业应当建立服务档案，不得泄露消费者信息。\n"


def measures(facts: Facts) -> set[str]:
    return {one.name for one in facts.entities if one.type is EntityType.MEASURE}


def test_what_a_document_is_made_for_is_no_measure(read_text: Reads) -> None:
    found = measures(read_text(TITLE + "第一条 为了规范家政服务，推进行业发展，结合本市实际，制定本办法。\n" + DUTY))
    assert "不得泄露消费者信息" in found
    assert not any("规范家政" in one or "推进行业" in one for one in found)


def test_what_follows_the_making_of_a_document_is_one(read_text: Reads) -> None:
    found = measures(
        read_text(TITLE + "为规范家政服务，制定本办法。\n第一条 市商务局要加强行业监管，建立信用档案。\n" + DUTY)
    )
    assert "建立信用档案" in found


def test_what_words_mean_and_cover_is_no_measure(read_text: Reads) -> None:
    text = "第一条 本办法所称家政服务，是指企业派人入户提供照护的活动。\n第三条 网络平台开展家政服务，适用本办法。\n"
    found = measures(read_text(TITLE + text + DUTY))
    assert not any("提供照护" in one or "开展家政" in one for one in found)
    assert "不得泄露消费者信息" in found


def test_members_of_a_list_of_conditions_are_no_measures(read_text: Reads) -> None:
    text = "第三条 申请补贴的企业应当提交下列材料：\n（一）设立登记证明；\n（二）开展培训的记录。\n"
    found = measures(read_text(TITLE + DUTY + text))
    assert not any("设立登记" in one or "培训的记录" in one for one in found)


def test_members_of_a_list_of_duties_are_measures(read_text: Reads) -> None:
    text = "第三条 商务部门履行下列职责：\n（一）制定服务规范；\n（二）建立信用档案。\n"
    assert {"制定服务规范", "建立信用档案"} <= measures(read_text(TITLE + DUTY + text))


def test_a_member_that_says_what_follows_is_a_measure(read_text: Reads) -> None:
    text = "第三条 有下列情形之一的，停止发放补贴：\n（一）骗取补贴的，不予受理今后的申请；\n"
    found = measures(read_text(TITLE + DUTY + text))
    assert any("不予受理今后的申请" in one for one in found)


def test_who_is_responsible_for_an_item_is_no_measure(read_text: Reads) -> None:
    text = "三、扩大培训规模。（市商务局牵头，市财政局、各区配合）\n"
    found = measures(read_text("青河市家政服务若干措施\n为促进就业，制定本措施。\n一、扩大补贴范围。\n" + text))
    assert "扩大培训规模" in found
    assert not any("牵头" in one for one in found)


def test_a_case_belongs_to_what_holds_in_it(read_text: Reads) -> None:
    text = "第三条 家政服务企业逾期不改正的，由商务部门处五千元罚款。\n第四条 未经消费者同意，不得公开其信息。\n"
    found = measures(read_text(TITLE + DUTY + text))
    assert "未经消费者同意，不得公开其信息" in found
    assert "逾期不改正的" not in found


def test_a_long_case_is_no_part_of_it(read_text: Reads) -> None:
    found = measures(
        read_text(TITLE + DUTY + "第三条 家政服务企业未按照规定建立服务档案的，由商务部门责令限期改正。\n")
    )
    assert "由商务部门责令限期改正" in found
    assert not any("未按照规定" in one for one in found)


def test_a_judgement_is_no_case(read_text: Reads) -> None:
    found = measures(read_text(TITLE + DUTY + "第三条 家政服务是值得鼓励的，企业应当公示服务价格。\n"))
    assert not any("值得鼓励" in one for one in found)


def test_by_when_belongs_to_what_is_to_be_done(read_text: Reads) -> None:
    text = "第三条 商务部门应当自收到申请之日起二十个工作日内，作出审核决定。\n"
    assert "自收到申请之日起二十个工作日内，作出审核决定" in measures(read_text(TITLE + DUTY + text))


def test_since_when_does_not(read_text: Reads) -> None:
    found = measures(read_text(TITLE + DUTY + "第三条 去年以来，企业应当公示服务价格。\n"))
    assert not any(one.startswith("去年以来") for one in found)


def test_for_whom_and_by_what_something_is_given_belong_to_it(read_text: Reads) -> None:
    text = "第三条 对校企合作项目，按照投入规模，给予最高50万元补助。\n"
    assert "对校企合作项目，按照投入规模，给予最高50万元补助" in measures(read_text(TITLE + DUTY + text))


def test_the_body_whose_decree_publishes_rules_issues_them_on_that_day(said: Said) -> None:
    facts = said(TITLE + "2024年6月6日 青海省人民政府令第112号公布\n" + DUTY)
    assert ("青海省人民政府", "issues", TITLE.strip()) in facts
    assert (TITLE.strip(), "issuedOn", "2024-06-06") in facts


def test_a_body_that_the_rules_only_charge_does_not(said: Said) -> None:
    facts = said(TITLE + DUTY + "第三条 青海省人民政府负责家政服务的统筹协调。\n")
    assert ("青海省人民政府", "issues", TITLE.strip()) not in facts


def test_the_congress_that_adopts_rules_issues_them(said: Said) -> None:
    facts = said(
        "青海省家政服务条例\n（2023年9月27日青海省第十四届人民代表大会常务委员会第五次会议通过）\n"
        "第一条 为规范家政服务，根据《中华人民共和国民法典》，制定本条例。\n第二条 家政服务企业应当建立服务档案。\n"
    )
    assert ("青海省第十四届人民代表大会常务委员会", "issues", "青海省家政服务条例") in facts
    assert ("青海省家政服务条例", "basedOn", "中华人民共和国民法典") in facts


def test_a_body_charged_in_rules_offers_nothing_of_its_own(said: Said) -> None:
    facts = said(TITLE + DUTY + "第三条 青海省人民政府对家政服务发展予以财政支持。\n")
    assert (TITLE.strip(), "setsOut", "对家政服务发展予以财政支持") in facts


def test_a_body_that_acts_in_the_news_of_rules_offers(said: Said) -> None:
    facts = said(
        "青海省支持家政服务\n5月8日，青海省人民政府印发《青海省家政服务管理办法》。青海省财政厅将对家政企业给予补贴。\n"
    )
    assert ("青海省财政厅", "offers", "对家政企业给予补贴") in facts


def test_what_a_printed_plan_is_made_on_is_its_ground(said: Said) -> None:
    facts = said(
        "青河市人民政府关于印发青河市家政服务提升方案的通知\n各区人民政府：\n《青河市家政服务提升方案》已经市政府同意，现印发给你们，请认真执行。\n"
        "为落实《国务院关于发展家政服务的意见》，结合实际，制定本方案。\n一、建立服务档案。\n二、支持企业开展培训。\n"
    )
    grounds = {(subject, ground) for subject, predicate, ground in facts if predicate == "basedOn"}
    assert grounds == {("关于印发青河市家政服务提升方案的通知", "国务院关于发展家政服务的意见")}


def test_what_stands_behind_the_making_is_no_ground_of_the_document(said: Said) -> None:
    facts = said(TITLE + DUTY + "第三条 家政企业违反规定的，按照《某省信用条例》处理。\n")
    assert (TITLE.strip(), "basedOn", "某省信用条例") not in facts


def test_a_rate_that_is_granted_in_its_own_clause_is_no_case_of_the_next(said: Said) -> None:
    facts = said(
        "市里出台办法\n云溪市人民政府近日印发《知识产权融资办法》。办法明确，对首次贷款的小微企业，按利息的50%给予贴息，"
        "每家企业每年不超过20万元。"
    )
    assert any(o == "对首次贷款的小微企业，按利息的50%给予贴息" for _, p, o in facts if p == "setsOut")
