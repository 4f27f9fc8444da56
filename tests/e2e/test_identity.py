"""``kg resolve``, ``kg merge``, ``kg split``, ``--registry`` and ``kg stats --identity``, as a person runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.conftest import Kg

    Links = Callable[..., list[dict[str, object]]]

AGENCY = "https://w3id.org/policy-kg/agency/"
OFFICE, OTHER = AGENCY + "青岛市海洋发展局", AGENCY + "青岛市自然资源和规划局"
OWN = """
@prefix pk: <https://w3id.org/policy-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/harbour> a pk:Agency ; skos:prefLabel "青岛市海港事务委员会" ; skos:altLabel "海港事务委" .
"""
OWN_CONCEPTS = """
@prefix pk: <https://w3id.org/policy-kg/ontology#> .
@prefix reg: <https://w3id.org/policy-kg/registry#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/town> a schema:AdministrativeArea ; skos:prefLabel "示例新城市" ; skos:altLabel "示例新城" ;
    reg:level "county" ; skos:broader <https://w3id.org/policy-kg/region/青岛市> .
<https://example.org/farms> a pk:TargetGroup ; skos:prefLabel "海上牧场企业" ; skos:altLabel "海上牧场" ;
    skos:broader <https://w3id.org/policy-kg/group/小微企业> .
"""


@pytest.fixture(scope="session")
def links(kg: Kg) -> Links:
    """What ``kg resolve`` finds, a name each."""

    def run(*arguments: object, store: Path, stdin: str = "") -> list[dict[str, object]]:
        return [json.loads(line) for line in kg("resolve", "--json", *arguments, store=store, stdin=stdin).splitlines()]

    return run


@pytest.fixture(scope="module")
def filled(kg: Kg, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A store with the examples; a test that changes it leaves it as it was."""
    store = tmp_path_factory.mktemp("identity") / "store"
    kg("load", root / "examples" / "articles", store=store)
    return store


def test_a_name_resolves_with_its_alternatives_and_why(links: Links, tmp_path: Path) -> None:
    (link,) = links("市科委", "--region", "上海", store=tmp_path / "none")
    assert list(link) == ["name", "canonical", "iri", "type", "alternatives", "why"]
    assert (link["name"], link["canonical"]) == ("市科委", "上海市科学技术委员会")
    assert (link["iri"], link["type"]) == (AGENCY + "上海市科学技术委员会", "Agency")
    old, open_, group = links(
        "-", "--date", "2016-05", store=tmp_path / "none", stdin="银监会\n鼓楼区政府\n\n小微企业\n"
    )
    assert old["canonical"] == "中国银行业监督管理委员会"
    assert open_["canonical"] is None
    assert "南京市鼓楼区人民政府" in open_["alternatives"]  # type: ignore[operator]
    assert (group["canonical"], group["type"]) == (None, "TargetGroup")
    assert not (tmp_path / "none").exists()


def test_the_text_around_a_name_counts(kg: Kg, links: Links, tmp_path: Path) -> None:
    text = "杭州出台新政\n杭州市经济和信息化局（以下简称市经信局）发布通知，杭州市将扩大试点。"
    short, own, doubtful = links("市经信局", "市政府", "发改委", "--text", text, store=tmp_path)
    assert short["canonical"] == "杭州市经济和信息化局"
    assert str(short["why"]).startswith("short for 杭州市经济和信息化局 in the text")
    assert own["canonical"] == "杭州市人民政府"
    assert (doubtful["canonical"], doubtful["alternatives"]) == (
        None,
        ["国家发展和改革委员会", "杭州市发展和改革委员会"],
    )
    assert "上海市" in kg("resolve", "市科委", "--region", "上海", store=tmp_path)
    assert "no region of this name" in kg("resolve", "市科委", "--region", "云深", store=tmp_path, status=2)
    assert "--date: a date is wanted" in kg("resolve", "市科委", "--date", "去年", store=tmp_path, status=2)


def test_a_merge_is_applied_shown_and_taken_back_without_a_trace(
    kg: Kg, links: Links, filled: Path, root: Path, tmp_path: Path
) -> None:
    before = kg("export", "--format", "nq", store=filled)
    assert "1 article changed" in kg("merge", "青岛市海洋发展局", OTHER, "--note", "机构改革", store=filled)
    assert "机构改革" in kg("merge", store=filled)
    page = kg("show", OFFICE, store=filled)
    assert "merged by an analyst's decision" in page
    assert page.startswith("青岛市自然资源和规划局")
    (link,) = links("青岛市海洋发展局", store=filled)
    assert (link["canonical"], link["iri"]) == ("青岛市自然资源和规划局", OTHER)
    assert str(link["why"]).startswith("merged by an analyst's decision")
    after = kg("export", "--format", "nq", store=filled)

    # Decided first and loaded afterwards, it is the same graph.
    other = tmp_path / "store"
    kg("load", root / "examples" / "articles" / "official-document.md", store=other)
    kg("merge", OFFICE, OTHER, "--note", "机构改革", store=other)
    kg("load", root / "examples" / "articles", store=other)
    assert kg("export", "--format", "nq", store=other) == after != before

    kg("merge", OFFICE, OTHER, "--undo", store=filled)
    assert kg("export", "--format", "nq", store=filled) == before
    assert "no such decision" in kg("merge", OFFICE, OTHER, "--undo", store=filled, status=2)


