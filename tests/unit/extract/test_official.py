"""An article that prints an official document: each rule with one text it takes and one it must leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.facts import Facts

Said = set[tuple[str, str, str]]
Reads = Callable[[str], Said]

TITLE = "关于支持社区食堂发展的通知"
HEAD = f"民政部 商务部{TITLE}\n民发〔2023〕31号\n"
HEAD += "各省、自治区、直辖市民政厅（局）、商务厅（局），新疆生产建设兵团民政局、商务局：\n"
OPENING = "近年来，国务院部署开展社区养老试点。为完善助餐网络，提升服务质量，现就有关事项通知如下：\n"


def test_behind_its_opening_only_the_document_speaks(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、建立运营补贴制度。商务部要开展示范评选。\n二、对老年人给予就餐补贴。")
    assert (TITLE, "setsOut", "对老年人给予就餐补贴") in facts
    assert (TITLE, "setsOut", "开展示范评选") in facts
    assert not any(predicate == "offers" and measure == "开展示范评选" for _, predicate, measure in facts)


def test_without_an_opening_an_article_with_a_title_for_headline_is_news(said: Reads) -> None:
    facts = said(f"民政部{TITLE}\n民政部5月8日介绍该通知。商务部表示，将开展示范评选，建立运营补贴制度。")
    assert ("商务部", "offers", "开展示范评选") in facts


def test_a_short_notice_that_hands_out_a_document_is_policy(said: Reads) -> None:
    facts = said(
        "关于印发《社区食堂补助资金管理办法》的通知\n各省、自治区、直辖市财政厅（局）：\n"
        "为加强资金管理，根据《中华人民共和国预算法》、《社会救助暂行办法》，我们制定了《社区食堂补助资金管理办法》，现印发给你们，请遵照执行。\n"
        "财  政  部\n2023年4月20日"
    )
    title = "关于印发《社区食堂补助资金管理办法》的通知"
    assert ("财政部", "issues", title) in facts
    assert (title, "issuedOn", "2023-04-20") in facts
    assert (title, "basedOn", "中华人民共和国预算法") in facts
    assert (title, "basedOn", "社会救助暂行办法") in facts


def test_a_companys_notice_is_no_policy(read_text: Callable[[str], Facts]) -> None:
    text = "关于召开股东大会的通知\n各位股东：\n现将会议有关事项通知如下：\n一、会议时间：2023年5月20日。\n"
    text += "某某股份有限公司\n2023年5月6日"
    assert not read_text(text).entities


def test_an_office_on_the_address_line_has_its_places(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、建立运营补贴制度。")
    assert (TITLE, "addressedTo", "各省、自治区、直辖市民政厅（局）") in facts
    assert (TITLE, "addressedTo", "商务厅（局）") in facts
    assert (TITLE, "addressedTo", "新疆生产建设兵团民政局") in facts
    assert not any(predicate == "addressedTo" and whom == "各省" for _, predicate, whom in facts)


def test_a_line_with_a_colon_in_the_news_addresses_nobody(said: Reads) -> None:
    facts = said(
        "民政部支持社区食堂\n各省、自治区、直辖市民政厅（局）：\n民政部5月8日表示，将建立运营补贴制度，加强食品安全监管，支持老年人就近用餐。"
    )
    assert facts
    assert not any("自治区" in name for statement in facts for name in statement)


def test_what_is_said_for_form_is_no_measure(said: Reads) -> None:
    facts = said(
        HEAD
        + OPENING
        + "一、总体要求\n（一）指导思想。深入贯彻党的二十大精神，深化养老服务改革。\n"
        + "（二）工作目标。加快建设社区食堂，着力推动助餐网络建设。\n"
        + "二、主要任务\n（一）建立运营补贴制度。加强食品安全监管。\n"
        "执行中有何问题，请及时反馈民政部。\n附件：1.推广先进经验清单\n2.推进社区食堂建设申请书"
    )
    said_out = {measure for _, predicate, measure in facts if predicate == "setsOut"}
    assert said_out == {"深化养老服务改革", "建立运营补贴制度", "加强食品安全监管"}


def test_a_heading_that_orders_is_a_measure(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、加强组织领导\n各地要建立工作机制。\n二、强化资金保障")
    assert (TITLE, "setsOut", "加强组织领导") in facts
    assert (TITLE, "setsOut", "强化资金保障") in facts


def test_a_body_in_a_title_that_is_carried_out_issues_nothing_new(said: Reads) -> None:
    facts = said(
        "民政部等五部门关于印发《社区助餐工作规定》的通知\n各省、自治区、直辖市民政厅（局）：\n"
        "为落实《国务院关于加快养老服务的决定》（国发〔2022〕19号）要求，特制定《社区助餐工作规定》。现印发给你们，请遵照执行。"
    )
    title = "关于印发《社区助餐工作规定》的通知"
    assert ("民政部", "issues", title) in facts
    assert ("国务院", "issues", title) not in facts
    assert (title, "basedOn", "国务院关于加快养老服务的决定") in facts


def test_whose_document_is_passed_on_does_not_issue_the_notice(said: Reads) -> None:
    facts = said(
        "国务院办公厅转发财政部民政部关于支持社区食堂发展意见的通知\n各省、自治区、直辖市人民政府：\n"
        "财政部、民政部《关于支持社区食堂发展的意见》已经国务院同意，现转发给你们，请认真贯彻执行。"
    )
    notice = "关于支持社区食堂发展意见的通知"
    assert ("国务院办公厅", "issues", notice) in facts
    assert ("财政部", "issues", notice) not in facts
    assert ("财政部", "issues", "关于支持社区食堂发展的意见") in facts


def test_a_number_that_names_another_document_is_not_the_last_ones(said: Reads) -> None:
    facts = said(
        HEAD
        + "根据《社会救助暂行办法》（国发〔2022〕3号）、国办发〔2021〕96号文件等规定，现就有关事项通知如下：\n"
        + "一、建立运营补贴制度。"
    )
    assert ("社会救助暂行办法", "documentNumber", "国发〔2022〕3号") in facts
    assert ("社会救助暂行办法", "documentNumber", "国办发〔2021〕96号") not in facts


def test_who_answers_for_a_task_is_told_to_do_it(said: Reads) -> None:
    facts = said(HEAD + OPENING + "（一）建立运营补贴制度。加强食品安全监管。（财政部、商务部按职责分工负责）")
    assert ("建立运营补贴制度", "addressedTo", "财政部") in facts
    assert not any("职责分工" in name for statement in facts for name in statement)


def test_a_bracket_that_explains_tells_nobody(said: Reads) -> None:
    facts = said(HEAD + OPENING + "（一）建立运营补贴制度。加强食品安全监管。（具体标准由财政部另行公布）")
    assert facts
    assert not any(predicate == "addressedTo" and whom == "财政部" for _, predicate, whom in facts)


def test_the_bodies_of_the_numbers_line_issue(said: Reads) -> None:
    facts = said(
        "社区食堂管理办法\n民政部 商务部令2023年第6号\n"
        "《社区食堂管理办法》已经民政部部务会议通过，现予公布，自2023年6月1日起施行。\n"
        "第一条 为规范社区食堂经营，推动助餐服务发展，根据《中华人民共和国食品安全法》，制定本办法。\n"
        "第二条 开办社区食堂的，应当取得食品经营许可。"
    )
    assert ("商务部", "issues", "社区食堂管理办法") in facts
    assert ("社区食堂管理办法", "effectiveFrom", "2023-06-01") in facts
    assert not any("推动助餐服务发展" in name for statement in facts for name in statement)


def test_when_and_how_a_clause_acts_is_no_measure(said: Reads) -> None:
    facts = said(
        HEAD
        + OPENING
        + "一、各地收到补助资金后，应当实行分账核算。按照方便群众的原则，合理布局社区食堂，及时拨付资金。"
    )
    said_out = {measure for _, predicate, measure in facts if predicate == "setsOut"}
    assert said_out == {"实行分账核算", "合理布局社区食堂", "及时拨付资金"}


def test_what_an_issuer_decides_in_its_preamble_the_document_sets_out(said: Reads) -> None:
    facts = said(
        f"民政部{TITLE}\n各省、自治区、直辖市民政厅（局）：\n"
        "为完善助餐网络，推动服务升级，我部决定实施社区食堂提升计划。现将有关事项通知如下：\n一、建立运营补贴制度。"
    )
    assert (TITLE, "setsOut", "实施社区食堂提升计划") in facts
    assert not any("推动服务升级" in name for statement in facts for name in statement)


def test_a_number_before_the_title_in_the_headline_is_its_own(said: Reads) -> None:
    facts = said(
        "商务部公告2023年第9号 关于对进口某钢管征税的公告\n【文号】公告2023年第9号\n"
        "商务部决定对进口某钢管征收反倾销税，决定自2023年5月10日起施行。现将有关事项公告如下：\n一、加强税收征管。"
    )
    title = "关于对进口某钢管征税的公告"
    assert {value for subject, what, value in facts if what == "documentNumber"} == {"商务部公告2023年第9号"}
    assert ("商务部", "issues", title) in facts
    assert not any(name == "决定" for statement in facts for name in statement)


def test_the_plan_that_a_notice_hands_out_is_printed_below_and_no_measure(said: Reads) -> None:
    facts = said(
        "国务院关于印发推动社区食堂发展行动方案的通知\n各省、自治区、直辖市人民政府：\n"
        "现将《推动社区食堂发展行动方案》印发给你们，请认真贯彻执行。\n国务院\n2023年3月7日\n"
        "推动社区食堂发展行动方案\n为完善养老服务，推动助餐网络建设，制定如下行动方案。\n"
        "一、建立运营补贴制度\n（一）加强食品安全监管。"
    )
    title = "关于印发推动社区食堂发展行动方案的通知"
    assert {measure for _, predicate, measure in facts if predicate == "setsOut"} == {
        "建立运营补贴制度",
        "加强食品安全监管",
    }
    assert (title, "setsOut", "建立运营补贴制度") in facts


def test_a_tax_that_a_document_lays_on_is_a_measure(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、自2023年6月1日起，对进口的某种钢管继续征收反倾销税，期限为5年。")
    assert (TITLE, "setsOut", "对进口的某种钢管继续征收反倾销税") in facts


def test_a_title_printed_by_articles_rests_on_the_law_its_first_one_names(said: Reads) -> None:
    text = (
        "社区食堂管理办法\n第一条 为规范社区食堂经营，根据《中华人民共和国食品安全法》、《养老服务条例》，"
        "制定本办法。\n"
        "第二条 开办社区食堂的，应当依照《食品经营许可管理办法》取得许可。民政部门对社区食堂给予运营补贴。"
    )
    facts = said(text)
    assert ("社区食堂管理办法", "basedOn", "中华人民共和国食品安全法") in facts
    assert ("社区食堂管理办法", "basedOn", "养老服务条例") in facts
    assert ("社区食堂管理办法", "basedOn", "食品经营许可管理办法") not in facts


def test_whom_a_told_body_faces_the_document_does_not_address(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、养老机构要面向社区居民开放食堂，提供就餐服务。本通知适用于各类养老机构。")
    assert (TITLE, "addressedTo", "社区居民") not in facts
    assert any(
        subject == TITLE and predicate == "addressedTo" and "养老机构" in whom for subject, predicate, whom in facts
    )


def test_offices_of_several_places_on_the_address_line_are_groups(said: Reads) -> None:
    facts = said(
        f"民政部{TITLE}\n有关省、自治区民政厅，计划单列市民政局，中国老龄协会：\n" + OPENING + "一、建立运营补贴制度。"
    )
    assert (TITLE, "addressedTo", "有关省、自治区民政厅") in facts
    assert (TITLE, "addressedTo", "计划单列市民政局") in facts
    assert not any("老龄协会：" in whom for _, _, whom in facts)


def test_for_whom_a_clause_acts_belongs_to_the_clause_behind(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、对独居老年人、残疾老年人等困难群体，建立探访台账。对老年人的需求，做好摸排。")
    said_out = {measure for _, predicate, measure in facts if predicate == "setsOut"}
    assert "对独居老年人、残疾老年人等困难群体，建立探访台账" in said_out
    assert "对独居老年人、残疾老年人等困难群体" not in said_out


def test_an_address_line_below_what_a_site_prints_is_found(said: Reads) -> None:
    facts = said(
        f"民政部{TITLE}\n发文机关：民政部\n来源：民政部网站\n主题分类：民政\n公文种类：通知\n成文日期：2023年4月20日\n"
        "各省、自治区、直辖市民政厅（局）：\n" + OPENING + "一、建立运营补贴制度。"
    )
    assert (TITLE, "addressedTo", "各省、自治区、直辖市民政厅（局）") in facts
    assert (TITLE, "addressedTo", "民政部") not in facts


def test_a_dash_before_a_principle_is_no_part_of_it(said: Reads) -> None:
    facts = said(HEAD + OPENING + "一、基本原则\n——坚持政府引导。完善运营补贴制度，加强食品安全监管。")
    said_out = {measure for _, predicate, measure in facts if predicate == "setsOut"}
    assert "完善运营补贴制度" in said_out
    assert not any(measure.startswith("—") for measure in said_out)
