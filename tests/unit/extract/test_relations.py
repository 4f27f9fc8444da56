"""Each rule with one text it takes and one it must leave. All events are invented; the bodies are real."""

from __future__ import annotations

from collections.abc import Callable

Said = set[tuple[str, str, str]]
Reads = Callable[[str], Said]

NOTICE = "两部门：支持社区食堂建设\n近日，民政部、商务部联合印发《关于支持社区食堂建设的通知》（以下简称《通知》）。"


def test_joint_issuers_each_issue_the_document(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，建立社区食堂运营补贴制度。")
    assert ("民政部", "issues", "关于支持社区食堂建设的通知") in facts
    assert ("商务部", "issues", "关于支持社区食堂建设的通知") in facts


def test_a_document_that_is_only_planned_is_not_issued(said: Reads) -> None:
    facts = said("民政部部署养老服务\n民政部5月6日表示，将研究制定《社区助浴服务指引》，加强养老护理员培训。")
    assert facts
    assert not any(predicate == "issues" for _, predicate, _ in facts)


def test_what_the_document_says_is_set_out_by_it(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，建立社区食堂运营补贴制度，加强食品安全监管。")
    assert ("关于支持社区食堂建设的通知", "setsOut", "建立社区食堂运营补贴制度") in facts
    assert facts
    assert not any(p == "offers" for _, p, o in facts if o == "建立社区食堂运营补贴制度")


def test_without_a_document_the_body_offers(said: Reads) -> None:
    facts = said("税务总局推出新服务\n国家税务总局5月8日表示，将推行发票电子化改革，加强对小微企业的政策辅导。")
    assert ("国家税务总局", "offers", "推行发票电子化改革") in facts


def test_an_outsiders_words_are_nobodys_measures(said: Reads) -> None:
    facts = said(
        NOTICE + "《通知》提出，建立社区食堂运营补贴制度。\n中国社会科学院研究员林远表示，应加强老年食堂品牌建设。"
    )
    assert facts
    assert not any("品牌建设" in name for statement in facts for name in statement)


def test_a_list_goes_back_to_what_introduced_it(said: Reads) -> None:
    facts = said(
        NOTICE + "《通知》提出以下任务：\n一是建立运营补贴制度。商务部将开展示范评选。\n二是完善食品安全追溯体系。"
    )
    assert ("关于支持社区食堂建设的通知", "setsOut", "完善食品安全追溯体系") in facts


def test_a_title_names_its_issuer(said: Reads) -> None:
    facts = said("国务院办公厅关于推进适老化改造的意见\n一、加强住宅适老化改造。\n二、建立长期照护保险制度。")
    assert ("国务院办公厅", "issues", "关于推进适老化改造的意见") in facts


def test_a_body_named_apart_from_a_title_does_not_issue_it(said: Reads) -> None:
    facts = said(
        "关于推进适老化改造的意见发布\n民政部5月8日发布《关于推进适老化改造的意见》，加强住宅改造。商务部参加了会议，"
        "《关于推进适老化改造的意见》已经生效。"
    )
    assert {s for s, p, _ in facts if p == "issues"} == {"民政部"}


def test_the_document_that_is_carried_out_is_the_ground(said: Reads) -> None:
    facts = said(
        "浙江出台措施\n为贯彻落实《关于推进托育服务发展的意见》，浙江省人民政府办公厅5月7日印发"
        "《浙江省普惠托育实施方案》。《方案》提出，建设社区托育中心。"
    )
    assert ("浙江省普惠托育实施方案", "basedOn", "关于推进托育服务发展的意见") in facts


def test_a_document_named_beside_is_no_ground(said: Reads) -> None:
    facts = said(
        "浙江出台措施\n浙江省人民政府办公厅5月7日印发《浙江省普惠托育实施方案》。《方案》提出，建设社区托育中心。"
        "此前发布的《关于推进托育服务发展的意见》反响良好。"
    )
    assert facts
    assert not any(predicate == "basedOn" for _, predicate, _ in facts)


def test_who_is_supported_is_targeted_and_who_must_act_is_addressed(said: Reads) -> None:
    facts = said(
        "银保监会发布通知\n中国银保监会近日发布《关于改进小微企业金融服务的通知》。《通知》要求，各银行业金融机构要加大"
        "对小微企业的信贷支持力度。"
    )
    measure = next(s for s, p, _ in facts if p == "addressedTo")
    assert (measure, "addressedTo", "各银行业金融机构") in facts
    assert (measure, "targets", "小微企业") in facts
    assert facts
    assert (measure, "addressedTo", "小微企业") not in facts


def test_a_document_that_is_revised_is_amended(said: Reads) -> None:
    facts = said(
        "证监会修订规则\n中国证监会5月5日发布《公司债券管理新办法》，对《公司债券发行管理办法》进行修订。"
        "新办法明确，建立债券受托管理人问责制度。"
    )
    assert ("公司债券管理新办法", "amends", "公司债券发行管理办法") in facts


def test_a_document_that_ceases_is_repealed(said: Reads) -> None:
    facts = said(
        "广州出台新规\n广州市人民政府5月5日印发《广州市共享单车管理办法》，自2023年6月1日起施行，"
        "《广州市互联网租赁自行车暂行规定》同时废止。办法明确，运营企业应当设置停放区。"
    )
    assert ("广州市共享单车管理办法", "repeals", "广州市互联网租赁自行车暂行规定") in facts


def test_a_measure_uses_the_programme_it_names(said: Reads) -> None:
    facts = said("人社部部署就业工作\n人力资源社会保障部5月8日表示，将实施“青年启航”行动，加强就业指导服务。")
    assert any(p == "uses" and "青年启航" in o for _, p, o in facts)


def test_enumerated_acts_are_measures_each(said: Reads) -> None:
    facts = said(
        "省里发文\n安徽省商务厅5月8日印发《外贸稳增长方案》，推出畅通国际物流、完善出口退税、扩大信保覆盖等12条措施。"
    )
    offered = {o for s, p, o in facts if p == "setsOut"}
    assert {"畅通国际物流", "完善出口退税", "扩大信保覆盖"} <= offered


def test_acts_that_aspects_enumerate_are_measures_each(said: Reads) -> None:
    facts = said(NOTICE + "《通知》从培育助餐主体、丰富餐食供给、加强资金支持三个方面提出10条举措。")
    offered = {o for s, p, o in facts if p == "setsOut"}
    assert {"培育助餐主体", "丰富餐食供给", "加强资金支持"} <= offered


def test_things_that_one_act_is_done_to_stay_one_measure(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，加快建设社区食堂、助浴站点、智慧平台等9项工程。")
    assert not any(o == "助浴站点" for _, p, o in facts if p == "setsOut")
    assert any("助浴站点" in o for _, p, o in facts if p == "setsOut")


def test_coordinated_objects_stay_one_measure(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，完善设施建设、人员培训、资金使用管理制度。")
    assert ("关于支持社区食堂建设的通知", "setsOut", "完善设施建设、人员培训、资金使用管理制度") in facts


def test_the_bodies_over_a_closing_day_sign_the_document(said: Reads) -> None:
    facts = said(
        "关于开展校园食品安全检查的通知\n教育部近日印发《关于开展校园食品安全检查的通知》。\n一、建立食材追溯制度。\n"
        "教育部 财政部\n2023年4月20日"
    )
    assert ("财政部", "issues", "关于开展校园食品安全检查的通知") in facts


def test_a_line_of_bodies_with_no_day_below_signs_nothing(said: Reads) -> None:
    facts = said(
        "关于开展校园食品安全检查的通知\n教育部近日印发《关于开展校园食品安全检查的通知》。\n财政部 商务部\n"
        "一、建立食材追溯制度。"
    )
    assert {s for s, p, _ in facts if p == "issues"} == {"教育部"}


def test_a_title_tells_what_it_changes(said: Reads) -> None:
    facts = said("国务院修改条例\n国务院5月5日公布《关于修改《城市供水条例》的决定》，明确加强水质监测。")
    assert ("关于修改《城市供水条例》的决定", "amends", "城市供水条例") in facts


def test_a_title_that_only_speaks_of_a_document_changes_nothing(said: Reads) -> None:
    facts = said("国务院发文\n国务院5月5日公布《关于《城市供水条例》的说明》，明确加强水质监测。")
    assert facts
    assert not any(predicate in {"amends", "repeals", "basedOn"} for _, predicate, _ in facts)


def test_a_measure_rests_on_the_ground_of_its_sentence(said: Reads) -> None:
    facts = said(
        "税务总局部署\n国家税务总局5月8日表示，将推行发票电子化改革，加强纳税辅导；根据《契税征收办法》，对农村住房给予减免。"
    )
    assert ("对农村住房给予减免", "basedOn", "契税征收办法") in facts


def test_carrying_a_document_out_beside_other_acts_is_their_ground_not(said: Reads) -> None:
    facts = said("税务总局部署\n国家税务总局5月8日表示，将全面落实《契税征收办法》，加强纳税辅导。")
    assert facts
    assert ("加强纳税辅导", "basedOn", "契税征收办法") not in facts


def test_what_a_meeting_orders_rests_on_the_document_it_adopts(said: Reads) -> None:
    facts = said(
        "国务院常务会议召开\n国务院常务会议5月8日审议通过《关于提升城市供水能力的意见》。会议强调，要推进城市供水管网改造，健全城市供水应急机制。"
    )
    assert ("健全城市供水应急机制", "basedOn", "关于提升城市供水能力的意见") in facts


def test_a_meeting_of_another_body_rests_on_nothing_it_did_not_adopt(said: Reads) -> None:
    facts = said(
        "国务院发文\n国务院5月8日印发《关于提升城市供水能力的意见》。\n青海省人民政府召开电视电话会议。会议强调，"
        "要加强城市供水管网改造。"
    )
    assert facts
    assert not any(predicate == "basedOn" for _, predicate, _ in facts)


def test_what_follows_by_a_document_is_set_out_by_it(said: Reads) -> None:
    facts = said(
        "安徽发文\n安徽省商务厅5月8日印发《夜间经济方案》。\n安徽省财政厅加强资金保障。根据《夜间经济方案》，对商户给予补贴。"
    )
    assert ("夜间经济方案", "setsOut", "对商户给予补贴") in facts


def test_a_law_as_ground_sets_nothing_out(said: Reads) -> None:
    facts = said(
        "安徽部署执法\n安徽省商务厅5月8日表示，将开展专项执法，建立抽查机制，对守信餐馆给予奖励。"
        "根据《反食品浪费法》，加强餐饮巡查，对浪费严重的企业给予处罚。"
    )
    assert facts
    assert not any(predicate == "setsOut" for _, predicate, _ in facts)


def test_who_is_asked_to_issue_issues(said: Reads) -> None:
    facts = said(
        "发改委部署\n国家发展改革委5月8日表示，已报请国务院办公厅印发《关于盘活存量资产的意见》，将加强项目储备。"
    )
    assert {s for s, p, _ in facts if p == "issues"} == {"国务院办公厅"}


def test_an_order_that_is_only_named_opens_no_speech(said: Reads) -> None:
    facts = said(
        "水利部部署防汛\n水利部5月8日表示，将加强堤防巡查，支持各地修复水毁工程。这是落实党中央决策部署的举措，将建立预警机制，对受灾农户给予补助。"
    )
    assert ("水利部", "offers", "对受灾农户给予补助") in facts


def test_an_official_of_an_office_that_counts_speaks_for_his_ministry(said: Reads) -> None:
    facts = said(
        "工信部：保障工业用能\n工业和信息化部5月8日召开发布会。工业和信息化部运行监测协调局负责人李明说，"
        "下一步将加强工业用能保障，完善原料供应机制，建立产业链协作平台。"
    )
    assert ("工业和信息化部", "offers", "完善原料供应机制") in facts


def test_acts_that_an_outsider_enumerates_are_no_measures(said: Reads) -> None:
    facts = said(
        NOTICE + "《通知》提出，建立社区食堂运营补贴制度。\n"
        "某券商分析师建议，采取完善交易制度、扩大双向开放、降低交易成本等多项举措。"
    )
    assert facts
    assert not any(o in {"完善交易制度", "扩大双向开放", "降低交易成本"} for _, _, o in facts)


HEAD = "关于改进小额贷款服务的通知\n"
BODY = "\n中国人民银行近日印发《关于改进小额贷款服务的通知》。\n一、加大对小微企业的信贷支持力度。\n二、建立续贷机制。"


def test_the_line_under_the_title_names_the_addressees(said: Reads) -> None:
    assert ("关于改进小额贷款服务的通知", "addressedTo", "各银行业金融机构") in said(HEAD + "各银行业金融机构：" + BODY)


def test_the_line_that_leads_on_to_the_list_addresses_nobody(said: Reads) -> None:
    facts = said(HEAD + "现就各银行业金融机构有关事项明确如下：" + BODY)
    assert facts
    assert ("关于改进小额贷款服务的通知", "addressedTo", "各银行业金融机构") not in facts


def test_a_document_does_not_set_out_its_own_issue(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，建立社区食堂运营补贴制度。")
    assert facts
    assert not any(p == "setsOut" and o.startswith("印发") for _, p, o in facts)


def test_an_issuer_that_acts_in_its_document_is_not_addressed(said: Reads) -> None:
    facts = said(NOTICE + "《通知》要求，商务部要建立示范评选机制，各地民政部门要加强食品安全监管。")
    assert facts
    assert not any(p == "addressedTo" and o == "商务部" for _, p, o in facts)


def test_who_is_told_in_one_item_is_not_told_in_the_next(said: Reads) -> None:
    facts = said(
        "人社部部署就业工作\n人力资源社会保障部5月8日表示，一是要求各地公共就业服务机构开展招聘活动；"
        "二是支持重点群体创业，完善创业扶持政策。"
    )
    assert facts
    assert not any(p == "addressedTo" and "创业" in s for s, p, _ in facts)


def test_a_department_of_the_body_named_before_speaks_for_it(said: Reads) -> None:
    facts = said(
        "人社部稳就业\n人力资源社会保障部8日召开新闻发布会。就业促进司司长张明介绍，下一步将落实失业保险降费政策，"
        "加大一次性吸纳就业补贴力度。"
    )
    assert ("人力资源社会保障部", "offers", "加大一次性吸纳就业补贴力度") in facts


def test_an_analyst_does_not_speak_for_the_body_named_before(said: Reads) -> None:
    facts = said(
        "人社部稳就业\n人力资源社会保障部8日表示，将落实失业保险降费政策，完善就业补贴制度，加强就业服务。"
        "某证券首席分析师张明介绍，应加大一次性吸纳就业补贴力度。"
    )
    assert facts
    assert not any("加大一次性吸纳" in o for _, _, o in facts)


def test_a_title_names_whom_the_document_is_for(said: Reads) -> None:
    facts = said(
        "人社部发文\n人力资源社会保障部5月8日印发《关于支持高校毕业生就业的通知》，完善就业补贴制度。"
        "《通知》要求，为高校毕业生提供职业指导。"
    )
    assert ("关于支持高校毕业生就业的通知", "targets", "高校毕业生") in facts


def test_the_title_of_a_document_only_referred_to_targets_nobody(said: Reads) -> None:
    facts = said(
        "人社部发文\n为落实《关于支持高校毕业生就业的通知》，人力资源社会保障部5月8日印发《职业技能培训方案》，"
        "完善培训补贴制度，为高校毕业生提供职业指导。"
    )
    assert facts
    assert ("关于支持高校毕业生就业的通知", "targets", "高校毕业生") not in facts


def test_the_bodies_right_before_a_title_issue_it(said: Reads) -> None:
    facts = said("民政部 财政部关于改进社会救助的意见\n一、完善临时救助制度。\n二、建立主动发现机制。")
    assert {s for s, p, _ in facts if p == "issues"} == {"民政部", "财政部"}


def test_a_body_with_words_between_it_and_a_title_does_not_issue_it(said: Reads) -> None:
    facts = said(
        "民政部发文\n民政部5月8日印发《关于改进社会救助的意见》，完善临时救助制度，建立主动发现机制。"
        "财政部学习了《关于改进社会救助的意见》。"
    )
    assert {s for s, p, _ in facts if p == "issues"} == {"民政部"}


def test_who_is_told_to_carry_a_document_out_is_addressed_by_it(said: Reads) -> None:
    facts = said(
        "民政部发文\n民政部5月8日印发《关于改进社会救助的意见》，要求各地民政部门认真贯彻落实，完善临时救助制度。"
    )
    assert ("关于改进社会救助的意见", "addressedTo", "各地民政部门") in facts


def test_who_is_spoken_of_by_a_reporter_is_not_addressed_by_the_whole_document(said: Reads) -> None:
    facts = said(
        "民政部发文\n民政部5月8日印发《关于改进社会救助的意见》，完善临时救助制度，建立主动发现机制。\n"
        "专家表示，近年来，各地民政部门的人手一直不足。"
    )
    assert ("民政部", "issues", "关于改进社会救助的意见") in facts
    assert ("关于改进社会救助的意见", "addressedTo", "各地民政部门") not in facts


def test_whom_a_document_is_issued_to_help_it_targets(said: Reads) -> None:
    facts = said(
        "商务部发文\n为支持外贸企业开拓市场，商务部5月8日印发《外贸稳规模方案》，完善出口信保机制，为外贸企业提供融资服务。"
    )
    assert ("外贸稳规模方案", "targets", "外贸企业") in facts


def test_who_is_only_named_beside_the_issue_is_not_targeted_by_it(said: Reads) -> None:
    facts = said(
        "商务部发文\n在听取外贸企业意见后，商务部5月8日印发《外贸稳规模方案》，完善出口信保机制，建立融资服务平台。"
    )
    assert facts
    assert not any(p == "targets" and s == "外贸稳规模方案" for s, p, _ in facts)


def test_a_document_that_is_only_cited_is_neither_amended_nor_repealed(said: Reads) -> None:
    facts = said(
        "广州出台新规\n广州市人民政府5月5日印发《广州市共享单车管理办法》，与《广州市互联网租赁自行车暂行规定》衔接。"
        "办法明确，运营企业应当设置停放区。"
    )
    assert facts
    assert not any(predicate in {"amends", "repeals"} for _, predicate, _ in facts)


def test_a_measure_does_not_use_the_programme_of_another_clause(said: Reads) -> None:
    facts = said("人社部部署就业工作\n人力资源社会保障部5月8日表示，将实施“青年启航”行动，加强就业指导服务。")
    assert facts
    assert not any(p == "uses" and s == "加强就业指导服务" for s, p, _ in facts)


def test_that_a_document_comes_into_force_is_no_measure(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，建立社区食堂运营补贴制度，加强食品安全监管。本通知自发布之日起施行。")
    assert ("关于支持社区食堂建设的通知", "setsOut", "建立社区食堂运营补贴制度") in facts
    assert not any("施行" in thing for _, _, thing in facts)


def test_from_when_something_is_done_is_a_measure(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，建立社区食堂运营补贴制度，用餐补贴标准自3月1日起提高到每人每月300元。")
    assert any("提高到每人每月300元" in thing for _, predicate, thing in facts if predicate == "setsOut")


def test_what_a_place_does_rests_on_the_plan_quoted_before(said: Reads) -> None:
    facts = said(
        "新疆优化营商环境\n商务部印发的《对外开放规划》提出，完善外商投资服务机制，加强知识产权保护。"
        "今年，新疆将建立通关服务专班，完善跨境结算机制，加强口岸基础设施建设。"
    )
    assert ("加强口岸基础设施建设", "basedOn", "对外开放规划") in facts


def test_what_the_issuer_adds_does_not_rest_on_its_own_document(said: Reads) -> None:
    facts = said(NOTICE + "《通知》提出，建立社区食堂运营补贴制度。民政部将开展示范评选，加强食品安全监管。")
    assert facts
    assert not any(predicate == "basedOn" for _, predicate, _ in facts)


def test_what_all_departments_were_told_to_carry_out_is_the_ground_of_each(said: Reads) -> None:
    facts = said(
        "多部门改善民生\n近日印发的《关于改善民生的意见》提出了多项举措。\n下一步，各部门将按照《关于改善民生的意见》有关部署抓好落实。\n"
        "教育部将新建优质普通高中，推动高等教育资源向中西部倾斜。"
    )
    assert ("新建优质普通高中", "basedOn", "关于改善民生的意见") in facts


def test_documents_given_out_together_are_both_issued(said: Reads) -> None:
    facts = said(
        "两项政策印发\n近日，商务部有关负责人介绍，商务部制定的《夜间消费措施》和《社区商业办法》8日印发。"
        "《夜间消费措施》提出，完善夜间公交服务。《社区商业办法》提出，建立便民服务补贴制度。"
    )
    assert {o for _, predicate, o in facts if predicate == "issues"} == {"夜间消费措施", "社区商业办法"}


def test_a_document_only_compared_with_one_given_out_is_not_issued(said: Reads) -> None:
    facts = said(
        "商务部发文\n与《夜间消费措施》相衔接的《社区商业办法》由商务部8日印发，建立便民服务补贴制度，加强食品安全监管。"
    )
    assert {o for _, predicate, o in facts if predicate == "issues"} == {"社区商业办法"}


def test_a_subject_governs_a_whole_paragraph_of_orders(said: Reads) -> None:
    facts = said(
        "银行信贷工作会议召开\n人民银行某市分行5月8日召开信贷工作会议。会议要求，各银行业金融机构要保持信贷总量稳定。加大对实体经济的支持力度。"
        "优化信贷结构。推动绿色金融发展。改进服务流程。完善考核机制。降低融资成本。完善内控制度。加强风险管理。"
    )
    assert ("完善内控制度", "addressedTo", "各银行业金融机构") in facts


def test_an_office_that_issues_is_not_the_body_it_belongs_to(said: Reads) -> None:
    office = said("水利部办公厅部署防汛\n水利部办公厅5月8日印发《山洪防御通知》，要求加强水库巡查。")
    assert ("水利部办公厅", "issues", "山洪防御通知") in office
    assert ("水利部", "issues", "山洪防御通知") not in office
    assert ("水利部", "issues", "山洪防御通知") in said(
        "水利部部署防汛\n水利部5月8日印发《山洪防御通知》，要求加强水库巡查。"
    )
