"""Documents and the ways to cite them."""

import pytest

from kg.extract.mentions import Name
from kg.extract.names import find_names
from kg.extract.names.titles import kind_of, plain_title, titles
from kg.names import EntityType


def documents(text: str) -> list[Name]:
    return [name for name in find_names(text) if name.type is EntityType.INSTRUMENT]


def forms(text: str) -> list[str]:
    return [name.form for name in documents(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布《关于做好就业工作的通知》。", ["关于做好就业工作的通知"]),
        ("审议《某某保护条例（草案）》《某某管理办法》。", ["某某保护条例（草案）", "某某管理办法"]),
        ("印发关于做好稳岗工作的意见", ["关于做好稳岗工作的意见"]),
        ("某区出台了人才购房实施办法（试行）。", ["人才购房实施办法（试行）"]),
        ("近日印发通知，要求各地落实。", ["通知"]),
        ("退役军人保障法实施以来", ["退役军人保障法"]),
        ("会议表决通过传染病防治法。", ["传染病防治法"]),
        ("新修订反不正当竞争法施行。", ["反不正当竞争法"]),
        ("会议决定将海商法提请审议。", ["海商法"]),
        ("两部门推出十项服务举措。", ["十项服务举措"]),
        ("苏州出台稳岗十条，支持企业。", ["稳岗十条"]),
        ("发布《某某黄金十二条》。", ["某某黄金十二条"]),
        ("根据社会保险法，职工应当参加。", ["社会保险法"]),
        ("据社会保险法，职工应当参加。", ["社会保险法"]),
        ("修改数据安全法。", ["数据安全法"]),
        ("按照中小学放学时段交通保障方案执行。", ["中小学放学时段交通保障方案"]),
        ("印发恶劣天气应急预案。", ["恶劣天气应急预案"]),
    ],
)
def test_document_is_found_whole(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "《证券日报》记者获悉。",
        "电影《流浪的星》上映。",
        "累计推出改革举措三百余项。",
        "将出台一批政策措施。",
        "律师事务所依照法律办理。",
        "认真制定整改方案并落实。",
        "这部未完的书叫《意",
        "根据客流规律动态调整开行方案。",
        "可通过电子邮件反馈意见。",
        "各单位制定恶劣天气应急预案。",
        "落实新规划定的范围。",
        "第十六条　违反前款第六条规定的，责令改正。",
    ],
)
def test_no_document_where_none_is_named(text: str) -> None:
    assert forms(text) == []


def test_later_short_title_means_the_one_before() -> None:
    text = "甲部印发《关于促进消费的意见》，乙部印发《消费券管理办法》。《意见》提出，《办法》明确。"
    assert [name.aliases for name in documents(text)] == [("意见",), ("办法",)]


def test_short_title_means_what_the_text_says_it_means() -> None:
    text = "《跨境电商发展规划》（以下简称《发展规划》）与《旅游发展规划》出台。《发展规划》提出。"
    assert [name.aliases for name in documents(text)] == [("发展规划",), ()]


def test_bare_kind_that_speaks_means_the_document_before() -> None:
    (name,) = documents("《粮食产能提升行动方案》出台。方案明确提出目标。")
    assert name.aliases == ("方案",)


def test_title_with_and_without_its_issuer_is_one_document() -> None:
    text = "国务院办公厅《关于推进某某工作的意见》发布。《国务院办公厅关于推进某某工作的意见》指出。"
    (name,) = documents(text)
    assert name.form == "国务院办公厅关于推进某某工作的意见"


def test_notice_that_only_carries_a_document_is_that_document() -> None:
    assert plain_title("关于印发《某某资金管理办法》的通知") == plain_title("某某资金管理办法")


def test_headline_that_drops_a_character_is_the_same_document() -> None:
    text = "联合印发关于做好科技企业贷款履约保证险工作的意见\n印发《关于做好科技企业贷款履约保证保险工作的意见》。"
    assert len(documents(text)) == 1


def test_measures_counted_are_the_document_whose_title_says_what_they_are_for() -> None:
    text = "18项政策发布\n《关于促进工业稳增长的通知》印发，出台18项促进工业稳增长的具体政策。"
    (name,) = documents(text)
    assert set(name.aliases) == {"18项政策", "18项促进工业稳增长的具体政策"}


def test_measures_that_a_titled_document_sets_out_are_no_document_of_their_own() -> None:
    assert forms("《关于扩大消费的意见》提出19项举措。") == ["关于扩大消费的意见"]


def test_titles_may_stand_in_titles() -> None:
    text = "《关于实施〈甲〉和《乙条例》的意见》"
    assert [text[title.begin : title.end] for title in titles(text)] == ["乙条例", "关于实施〈甲〉和《乙条例》的意见"]


def test_kind_is_read_before_the_brackets() -> None:
    assert kind_of("某某暂行办法（2022年版）（征求意见稿）") == "暂行办法"
    assert kind_of("流浪的星") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("表决通过新修订的保守国家秘密法。", ["保守国家秘密法"]),
        ("“沪九条”规定，购房从宽。", ["沪九条"]),
        ("2024年中央一号文件发布。", ["中央一号文件"]),
        ("落实“十五五”规划纲要。", ["“十五五”规划纲要"]),
        ("某某律师依法执业，民法规定之外从其约定。", []),
        ("“十五五”时期开局良好。", []),
        ("共九条，分三章。", []),
    ],
)
def test_document_without_brackets_goes_by_a_name_of_its_own(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_earlier_document_of_the_same_title_is_another() -> None:
    assert len(documents("《某某管理办法》施行，原《某某管理办法（试行）》同时废止。")) == 2


def test_rules_that_the_article_prints_are_a_document_and_what_they_call_themselves() -> None:
    text = (
        "某市家政服务管理办法\n第一条　根据《消费者权益保护法》，制定本办法。\n"
        "第十六条　违反本办法第六条规定的，责令改正。\n第十七条　除按本办法执行外，办法自公布之日起施行。"
    )
    assert [(name.form, name.aliases) for name in documents(text)] == [
        ("某市家政服务管理办法", ("办法",)),
        ("消费者权益保护法", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "某市促进文旅发展若干措施（2026年修订版）\n一、本措施适用于企业。",
        "关于印发某某条例的通告\n某市促进文旅发展若干措施\n第一章　总则",
    ],
)
def test_title_on_a_line_of_its_own_is_found_by_what_follows(text: str) -> None:
    assert any(form.startswith("某市促进文旅发展若干措施") for form in forms(text))


@pytest.mark.parametrize("text", ["某市修改家政服务管理办法\n本办法出台。", "文旅发展有了新措施\n企业受益。"])
def test_headline_that_reports_about_a_document_is_not_its_title(text: str) -> None:
    assert text.partition("\n")[0] not in forms(text)


def test_kind_of_a_ground_is_no_law_that_ends_like_it() -> None:
    (law, own) = documents("根据《某某促进法》，制定本办法。")
    assert (law.aliases, own.form) == ((), "办法")
