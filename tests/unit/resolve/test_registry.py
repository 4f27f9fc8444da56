from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import LoadError
from kg.names import EntityType
from kg.resolve import Resolver
from kg.resolve.registry import load
from kg.resolve.turtle import read_registry
from kg.resources import folder

ROOT = Path(__file__).parents[3]
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWN = """
@prefix pk: <https://w3id.org/policy-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/policy-kg/agency/示例市特别事务委员会> a pk:Agency ;
    skos:prefLabel "示例市特别事务委员会" ; skos:altLabel "特事委" .
"""


def test_compiled_bodies_are_those_of_the_turtle() -> None:
    assert {body.name: body for body in read_registry([folder("ontology") / "agencies.ttl"]).bodies} == load().bodies


def test_compiled_regions_are_those_of_the_turtle() -> None:
    found: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(path=folder("ontology") / "regions.ttl"):
        if quad.predicate.value in (SKOS + "prefLabel", SKOS + "altLabel"):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    base = "https://w3id.org/policy-kg/region/"
    regions = load().regions
    assert {base + r.official: {r.official, *r.shorts} for r in regions} == {
        subject: forms for subject, forms in found.items() if subject.startswith(base)
    }


@pytest.mark.skipif(not (ROOT / "registry" / "build.py").is_file(), reason="the tables are not part of a package")
def test_made_files_are_up_to_date_with_the_tables() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "registry" / "build.py"), "--check"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_every_superior_is_a_body() -> None:
    bodies = load().bodies
    assert [body.name for body in bodies.values() if body.superior and body.superior not in bodies] == []


def test_every_body_and_every_change_cites_where_it_is_published() -> None:
    cited: dict[str, set[str]] = {}
    sources, stated = set(), set()
    for quad in pyoxigraph.parse(path=folder("ontology") / "agencies.ttl"):
        subject, value = quad.subject.value, quad.object.value  # type: ignore[union-attr]
        if quad.predicate.value == DCTERMS + "source":
            cited.setdefault(subject, set()).add(value)
        elif quad.predicate.value == DCTERMS + "title":
            sources.add(subject)
        elif value.endswith(("#Agency", "#Institution", "org#ChangeEvent")):
            stated.add(subject)
    assert len(stated) > 450
    assert stated == cited.keys()
    known = {source for found in cited.values() for source in found}
    assert [source for source in known - sources if not re.fullmatch(r"https?://[a-z0-9.-]+/", source)] == []
    assert sources <= known


def test_a_body_ends_after_it_began() -> None:
    assert [
        body.name for body in load().bodies.values() if body.since and body.until and body.since >= body.until
    ] == []


def test_a_users_own_body_joins_the_registry(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    resolver = Resolver(own=read_registry([own]))
    assert resolver.resolve_name("特事委", EntityType.AGENCY).canonical == "示例市特别事务委员会"
    assert resolver.resolve_name("财政部", EntityType.AGENCY).canonical == "财政部"


def test_a_users_own_body_replaces_one_of_the_same_name_and_the_later_file_counts(tmp_path: Path) -> None:
    first, second = tmp_path / "first.ttl", tmp_path / "second.ttl"
    first.write_text(OWN, encoding="utf-8")
    second.write_text(OWN.replace("特事委", "钱袋子").replace("示例市特别事务委员会", "财政部"), encoding="utf-8")
    resolver = Resolver(own=read_registry([first, second]))
    assert resolver.resolve_name("钱袋子", EntityType.AGENCY).canonical == "财政部"
    assert resolver.resolve_name("特事委", EntityType.AGENCY).canonical == "示例市特别事务委员会"
    assert read_registry([first, second]) == read_registry([second, first]) != read_registry([first])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<https://example.org/a> a <https://example.org/B> .", "names no agency"),
        ("<https://example.org/a> a <https://w3id.org/policy-kg/ontology#Agency> .", "has no skos:prefLabel"),
        (OWN.replace("特事委", '特事委" ; <https://schema.org/foundingDate> "去年'), "no year and month"),
    ],
)
def test_a_registry_that_says_too_little_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=reason):
        read_registry([own])


