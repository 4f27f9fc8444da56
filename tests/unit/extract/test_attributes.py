"""Days, numbers, amounts and regions: each rule with what it takes and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

Said = set[tuple[str, str, str]]
Reads = Callable[[str], Said]


def test_the_day_before_the_verb_is_the_day_of_issue(said: Reads) -> None:
    facts = said("交通运输部发文\n4月28日，交通运输部印发《农村客运补贴办法》。办法明确，建立客运补贴制度。")
    assert ("农村客运补贴办法", "issuedOn", "2023-04-28") in facts


def test_no_day_of_issue_where_the_text_says_only_recently(said: Reads) -> None:
    facts = said("交通运输部发文\n近日，交通运输部印发《农村客运补贴办法》。办法明确，建立客运补贴制度。")
    assert facts
    assert not any(predicate == "issuedOn" for _, predicate, _ in facts)


def test_the_closing_line_dates_an_official_document(said: Reads) -> None:
    facts = said(
        "关于加强校车安全管理的通知\n各省、自治区、直辖市教育厅：\n教育部近日印发《关于加强校车安全管理的通知》。\n"
        "一、建立校车定期检查制度。\n教育部\n2023年4月20日"
    )
    assert ("关于加强校车安全管理的通知", "issuedOn", "2023-04-20") in facts


def test_force_is_said_of_the_document(said: Reads) -> None:
    facts = said(
        "财政部发文\n财政部近日印发《绿色采购管理办法》，自2023年7月1日起施行，有效期至2025年12月31日。"
        "办法要求，采购人应当优先采购节能产品。"
    )
    assert ("绿色采购管理办法", "effectiveFrom", "2023-07-01") in facts
    assert ("绿色采购管理办法", "validUntil", "2025-12-31") in facts


def test_a_deadline_is_no_term_of_validity(said: Reads) -> None:
    facts = said("财政部发文\n财政部近日印发《绿色采购管理办法》，要求各地于6月30日前报送实施方案。")
    assert facts
    assert not any(predicate == "validUntil" for _, predicate, _ in facts)


def test_the_number_behind_the_title_is_the_documents(said: Reads) -> None:
    facts = said(
        "税务总局公告\n国家税务总局近日发布《关于简化申报事项的公告》（国家税务总局公告2023年第5号），"
        "明确推行“一键申报”服务。"
    )
    assert ("关于简化申报事项的公告", "documentNumber", "国家税务总局公告2023年第5号") in facts


def test_a_grant_outweighs_a_count(said: Reads) -> None:
    facts = said("深圳出台措施\n深圳市人民政府近日印发《智能制造若干措施》，明确对50家企业给予最高300万元奖励。")
    assert {value for _, predicate, value in facts if predicate == "quantity"} == {"最高300万元"}


def test_who_is_counted_before_the_verb_is_no_quantity(said: Reads) -> None:
    text = "市医保局发布通知\n通知明确，对36个病组给予补贴，新增24个服务点。"
    assert {value for _, predicate, value in said(text) if predicate == "quantity"} == {"24个"}


def test_a_count_of_ways_is_no_quantity(said: Reads) -> None:
    facts = said("税务总局公告\n国家税务总局近日发布《办税指引》，明确提供三种办税方式。")
    assert facts
    assert not any(predicate == "quantity" for _, predicate, _ in facts)


def test_the_region_is_the_titles_else_the_issuers(said: Reads) -> None:
    facts = said(
        "两地发文\n江苏省人民政府近日印发《南京市都市圈建设方案》，推进轨道交通建设。\n"
        "云南省商务厅近日印发《边贸提质方案》，完善边民互市设施。\n财政部近日印发《彩票管理办法》，完善销售管理制度。"
    )
    assert ("南京市都市圈建设方案", "region", "南京市") in facts
    assert ("边贸提质方案", "region", "云南省") in facts
    assert ("彩票管理办法", "region", "全国") in facts


def test_a_term_in_years_runs_from_the_day_of_force(said: Reads) -> None:
    facts = said(
        "财政部发文\n财政部近日印发《绿色采购管理办法》，自2023年7月1日起施行，有效期3年。办法要求，完善采购目录。"
    )
    assert ("绿色采购管理办法", "validUntil", "2026-06-30") in facts


def test_a_term_of_something_else_is_no_validity(said: Reads) -> None:
    facts = said(
        "财政部发文\n财政部近日印发《绿色采购管理办法》，自2023年7月1日起施行。办法要求，合同期限3年，完善采购目录。"
    )
    assert facts
    assert not any(predicate == "validUntil" for _, predicate, _ in facts)


def test_the_second_day_of_a_term_of_force_ends_it(said: Reads) -> None:
    facts = said(
        "财政部公告\n财政部近日印发《印花税优惠公告》，公告执行期限为2023年1月1日至2024年12月31日，明确减征印花税。"
    )
    assert ("印花税优惠公告", "validUntil", "2024-12-31") in facts


def test_the_day_of_the_report_is_no_day_of_issue(said: Reads) -> None:
    facts = said("交通运输部发文\n记者5月4日获悉，交通运输部印发《农村客运补贴办法》。办法明确，建立客运补贴制度。")
    assert facts
    assert not any(predicate == "issuedOn" for _, predicate, _ in facts)


def test_the_days_of_a_campaign_are_those_of_the_measure(said: Reads) -> None:
    facts = said("公安部部署\n公安部近日表示，将对守法车队给予奖励，自6月1日至8月31日开展酒驾整治专项行动。")
    assert {(name, value) for _, name, value in facts if name in {"effectiveFrom", "validUntil"}} == {
        ("effectiveFrom", "2023-06-01"),
        ("validUntil", "2023-08-31"),
    }


def test_a_campaign_without_a_last_day_has_no_days(said: Reads) -> None:
    facts = said("公安部部署\n公安部近日表示，将对守法车队给予奖励，自6月1日至国庆节前开展酒驾整治专项行动。")
    assert facts
    assert not any(name in {"effectiveFrom", "validUntil"} for _, name, _ in facts)


def test_the_days_told_of_a_scheme_are_those_of_the_measure_that_starts_it(said: Reads) -> None:
    facts = said(
        "商务部部署\n商务部近日宣布，将举办“金秋购物节”活动，发放购物补贴。\n“金秋购物节”活动将从9月10日持续到10月20日。"
    )
    dated = {(name, value) for name, predicate, value in facts if predicate == "validUntil"}
    assert any("举办" in name and value == "2023-10-20" for name, value in dated)


def test_a_clause_that_tells_only_from_when_dates_the_act_before_it(said: Reads) -> None:
    facts = said("广东省发展改革委发文\n广东省发展改革委近日宣布，取消停车押金，自6月1日起执行，完善收费公示制度。")
    assert ("取消停车押金", "effectiveFrom", "2023-06-01") in facts
    assert not any(name == "完善收费公示制度" for name, predicate, _ in facts if predicate == "effectiveFrom")


def test_force_right_behind_a_measure_is_the_measures(said: Reads) -> None:
    facts = said(
        "山西省民政厅发文\n山西省民政厅近日印发《关于调整高龄津贴的通知》，明确高龄津贴由每人每月90元提高到120元，自2023年6月1日起执行。"
    )
    assert {name for name, predicate, _ in facts if predicate == "effectiveFrom"} == {
        "高龄津贴由每人每月90元提高到120元"
    }


def test_a_deadline_is_no_first_day(said: Reads) -> None:
    facts = said("教育部发文\n教育部近日印发《校车安全办法》，要求各地完善校车安全制度，于6月20日前报送整改方案。")
    assert facts
    assert not any(predicate == "effectiveFrom" for _, predicate, _ in facts)


def test_force_from_the_day_of_issue_is_the_day_over_the_body(said: Reads) -> None:
    facts = said(
        "昆明市人民政府办公室关于印发《昆明市花卉保鲜办法》的通知\n昆政办规〔2023〕2号\n各县（市）、区人民政府：\n"
        "现将《昆明市花卉保鲜办法》印发给你们，请遵照执行。\n昆明市人民政府办公室\n2023年3月6日\n"
        "一、建立花卉冷链补贴制度。\n二、对冷链企业给予最高30万元补助。\n三、本办法自印发之日起施行，有效期两年。"
    )
    days = {(predicate, value) for _, predicate, value in facts if predicate != "region"}
    assert {
        ("issuedOn", "2023-03-06"),
        ("effectiveFrom", "2023-03-06"),
        ("validUntil", "2025-03-05"),
        ("documentNumber", "昆政办规〔2023〕2号"),
    } <= days


def test_a_day_in_brackets_under_the_title_is_that_of_adoption(said: Reads) -> None:
    facts = said(
        "珠海市海岛保护条例\n（2023年3月29日珠海市第十届人民代表大会常务委员会第十二次会议通过）\n第一章 总则\n"
        "第一条 为保护海岛，制定本条例。\n第二条 珠海市人民政府应当建立海岛名录，加强海岛巡查。\n"
        "第三条 珠海市自然资源局应当公布保护范围。"
    )
    assert ("珠海市海岛保护条例", "issuedOn", "2023-03-29") in facts


def test_itself_is_the_article_s_own_document(said: Reads) -> None:
    facts = said(
        "青岛市财政局关于支持渔船更新的通知\n各区人民政府：\n一、根据《海洋经济规划》，建立渔船更新补贴制度。\n"
        "二、对更新渔船的船东给予最高30万元补助。\n三、本通知自2023年8月1日起施行。"
    )
    assert ("关于支持渔船更新的通知", "effectiveFrom", "2023-08-01") in facts


def test_a_number_inside_a_reference_is_not_the_title_s(said: Reads) -> None:
    facts = said(
        "税务总局公告\n国家税务总局近日发布《办税指引》。指引明确，简化办税流程，按财税〔2023〕8号文件规定缴费。"
    )
    assert facts
    assert not any(predicate == "documentNumber" for _, predicate, _ in facts)


def test_the_figure_of_a_condition_is_no_quantity(said: Reads) -> None:
    facts = said("深圳出台措施\n深圳市人民政府近日印发《智能制造若干措施》，明确对投资8000万元以上的企业奖励60万元。")
    assert {value for _, predicate, value in facts if predicate == "quantity"} == {"60万元"}


def test_how_far_a_grant_goes_is_told_behind_it(said: Reads) -> None:
    facts = said(
        "深圳出台措施\n深圳市人民政府近日印发《智能制造若干措施》，明确按投入的8%给予补助，单个企业最高90万元。"
    )
    grant = {value for name, predicate, value in facts if predicate == "quantity" and "补助" in name}
    assert grant == {"8%", "最高90万元"}


def test_what_a_figure_is_changed_to_may_stand_behind(said: Reads) -> None:
    facts = said(
        "深圳出台措施\n深圳市人民政府近日印发《护照服务若干措施》，明确将证照收费标准由现行的每本70元，"
        "统一调整为每本40元。"
    )
    changed = {value for name, predicate, value in facts if predicate == "quantity" and "由现行" in name}
    assert changed <= {"每本40元"}
    assert "每本40元" in {value for _, predicate, value in facts if predicate == "quantity"}


def test_the_count_of_what_is_carried_out_is_no_quantity(said: Reads) -> None:
    facts = said("深圳部署\n深圳市商务局近日表示，将推动落实22项政策，新增31个服务点。")
    assert {value for _, predicate, value in facts if predicate == "quantity"} == {"31个"}


def test_a_rate_and_its_bound_are_both_granted(said: Reads) -> None:
    facts = said("深圳出台措施\n深圳市人民政府近日印发《智能制造若干措施》，明确按投入的30%给予最高300万元奖励。")
    assert {value for _, predicate, value in facts if predicate == "quantity"} == {"30%", "最高300万元"}


def test_the_province_that_issues_with_a_central_bodys_branch_is_the_region(said: Reads) -> None:
    facts = said("福建发文\n中国人民银行福州中心支行、福建省商务厅近日印发《外贸融资方案》，完善融资担保机制。")
    assert ("外贸融资方案", "region", "福建省") in facts


def test_a_day_inside_the_text_signs_nothing(said: Reads) -> None:
    facts = said(
        "关于加强校车安全管理的通知\n教育部近日印发《关于加强校车安全管理的通知》。\n"
        "一、建立校车定期检查制度，2023年4月20日以来已有进展。"
    )
    assert facts
    assert not any(predicate == "issuedOn" for _, predicate, _ in facts)


def test_a_measure_has_its_own_first_day(said: Reads) -> None:
    facts = said("交通运输部部署\n交通运输部5月6日表示，将于6月1日起取消省界收费站，完善电子收费制度。")
    assert any(name == "effectiveFrom" and value == "2023-06-01" for _, name, value in facts)


def test_a_number_at_the_head_is_the_articles_own_documents(said: Reads) -> None:
    facts = said(
        "安徽省人民政府关于支持成果转化的通知\n皖政〔2023〕37号\n各市、县人民政府：\n一、建立企业需求库。\n二、设立概念验证中心。"
    )
    assert any(name == "documentNumber" and value == "皖政〔2023〕37号" for _, name, value in facts)


def test_a_number_far_from_any_title_is_nobodys(said: Reads) -> None:
    filler = "完善发票服务，加强纳税辅导。" * 30
    facts = said(f"税务总局公告\n国家税务总局近日发布《办税指引》。办法明确，{filler}\n另见财税〔2023〕8号。")
    assert facts
    assert not any(predicate == "documentNumber" for _, predicate, _ in facts)


def test_an_issuer_of_a_region_it_does_not_name_makes_no_document_national(said: Reads) -> None:
    facts = said("新规施行\n省通信管理局近日印发《企业上云管理办法》。办法明确，完善上云管理制度，加强企业上云指导。")
    assert facts
    assert not any(predicate == "region" for _, predicate, _ in facts)


def test_a_document_of_nobody_and_no_place_has_no_region(said: Reads) -> None:
    facts = said("新规施行\n《彩票管理办法》5月8日发布。办法明确，完善销售管理制度，加强彩票发行监管，建立公示机制。")
    assert facts
    assert not any(predicate == "region" for _, predicate, _ in facts)


def test_a_document_beside_central_bodies_alone_holds_for_the_country(said: Reads) -> None:
    facts = said(
        "养老新规\n《养老服务设施建设意见》近日印发，提出建立设施补贴制度，加强运营监管。民政部将完善配套政策。"
    )
    assert ("养老服务设施建设意见", "region", "全国") in facts


def test_a_document_without_issuer_beside_a_local_body_holds_nowhere_known(said: Reads) -> None:
    facts = said(
        "养老服务新规\n《养老服务设施建设意见》近日印发，提出建立设施补贴制度，加强运营监管。\n青岛市民政局将完善配套政策。"
    )
    assert facts
    assert not any(predicate == "region" for _, predicate, _ in facts)


def test_a_trial_zone_lies_where_its_bracket_says(said: Reads) -> None:
    facts = said("自贸区新规\n商务部近日印发《中国（河南）自由贸易试验区办法》，提出建立容错机制，对企业给予补贴。")
    assert ("中国（河南）自由贸易试验区办法", "region", "河南省") in facts


def test_rules_come_into_force_and_what_they_grant_is_carried_out(said: Reads) -> None:
    issued = "商务部出台办法\n商务部印发《茶农纾困办法》，面向受灾茶农发放补贴，自2023年6月1日起"
    assert ("茶农纾困办法", "effectiveFrom", "2023-06-01") in said(issued + "施行。")
    assert ("面向受灾茶农发放补贴", "effectiveFrom", "2023-06-01") in said(issued + "执行。")
