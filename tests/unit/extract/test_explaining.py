"""Questions and answers: what asks or tells why, each with one text it takes and one it must leave."""

from __future__ import annotations

from collections.abc import Callable

from kg.facts import Facts
from kg.names import EntityType

Reads = Callable[[str], Facts]

NEWS = (
    "商务部负责人就《家政服务管理办法》答记者问\n"
    "近日，商务部印发《家政服务管理办法》（以下简称《办法》）。商务部有关负责人回答了提问。\n"
)
RULES = "《办法》对企业有哪些要求？\n答：《办法》要求家政企业建立服务档案，公示服务价格。\n"


def measures(facts: Facts) -> set[str]:
    return {one.name for one in facts.entities if one.type is EntityType.MEASURE}


def test_an_answer_that_tells_why_sets_nothing_out(read_text: Reads) -> None:
    why = "一、制定《办法》的背景是什么？\n答：为规范行业，有必要建立信用体系，加强从业人员培训。\n"
    found = measures(read_text(NEWS + why + "二、" + RULES))
    assert "建立服务档案" in found
    assert not any("信用体系" in one or "从业人员" in one or "背景" in one for one in found)


def test_an_answer_to_what_a_document_holds_sets_it_out(read_text: Reads) -> None:
    both = "一、制定《办法》的背景和主要内容是什么？\n答：《办法》要求家政企业建立信用体系，加强从业人员培训。\n"
    assert "加强从业人员培训" in measures(read_text(NEWS + both + "二、" + RULES))


def test_principles_behind_a_colon_are_no_measures(read_text: Reads) -> None:
    text = "《办法》起草遵循三项原则：一是坚持问题导向，完善制度规则。二是加强部门协同。\n"
    found = measures(read_text(NEWS + text + RULES))
    assert not any("问题导向" in one or "部门协同" in one for one in found)
    assert "公示服务价格" in found


def test_steps_behind_a_colon_are(read_text: Reads) -> None:
    text = "《办法》明确三项措施：一是建立信用档案。二是加强部门协同监管。\n"
    assert {"建立信用档案", "加强部门协同监管"} <= measures(read_text(NEWS + text))
