"""Whom a whole document or programme is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import reader_of
from kg.extract.names import find_names
from kg.extract.relations.wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Callable

    Reads = Callable[[str], set[tuple[str, str, str]]]


def test_a_document_is_for_the_group_of_its_title(said: Reads) -> None:
    facts = said(
        "民政部出台意见支持养老机构\n民政部5月8日印发《关于支持养老机构发展的意见》，完善养老机构补贴制度，建立养老机构等级评定机制。"
    )
    assert ("关于支持养老机构发展的意见", "targets", "养老机构") in facts


def test_a_document_is_not_for_those_whom_only_figures_tell_of(said: Reads) -> None:
    facts = said(
        "民政部出台意见支持养老机构\n民政部5月8日印发《关于支持养老机构发展的意见》，完善养老机构补贴制度。\n"
        "数据显示，去年全国新增高校毕业生一千多万人。"
    )
    assert ("民政部", "issues", "关于支持养老机构发展的意见") in facts
    assert ("关于支持养老机构发展的意见", "targets", "高校毕业生") not in facts


def test_of_a_long_list_of_documents_only_the_first_are_weighed() -> None:
    lines = [f"民政部印发《第{i}号管理办法》，支持第{i}类养老机构。" for i in range(300)]
    text = "\n".join(["民政部印发办法", *lines])
    reader, _ = reader_of(text, find_names(text))
    assert len(reader.names) > 300
    assert len({whole.subject for whole in wholes(reader)}) == 60
