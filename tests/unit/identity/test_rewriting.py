from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from kg.article import Article
from kg.errors import UsageError
from kg.identity import Decisions, Merge, Split, rewriting
from kg.identity.readback import read_graph
from kg.identity.rewriting import UNDECIDED, undecided
from kg.names import BASE, ONTOLOGY
from kg.namespaces import PROV, SKOS
from kg.pipeline.extraction import articles, facts
from kg.rdf import article_quads
from kg.resolve.groups import Scheme, packaged
from kg.validate import violations

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = BASE + "agency/云溪市农业农村局"
SOCIETY = BASE + "institution/云溪市茶业协会"
GROUPS = [BASE + "group/受灾茶农", BASE + "group/各乡镇政府"]
SCHEME = Scheme(packaged())
NODES = [OFFICE, SOCIETY, *GROUPS, BASE + "instrument/云溪市茶农纾困办法", BASE + "programme/茶贷通平台"]


def decided(quads: list[Quad], decisions: Decisions) -> list[Quad]:
    return rewriting.decided(quads, decisions, SCHEME)


def examples(root: Path) -> list[list[Quad]]:
    read = articles([str(root / "examples" / "articles")])
    return [article_quads(article, facts(article)) for article in read if isinstance(article, Article)]


def labels(quads: list[Quad], iri: str, predicate: str) -> set[str]:
    wanted = (NamedNode(iri), SKOS + predicate)
    return {q.object.value for q in quads if (q.subject, q.predicate.value) == wanted}  # type: ignore[union-attr]


def test_a_graph_read_and_written_again_is_the_same(quads: list[Quad], root: Path) -> None:
    graphs = [quads, *examples(root)]
    assert len(graphs) > 3
    for graph in graphs:
        told = read_graph(graph)
        assert set(article_quads(told.article, told.facts, told.base)) == set(graph)


def test_a_merge_moves_all_that_is_said_to_the_other_node(quads: list[Quad]) -> None:
    target = BASE + "agency/云溪市农业局"
    made = decided(quads, Decisions([Merge(OFFICE, target)]))
    assert violations(made) == []
    assert not any(OFFICE in str(q.subject) or OFFICE in str(q.object) for q in made if q.predicate != UNDECIDED)
    assert labels(made, target, "prefLabel") == {"云溪市农业局"}
    assert labels(made, target, "altLabel") == {"云溪市农业农村局"}
    issues = NamedNode(ONTOLOGY + "issues")
    assert {q.subject.value for q in made if q.predicate == issues} == {target, SOCIETY}


def test_two_nodes_of_one_article_become_one_with_the_evidence_of_both(quads: list[Quad]) -> None:
    made = decided(quads, Decisions([Merge(SOCIETY, OFFICE)]))
    assert violations(made) == []
    told = read_graph(made)
    office = next(e for e in told.facts.entities if e.iri == OFFICE)
    assert (office.name, office.aliases) == ("云溪市农业农村局", ("茶业协会",))
    assert len(office.mentions) == 2
    (issued,) = (r for r in told.facts.relations if r.predicate == "issues")
    assert len(issued.evidence) == 3


def test_what_a_change_of_type_forbids_is_left_out(quads: list[Quad]) -> None:
    # 茶农 as an agency is nonsense, but a decision may not break the graph.
    made = decided(quads, Decisions([Merge(GROUPS[0], BASE + "agency/云溪市茶农局")]))
    assert violations(made) == []


def test_a_split_takes_the_official_name_away_and_says_who_decided(quads: list[Quad]) -> None:
    split = Split(SOCIETY, "茶业协会", into=BASE + "institution/云岭市茶业协会")
    made = decided(quads, Decisions([split]))
    assert labels(made, split.into, "prefLabel") == {"云岭市茶业协会"}
    assert labels(made, split.into, "altLabel") == {"茶业协会"}
    by = NamedNode(PROV + "wasInfluencedBy")
    assert [(q.subject.value, q.object.value) for q in made if q.predicate == by] == [(split.into, split.id)]


def test_decisions_about_other_nodes_change_nothing(quads: list[Quad]) -> None:
    assert set(decided(quads, Decisions([Merge(BASE + "agency/甲", BASE + "agency/乙")]))) == set(quads)


decisions = st.lists(
    st.one_of(
        st.builds(Merge, st.sampled_from(NODES), st.sampled_from([*NODES, BASE + "agency/云岭市财政局"])),
        st.builds(Split, st.sampled_from(NODES), st.sampled_from(["茶业协会", "受灾茶农"])),
    ),
    max_size=4,
    unique_by=lambda decision: (type(decision), decision.iri),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=decisions, second=decisions)
def test_only_the_decisions_in_force_count_and_taking_them_back_restores(
    quads: list[Quad], first: list[Merge | Split], second: list[Merge | Split]
) -> None:
    try:
        one, other = Decisions(first), Decisions(second)
    except UsageError:  # a contradiction; test_decisions has those
        return
    through = decided(decided(quads, one), other)
    assert set(through) == set(decided(quads, other))
    assert set(undecided(through)) == set(quads) == set(decided(through, Decisions()))


def test_every_example_survives_a_merge_of_all_its_agencies(root: Path) -> None:
    target = BASE + "agency/云岭市财政局"
    for graph in examples(root):
        found = {e.iri for e in read_graph(graph).facts.entities if e.type == "Agency"} - {target}
        made = decided(graph, Decisions(Merge(iri or "", target) for iri in found))
        assert violations(made) == []
        assert set(undecided(made)) == set(graph)
