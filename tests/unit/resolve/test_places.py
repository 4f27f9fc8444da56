from __future__ import annotations

from kg.article import Article
from kg.resolve.places import Places
from kg.resolve.registry import load

PLACES = Places(load().regions)


def main(title: str, body: str = "") -> str | None:
    region = PLACES.setting(Article("0" * 16, title, f"{title}\n{body}")).main
    return region.official if region else None


def test_the_headline_says_what_an_article_is_about() -> None:
    assert main("杭州出台新政", "浙江省有关负责人表示。") == "杭州市"
    assert main("上海市浦东新区发布措施") == "上海市浦东新区"


def test_regions_alike_leave_an_article_without_one() -> None:
    assert main("江苏、浙江、安徽三地发布措施") is None
    assert main("川渝两地座机通话降费", "重庆市和四川省的通信业务。") is None
    assert main("京津冀发布措施") is None


def test_one_name_in_passing_makes_no_region() -> None:
    assert main("全国推广新做法", "这一做法来自福建省。" + "各地反响良好。" * 60) is None


def test_a_paper_or_bank_named_after_a_place_is_no_place() -> None:
    assert main("北京银行推出新产品", "北京日报讯，南京银行跟进。") is None
