from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.identity.report import identity
from kg.names import BASE
from kg.pipeline import load
from kg.resolve.nodes import node
from kg.resolve.places import Places
from kg.resolve.registry import load as load_registry
from kg.resolve.vetoes import vetoes
from kg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = load_registry()
PLACES = Places(REGISTRY.regions)

FIRST = """---
title: 两市人社局出台新规
date: 2023-05-04
---
南京市人社局5月4日印发《关于支持示范企业的若干措施》，面向中小微企业发放补贴。国家发展改革委印发《示范企业培育办法》，支持小微企业。
"""
SECOND = (
    FIRST.replace("南京市", "北京市")
    .replace("国家发展改革委", "国家发改委")
    .replace("两市", "又有两市")
    .replace("5月4日", "5月5日")
)


def differ(one: str, other: str) -> list[str]:
    first, second = node(BASE + one), node(BASE + other)
    assert first
    assert second
    return vetoes(first, second, PLACES, REGISTRY)


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("agency/北京市财政局", "agency/南京市财政局", ["region"]),
        ("agency/四川省通信管理局", "agency/重庆市通信管理局", ["region"]),
        ("agency/江苏省财政厅", "agency/南京市财政局", ["region"]),
        ("agency/江苏省南京市财政局", "agency/南京市财政局", []),
        ("agency/0123456789abcdef/市财政局", "agency/南京市财政局", []),
        ("institution/中国出口信用保险公司", "institution/中国出口信用保险公司上海分公司", ["region"]),
        ("institution/示例中心", "agency/示例中心", []),
        ("instrument/2023年第1号公告", "instrument/2023年第7号公告", ["number"]),
        ("instrument/2022年示范计划", "instrument/2023年示范计划", ["year"]),
        ("instrument/示范企业管理办法（试行）", "instrument/示范企业管理办法", ["stage"]),
        ("instrument/关于示范企业的意见", "instrument/关于示范企业的通知", ["kind"]),
        ("group/小微企业", "group/符合条件的小微企业", ["wider"]),
        ("group/A级纳税人", "group/D级纳税人", ["grade"]),
        ("group/山东省高校毕业生", "group/江苏省高校毕业生", ["region"]),
        ("agency/财政部", "agency/商务部", ["both registered"]),
        ("group/银行业金融机构", "group/非银行业金融机构", ["negation", "wider"]),
        ("group/小微企业", "programme/小微企业", ["type"]),
        ("programme/信保通", "programme/信保通保单融资", []),
    ],
)
def test_what_differs_forbids_that_two_nodes_are_one(one: str, other: str, what: list[str]) -> None:
    assert differ(one, other) == differ(other, one) == what


def test_the_report_names_nodes_of_several_names_and_look_alikes_with_the_reason(tmp_path: Path) -> None:
    for number, text in enumerate((FIRST, SECOND)):
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    with Store.open(tmp_path / "store") as store:
        load([str(tmp_path / "0.md"), str(tmp_path / "1.md")], store)
        found = identity(store)
    several = {each.name: each.names for each in found.several}
    assert "国家发改委" in several["国家发展和改革委员会"]
    assert found.nodes > len(several)
    pairs = {(pair.one.rpartition("/")[2], pair.other.rpartition("/")[2]): pair for pair in found.pairs}
    apart = pairs["北京市人力资源和社会保障局", "南京市人力资源和社会保障局"]
    assert (apart.alike, apart.vetoes) == ("numbers and places apart", ("region",))