OWN_CONCEPTS = """
@prefix pk: <https://w3id.org/policy-kg/ontology#> .
@prefix reg: <https://w3id.org/policy-kg/registry#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/port> a schema:AdministrativeArea ; skos:prefLabel "青岛示例港区" ; skos:altLabel "示例港区" ;
    skos:broader <https://w3id.org/policy-kg/region/青岛市> ; reg:committee <https://example.org/committee> .
<https://example.org/committee> a pk:Agency ; skos:prefLabel "青岛示例港区管理委员会" .
<https://example.org/town> a schema:AdministrativeArea ; skos:prefLabel "示例新城市" ; skos:altLabel "示例新城" ;
    reg:level "county" ; skos:broader <https://w3id.org/policy-kg/region/青岛市> .
<https://example.org/farms> a pk:TargetGroup ; skos:prefLabel "海上牧场企业"@zh, "sea farms"@en ;
    skos:altLabel "海上牧场" ; skos:broader <https://w3id.org/policy-kg/group/小微企业> .
<https://example.org/rafts> a pk:TargetGroup ; skos:prefLabel "筏式海上牧场企业" ;
    skos:broader <https://example.org/farms> .
"""


def test_a_users_own_regions_and_groups_join_the_registry(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN_CONCEPTS, encoding="utf-8")
    resolver = Resolver(own=read_registry([own]))
    assert resolver.resolve_name("示例港区管委会").canonical == "青岛示例港区管理委员会"
    assert resolver.resolve_name("示例新城市人社局").canonical == "示例新城市人力资源和社会保障局"
    assert resolver.resolve_name("市财政局", region="示例新城").canonical == "示例新城市财政局"
    farm = resolver.resolve_name("海上牧场", EntityType.TARGET_GROUP)
    assert (farm.iri, farm.why) == ("https://w3id.org/policy-kg/group/海上牧场企业", "concept of the scheme")
    groups = resolver.registry.groups
    assert groups.broader("筏式海上牧场企业") == ("海上牧场企业",)
    assert groups.broader("符合条件的海上牧场企业") == ("海上牧场企业",)
    assert groups.broader("海上牧场企业") == ("小微企业",)
    assert not Resolver().registry.groups.known("海上牧场")


def test_a_users_own_region_replaces_one_of_the_same_name_and_keeps_what_lies_in_it(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        OWN_CONCEPTS + '<https://example.org/q> a schema:AdministrativeArea ; skos:prefLabel "青岛市" ; '
        'reg:ownName "青岛市" ; skos:altLabel "岛城", "青岛" ; reg:level "prefecture" ; '
        "skos:broader <https://w3id.org/policy-kg/region/山东省> .",
        encoding="utf-8",
    )
    regions = Resolver(own=read_registry([own])).registry.regions
    (city,) = regions.named("岛城")
    assert [up.official for up in regions.ancestors(regions.named("示例新城市")[0])] == ["青岛市", "山东省"]
    assert any(region.parent == city.code for region in regions if region.level == "district")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("region/青岛市", "region/云深市"), "stands under 云深市"),
        (("group/小微企业", "group/云深企业"), "stands under 云深企业"),
        (
            ("region/青岛市> .\n<https://example.org/farms>", "region/示例新城市> .\n<https://example.org/farms>"),
            "示例新城市 stands under itself",
        ),
        (("group/小微企业", "group/筏式海上牧场企业"), "海上牧场企业 stands under itself"),
        (('"county"', '"village"'), "no level"),
    ],
)
def test_what_stands_nowhere_is_refused(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN_CONCEPTS.replace(*change), encoding="utf-8")
    with pytest.raises(LoadError, match=reason):
        read_registry([own])


def test_compiled_regions_and_groups_are_what_their_turtle_reads_as() -> None:
    read = read_registry([folder("ontology") / "regions.ttl", folder("ontology") / "groups.ttl"])
    assert {group.name: set(group.broader) for group in read.groups} == {
        name: set(broader) for name, broader in load().groups.broader_of.items()
    }
    known, same = load().regions, load(read).regions
    assert {r.official: (r.code, r.parent, set(r.within), r.committee) for r in known} == {
        r.official: (r.code, r.parent, set(r.within), r.committee) for r in same
    }


@pytest.mark.parametrize("content", ["no turtle at all", None])
def test_a_registry_that_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: str | None) -> None:
    own = tmp_path / "own.ttl"
    if content is not None:
        own.write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=r"own\.ttl: no registry") as caught:
        read_registry([own])
    assert "\n" not in str(caught.value)
    assert "os error" not in str(caught.value)
    assert str(caught.value).count("own.ttl") == 1
