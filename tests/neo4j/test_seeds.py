"""The two seed articles of the corpus, the whole way: the same in SPARQL and in Cypher on both graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.mirror import mirror, run, verify
from kg.pipeline import load
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.mirror import Target

OPINION = "关于进一步做好科技型中小微企业贷款履约保证保险工作的意见"
MEASURES = "十项服务举措"
SAID = {
    ("上海银保监局", "issues", OPINION),
    ("上海市科委", "issues", OPINION),
    (OPINION, "targets", "科技型中小微企业"),
    (OPINION, "addressedTo", "财产保险公司"),
    (OPINION, "addressedTo", "各区科技主管部门"),
    (OPINION, "setsOut", "改进内部考核评价机制"),
    (OPINION, "setsOut", "优化服务流程"),
    (OPINION, "setsOut", "支持建立企业信息共享机制"),
    ("上海市商务委员会", "issues", MEASURES),
    ("中国信保", "issues", MEASURES),
    (MEASURES, "basedOn", "上海市全力抗疫情助企业促发展的若干政策措施"),
    ("中国信保", "offers", "建立保费缓缴机制"),
}
TEN = [
    "强化金融科技对线上服务的支持",
    "强化“单一窗口”对居家办公的服务支持",
    "放宽承保受理限制",
    "放宽理赔受理限制",
    "建立保费缓缴机制",
    "建立快赔先赔机制",
    "进一步加大普惠金融支持力度",
    "进一步提升信保融资支持力度",
    "进一步发挥各方创新协同作用",
    "进一步提高信保“风险容忍度”",
]
ASKED = """
PREFIX pk: <https://w3id.org/policy-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?article {
  ?subject ?property ?object ; skos:prefLabel|skos:altLabel ?s . ?object skos:prefLabel|skos:altLabel ?o .
  ?record rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ; prov:wasQuotedFrom ?evidence .
  ?evidence nif:referenceContext ?article ; nif:anchorOf ?quote .
  BIND(STRAFTER(STR(?property), "#") AS ?p)
} }
"""


@pytest.fixture(scope="module")
def seeded(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    files = [
        str(file)
        for file in sorted((shared / "corpus" / "sina").iterdir())
        if file.name.startswith(("上海市商务委员会和中国信保", "上海银保监局、"))
    ]
    with Store.open(tmp_path_factory.mktemp("seeds") / "store") as store:
        report = load(files, store)
        assert report.new == 2
        yield store


def test_the_store_says_what_the_articles_say(seeded: Store) -> None:
    said = {tuple(str(row[name].value) for name in ("s", "p", "o")) for row in seeded.query(ASKED)}
    assert said >= SAID


def test_the_ten_measures_stand_in_order(seeded: Store) -> None:
    rows = seeded.query(
        "PREFIX pk: <https://w3id.org/policy-kg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        f'SELECT ?m {{ GRAPH ?g {{ ?i skos:prefLabel|skos:altLabel "{MEASURES}" ; pk:setsOut ?s . '
        "?s pk:level 1 ; pk:position ?at ; skos:prefLabel ?m } } ORDER BY ?at"
    )
    assert [str(row["m"].value) for row in rows] == TEN


def test_both_graphs_say_the_same(seeded: Store, target: Target) -> None:
    mirror(seeded, target, full=True)
    assert list(verify(seeded, target)) == []
    rows = run(
        target,
        "MATCH (s:Entity)-[r]->(o:Entity) WHERE r.quote IS NOT NULL "
        "RETURN s.name AS s, s.aliases AS s2, type(r) AS p, o.name AS o, o.aliases AS o2",
    )
    predicates = {"ISSUES": "issues", "TARGETS": "targets", "ADDRESSED_TO": "addressedTo", "SETS_OUT": "setsOut"}
    predicates |= {"BASED_ON": "basedOn", "OFFERS": "offers", "USES": "uses"}
    said = {
        (s, predicates.get(row["p"], row["p"]), o)
        for row in rows
        for s in (row["s"], *(row["s2"] or ()))
        for o in (row["o"], *(row["o2"] or ()))
    }
    assert said >= SAID
