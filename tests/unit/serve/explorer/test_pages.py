"""What the other pages gather: entities, days, neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.names import BASE
from kg.serve.explorer.entity import entity_view
from kg.serve.explorer.neighbours import neighbourhood
from kg.serve.explorer.timeline import instruments
from tests.unit.serve.explorer.conftest import LAW, RULES

if TYPE_CHECKING:
    from kg.serve.explorer.index import Index
    from kg.store import Store


def test_sections_begin_with_attributes_and_count_what_they_leave_out(store: Store) -> None:
    entity = entity_view(store, RULES, most=1)
    assert [section.key for section in entity.sections] == [
        "effectiveFrom",
        "issuedOn",
        "region",
        "setsOut",
        "targets",
        "basedOn",
        "^issues",
        "^repeals",
    ]
    sets_out = next(section for section in entity.sections if section.key == "setsOut")
    assert (sets_out.total, len(sets_out.statements)) == (3, 1)
    assert entity.aliases == ("办法",)


def test_one_section_can_be_asked_for(store: Store) -> None:
    entity = entity_view(store, RULES, only="^repeals")
    assert [(section.key, section.statements[0].subject) for section in entity.sections] == [
        ("^repeals", "云溪市茶业条例")
    ]


def test_the_registry_tells_what_is_above_and_below(store: Store) -> None:
    relatives = entity_view(store, BASE + "agency/财政部").relatives
    assert relatives["superior"] == ((BASE + "agency/国务院", "国务院"),)
    assert entity_view(store, BASE + "agency/国务院").relatives["subordinate"]


def test_an_unknown_entity_has_no_type(store: Store) -> None:
    assert entity_view(store, BASE + "agency/没有").types == ()


def test_instruments_stand_by_day_with_issuers_term_and_what_repeals_them(store: Store, index: Index) -> None:
    newest, rules = instruments(store, index)
    assert (newest.iri, newest.day, newest.begins, newest.repealed_by) == (LAW, "2023-01-01", "2023-01-01", ())
    assert (rules.iri, rules.day, rules.reported) == (RULES, "2022-04-02", False)
    assert rules.regions == ("云溪市",)
    assert [name for _, name in rules.issuers] == ["云溪市农业农村局", "茶业协会"]
    assert rules.repealed_by == ((LAW, "云溪市茶业条例"),)


def test_neighbours_are_what_is_said_not_what_follows(store: Store) -> None:
    found = neighbourhood(store, BASE + "agency/云溪市农业农村局")
    assert [(edge.predicate, edge.value) for edge in found.edges] == [("issues", RULES)]
    assert [entity.name for entity in found.entities] == ["云溪市农业农村局", "云溪市茶农纾困办法"]


def test_neighbours_come_in_steps(store: Store) -> None:
    first, rest = neighbourhood(store, RULES, 0, 4), neighbourhood(store, RULES, 4, 4)
    assert (len(first.entities), first.more, rest.more) == (5, 4, 0)
    names = [entity.iri for step in (first, rest) for entity in step.entities]
    assert len(set(names)) == 9


def test_what_the_store_does_not_know_has_no_neighbours(store: Store) -> None:
    assert neighbourhood(store, BASE + "agency/没有").entities == ()
