from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.instruments import borne_by_many, kind, normalise, stage, work


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《关于支持示范企业发展的意见》", "关于支持示范企业发展的意见"),
        ("关于印发《示范企业培育行动方案》的通知", "示范企业培育行动方案"),
        ("国务院关于印发示范企业培育规划的通知", "示范企业培育规划"),
        ("国家示范总局关于支持示范企业发展的意见", "关于支持示范企业发展的意见"),
        ("支持示范企业加快发展的若干措施", "关于支持示范企业加快发展的若干措施"),
        ("中华人民共和国示范法", "示范法"),
        ("关于支持示范企业发展的意见 (试行)", "关于支持示范企业发展的意见（试行）"),
        ('"十四五"示范规划', "“十四五”示范规划"),
        ("《关于做好〈示范条例〉实施工作的通知》", "关于做好《示范条例》实施工作的通知"),
    ],
)
def test_forms_of_one_title_agree(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年第1号公告", "2023年第7号公告"),
        ("示范管理办法（试行）", "示范管理办法"),
        ("示范管理办法（征求意见稿）", "示范管理办法"),
        ("示范法（草案）", "示范法（修订草案）"),
        ("2022年示范工作要点", "2023年示范工作要点"),
        ("上海市人民政府关于支持示范企业发展的意见", "北京市人民政府关于支持示范企业发展的意见"),
        ("上海市示范条例", "北京市示范条例"),
        ("支持示范企业的18条措施", "支持示范企业的20条措施"),
    ],
)
def test_numbers_years_stages_and_regions_keep_titles_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    "title", ["通知", "十项服务举措", "若干政策措施", "实施方案", "三年行动计划", "2021年第3号公告", "年度工作要点"]
)
def test_many_could_bear_a_title_that_says_nothing_of_its_own(title: str) -> None:
    assert borne_by_many(title, local=False)


@pytest.mark.parametrize(
    "title", ["示范企业培育行动方案", "“十四五”就业促进规划", "会计法", "关于支持示范企业加快发展的意见"]
)
def test_a_telling_title_is_one_documents(title: str) -> None:
    assert not borne_by_many(title, local=False)


def test_a_local_bodys_short_title_may_be_other_regions_too() -> None:
    assert borne_by_many("关于开展冬季专项行动的通知", local=True)
    assert borne_by_many("关于做好2022年普通高校毕业生就业创业工作的通知", local=True)
    assert not borne_by_many("关于进一步支持示范型中小微企业贷款履约保证保险试验工作的意见", local=True)


@pytest.mark.parametrize(
    ("title", "which"),
    [
        ("会计法", "law"),
        ("示范条例", "regulation"),
        ("示范管理办法（试行）", "rule"),
        ("关于示范的意见", "opinion"),
        ("示范", None),
    ],
)
def test_a_title_says_its_kind(title: str, which: str | None) -> None:
    assert kind(title) == which


def test_a_title_says_its_stage() -> None:
    assert stage("示范法（修订草案）") == "修订草案"
    assert stage("示范法") == ""


@given(st.text(alphabet="关于印发《》示范管理办法的通知（试行）上海市 “”2023年", max_size=40))
def test_normalising_never_fails_and_is_stable(title: str) -> None:
    assert normalise(normalise(title)) == normalise(title)


@pytest.mark.parametrize(
    ("title", "of"),
    [
        ("示范企业促进法（修订草案）", "示范企业促进法"),
        ("关于示范型科创企业的监管规定（试行）", "关于示范型科创企业的监管规定"),
        ("示范型科创企业培育管理办法（2023年修订）", "示范型科创企业培育管理办法"),
        ("示范型科创企业培育管理办法（试行）（征求意见稿）", "示范型科创企业培育管理办法"),
        ("示范型科创企业培育管理办法", ""),
        ("管理办法（试行）", ""),  # many could bear it
    ],
)
def test_a_version_belongs_to_its_document(title: str, of: str) -> None:
    assert work(normalise(title)) == of
