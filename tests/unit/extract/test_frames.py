"""Who speaks: each way a frame opens, goes on or ends, with one text it takes and one it must leave."""

from __future__ import annotations

from collections.abc import Callable

Said = set[tuple[str, str, str]]
Reads = Callable[[str], Said]

BRIEFING = (
    "三部门介绍消费新政\n国务院新闻办公室5月8日举行发布会，商务部、文化和旅游部有关负责人介绍《关于扩大夜间消费的若干措施》"
    "（以下简称《措施》）。\n《措施》提出，完善夜间公交服务，延长博物馆开放时间。\n"
)
DAYS = (
    "多地开展欠薪治理\n据不完全统计，多地近期整治欠薪。\n北京\n自5月1日起组织开展欠薪治理专项行动，全面排查在建项目。\n"
)


def test_what_officials_will_do_next_is_theirs_and_not_the_documents(said: Reads) -> None:
    facts = said(BRIEFING + "下一步，将开展夜间经济示范城市评选，加强食品安全监管。")
    assert ("商务部", "offers", "加强食品安全监管") in facts
    assert ("关于扩大夜间消费的若干措施", "setsOut", "加强食品安全监管") not in facts


def test_what_the_document_goes_on_to_say_stays_its_own(said: Reads) -> None:
    facts = said(BRIEFING + "同时，开展夜间经济示范城市评选，加强食品安全监管。")
    assert ("关于扩大夜间消费的若干措施", "setsOut", "加强食品安全监管") in facts


def test_a_place_on_a_line_of_its_own_acts_in_what_follows(said: Reads) -> None:
    facts = said(DAYS + "浙江\n强化欠薪违法惩戒，加强工资支付监管。")
    assert ("北京", "offers", "全面排查在建项目") in facts
    assert ("浙江", "offers", "加强工资支付监管") in facts


def test_a_single_place_on_a_line_is_no_body(said: Reads) -> None:
    facts = said("税务总局推出新服务\n浙江\n国家税务总局5月8日表示，将推行发票电子化改革，加强对小微企业的政策辅导。")
    assert ("国家税务总局", "offers", "推行发票电子化改革") in facts
    assert not any(subject == "浙江" for subject, _, _ in facts)


def test_a_place_whose_act_stands_behind_the_comma_acts(said: Reads) -> None:
    facts = said("山西整治欠薪\n山西自5月3日起至6月底前，组织开展根治欠薪专项行动，强化欠薪违法惩戒。")
    assert ("山西", "offers", "强化欠薪违法惩戒") in facts


def test_bodies_that_are_only_counted_are_not_the_one_that_spoke_before(said: Reads) -> None:
    facts = said(
        "湖州支持购房\n湖州市住房和城乡建设局5月8日发布《住房补贴办法》，提高购房补贴标准。此外，有4地提出加强督导检查。"
    )
    assert facts
    assert ("住房补贴办法", "setsOut", "加强督导检查") not in facts


def test_a_document_cited_in_a_speech_speaks_to_the_end_of_the_sentence(said: Reads) -> None:
    facts = said(
        "国务院部署重点工作\n国务院总理周明远5月8日主持召开国务院第九次全体会议。"
        "周明远指出，《政府工作报告》对全年工作作了具体安排，要抓好落实。要实施提振消费专项行动，建立育儿补贴制度，加强高技能人才培养，完善失业保险政策，对小微企业给予补贴。"
    )
    assert ("国务院", "offers", "对小微企业给予补贴") in facts


def test_a_law_firm_that_speaks_takes_no_measure(said: Reads) -> None:
    facts = said(
        "税务总局推出新服务\n国家税务总局5月8日表示，将推行发票电子化改革，加强对小微企业的政策辅导。\n"
        "北京明科律师事务所主任周远介绍，应加强出口退税审核，严格查处骗税行为。"
    )
    assert ("国家税务总局", "offers", "推行发票电子化改革") in facts
    assert not any("律师" in subject for subject, _, _ in facts)


def test_a_document_that_asks_something_of_an_industry_speaks_itself(said: Reads) -> None:
    facts = said(
        "服务业纾困\n商务部5月8日印发《服务业纾困政策》。商务部司长周远介绍，要抓好落实。\n"
        "《服务业纾困政策》进一步对服务业行业提出精准防疫要求，不得擅自关停商场，不得延长关停时间。"
    )
    assert ("服务业纾困政策", "setsOut", "不得擅自关停商场") in facts


def test_what_the_executive_meeting_decides_is_offered_by_it(said: Reads) -> None:
    facts = said(
        "国务院常务会议部署保供\n国务院总理某某5月8日主持召开国务院常务会议，部署能源保供工作。\n"
        "会议决定，扩大煤炭储备规模，对困难群众发放一次性取暖补贴。"
    )
    assert ("国务院常务会议", "offers", "扩大煤炭储备规模") in facts