def test_what_differs_is_merged_by_force_alone(kg: Kg, filled: Path) -> None:
    pair = (AGENCY + "杭州市经济和信息化局", AGENCY + "青岛市工业和信息化局")
    assert "region" in kg("merge", *pair, store=filled, status=2)
    assert "types" in kg("merge", OFFICE, OFFICE.replace("agency", "group"), "--force", store=filled, status=2)
    kg("merge", *pair, "--force", store=filled)
    kg("merge", *pair, "--undo", store=filled)
    assert "no node" in kg("merge", AGENCY + "a b> <c", OTHER, store=filled, status=2)
    assert "no node" in kg("split", OFFICE, "某名", "--as", AGENCY + "a b", store=filled, status=2)
    assert "both registered" in kg("merge", AGENCY + "财政部", AGENCY + "商务部", store=filled, status=2)
    assert "nothing in the graph" in kg("merge", "某不存在的局", OTHER, store=filled, status=1)


def test_a_split_gives_an_articles_mentions_a_node_of_their_own(kg: Kg, links: Links, filled: Path) -> None:
    before = kg("export", "--format", "nq", store=filled)
    kg("split", OFFICE, "市海洋发展局", "--as", "青岛市海洋渔业局", store=filled)
    assert kg("show", "青岛市海洋渔业局", store=filled).startswith("青岛市海洋渔业局")
    (link,) = links("市海洋发展局", "--region", "青岛", store=filled)
    assert str(link["why"]).startswith("split off by an analyst's decision")
    assert "which" in kg("split", OFFICE, store=filled, status=2)
    kg("split", OFFICE, "市海洋发展局", "--as", "青岛市海洋渔业局", "--undo", store=filled)
    assert kg("export", "--format", "nq", store=filled) == before
    said = kg("split", OFFICE, "青岛市海洋局", store=filled, status=1)
    assert "they call it 市海洋发展局" in said


def test_a_users_own_registry_counts_and_stays_with_the_store(kg: Kg, links: Links, tmp_path: Path) -> None:
    own, article, store = tmp_path / "own.ttl", tmp_path / "a.md", tmp_path / "store"
    own.write_text(OWN, encoding="utf-8")
    article.write_text(
        "---\ntitle: 海港事务委出台新规\ndate: 2023-05-04\n---\n"
        "海港事务委5月4日印发《青岛市示范企业培育办法》，向示范企业发放补贴。\n",
        encoding="utf-8",
    )
    (link,) = links("海港事务委", "--registry", own, store=store)
    assert link["canonical"] == "青岛市海港事务委员会"
    kg("load", article, "--registry", own, store=store)
    (link,) = links("海港事务委", store=store)
    assert link["canonical"] == "青岛市海港事务委员会"
    assert "1 unchanged" in kg("load", article, store=store)  # the store's own registry counts
    own.write_text(OWN.replace("海港事务委员会", "港务委员会"), encoding="utf-8")
    assert "another registry" in kg("load", article, "--registry", own, store=store, status=2)
    own.write_text("no turtle", encoding="utf-8")
    assert "own.ttl: no registry" in kg("extract", article, "--registry", own, store=store, status=1)
    own.write_text(OWN_CONCEPTS.replace("region/青岛市", "region/云深市"), encoding="utf-8")
    said = kg("load", article, article, "--registry", own, store=tmp_path / "other", status=1)
    assert said == "kg: 示例新城市 stands under 云深市, which nothing knows\n"


def test_a_users_own_regions_and_groups_count_and_stay_with_the_store(kg: Kg, links: Links, tmp_path: Path) -> None:
    own, article, store = tmp_path / "own.ttl", tmp_path / "a.md", tmp_path / "store"
    own.write_text(OWN_CONCEPTS, encoding="utf-8")
    article.write_text(
        "---\ntitle: 青岛市出台新规\ndate: 2023-05-04\n---\n"
        "青岛市人社局5月4日印发《青岛市海上养殖扶持办法》，对小微企业给予最高5万元补贴。\n",
        encoding="utf-8",
    )
    kg("load", article, "--registry", own, store=store)
    (link,) = links("市人社局", "--region", "示例新城", store=store)
    assert link["canonical"] == "示例新城市人力资源和社会保障局"
    assert "1 unchanged" in kg("load", article, store=store)
    # What is for the group above the user's own is for his.
    for name in ("海上牧场", "海上牧场企业"):
        assert "给予最高5万元补贴" in kg(
            "query", "measures-for-group", "-p", f"group={name}", "--format", "json", store=store
        )
    assert "1 unchanged" in kg("load", article, "--registry", own, store=store)


def test_the_identity_report_lists_names_and_look_alikes(kg: Kg, filled: Path) -> None:
    report = json.loads(kg("stats", "--identity", "--json", store=filled))
    assert report["nodes"] > len(report["several"]) > 0
    assert all(each["names"] for each in report["several"])
    assert "nodes have more than one name" in kg("stats", "--identity", store=filled)