def test_a_meeting_without_a_named_body_offers_nothing(said: Reads) -> None:
    facts = said(
        "全国煤炭会议部署保供\n全国煤炭保供会议5月8日在京召开，部署能源保供工作。\n"
        "会议决定，扩大煤炭储备规模，对困难群众发放一次性取暖补贴。"
    )
    assert not any(predicate == "offers" and measure == "扩大煤炭储备规模" for _, predicate, measure in facts)


def test_a_place_of_which_a_document_tells_in_its_own_sentence_is_not_who_speaks(said: Reads) -> None:
    facts = said(
        "青岛发展海洋产业\n青岛市发展和改革委员会5月8日发布《海洋产业行动方案》。\n方案提出，青岛将支持企业开展深海养殖，加快建设海洋种业基地。青岛将优化产业布局。"
    )
    assert ("海洋产业行动方案", "setsOut", "加快建设海洋种业基地") in facts


def test_a_place_in_a_sentence_of_its_own_acts_itself(said: Reads) -> None:
    facts = said(
        "青岛发展海洋产业\n国家发展改革委5月8日发布《海洋产业行动方案》。\n青岛将支持企业开展深海养殖，加快建设海洋种业基地。青岛将优化产业布局。"
    )
    assert ("青岛", "offers", "加快建设海洋种业基地") in facts


def test_a_document_that_another_plans_to_give_out_does_not_speak(said: Reads) -> None:
    facts = said(
        "三部门推动企业减碳\n生态环境部5月8日印发《企业减碳方案》。方案提出，建立碳足迹名录。"
        "更新发布《碳足迹核算指南》，为中小企业提供免费核算服务。"
    )
    assert ("企业减碳方案", "setsOut", "为中小企业提供免费核算服务") in facts


def test_a_document_that_a_body_gives_out_speaks_from_then_on(said: Reads) -> None:
    facts = said(
        "三部门推动企业减碳\n生态环境部5月8日印发《企业减碳方案》。方案提出，建立碳足迹名录。"
        "工业和信息化部发布《碳足迹核算指南》，为中小企业提供免费核算服务。"
    )
    assert ("企业减碳方案", "setsOut", "为中小企业提供免费核算服务") not in facts


def test_a_document_that_a_conference_introduces_speaks(said: Reads) -> None:
    facts = said(
        "长沙支持小店\n5月8日，长沙举行新闻发布会，介绍《长沙市扶持小店经济若干措施》。\n"
        "一是减免小店摊位费。二是对首次入驻夜市的个体工商户给予最高2万元补贴。"
    )
    assert ("长沙市扶持小店经济若干措施", "setsOut", "减免小店摊位费") in facts


def test_an_estimate_between_two_acts_does_not_end_the_speech(said: Reads) -> None:
    facts = said(
        "国务院稳就业\n国务院5月8日印发《稳就业措施》。《稳就业措施》提出，扩大社保缓缴范围，预计缓缴900亿元，加大稳岗返还力度。"
    )
    assert ("稳就业措施", "setsOut", "加大稳岗返还力度") in facts
    assert ("稳就业措施", "setsOut", "缓缴900亿元") not in facts


def test_goals_are_no_steps(said: Reads) -> None:
    facts = said(
        "农业农村部扩种油菜\n农业农村部5月8日印发《油菜扩种方案》，要求对油菜种植大户给予良种补贴。\n据了解，方案的目标是：推动油菜单产稳步提升，单产提高2%以上。"
    )
    assert ("油菜扩种方案", "setsOut", "对油菜种植大户给予良种补贴") in facts
    assert not any("单产" in measure for _, _, measure in facts)


def test_who_answers_reporters_is_no_outsider(said: Reads) -> None:
    facts = said("民政部谈助餐\n民政部有关负责人答记者问时表示，将扩大老年助餐服务范围，支持餐饮企业参与老年助餐。")
    assert ("民政部", "offers", "扩大老年助餐服务范围") in facts


def test_what_a_reporter_says_is_nobodys_measure(said: Reads) -> None:
    facts = said("民政部谈助餐\n民政部印发《助餐办法》。有记者问时表示，将扩大老年助餐服务范围，支持企业参与。")
    assert not any(measure == "扩大老年助餐服务范围" and predicate == "offers" for _, predicate, measure in facts)


def test_a_flash_of_one_act_is_policy_and_one_of_a_figure_is_not(said: Reads) -> None:
    assert ("财政部", "offers", "对小微企业免征不动产登记费") in said(
        "财政部免征登记费\n财政部决定自5月8日起对小微企业免征不动产登记费。"
    )
    assert not said("央行公布数据\n中国人民银行5月8日公布，4月末外汇储备增加12亿美元。")


def test_how_alone_is_no_measure_and_with_an_act_it_is(said: Reads) -> None:
    facts = said(
        "民政部规范养老机构\n民政部5月8日印发《养老机构办法》，要求按照公开公平的原则，建立养老机构收费公示制度，按照分级原则给予建设补贴。"
    )
    measures = {measure for _, predicate, measure in facts if predicate == "setsOut"}
    assert "按照公开公平的原则" not in measures
    assert "按照分级原则给予建设补贴" in measures
