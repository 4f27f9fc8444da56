"""``kg evaluate``: the score, and the errors behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Kg


HOSTILE = """---
title: 两部门支持社区食堂\x1b]0;x\x07
date: 2023-05-08 10:00:00
---
近日，民政部、商务部联合印发《关于支持社区食堂建设的通知》。《通知》提出，建立社区食堂\x1b[31m运营补贴制度。

某高校教授林远认为，应加强老年食堂品牌建设。
"""


def test_the_score_of_the_corpus_is_told(kg: Kg, shared: Path) -> None:
    whole = json.loads(kg("evaluate", shared / "gold", "--json"))
    assert (whole["articles"], whole["predicted"]) == (74, 74)
    assert whole["figures"]["entities"]["f1"] >= 0.6
    parts = [json.loads(kg("evaluate", shared / "gold", "--hold-out", f"{k}/3", "--json")) for k in (1, 2, 3)]
    assert sum(part["articles"] for part in parts) == 74
    wanted = [part["figures"]["entities"]["wanted"] for part in parts]
    assert sum(wanted) == whole["figures"]["entities"]["wanted"]


def test_errors_of_one_kind_are_told_with_their_sentences(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.md").write_text(HOSTILE, encoding="utf-8")
    answer = {"article": "a", "policy": True, "entities": [], "relations": []}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    told = kg("evaluate", tmp_path / "gold", tmp_path / "a.md", "--errors", "9", "--only", "setsOut")
    assert "wrong setsOut: 关于支持社区食堂建设的通知 setsOut 建立社区食堂" in told
    assert "[document-frame]\n    《通知》提出" in told
    assert "\x1b" not in told
    assert "wrong Agency" not in told
    rules = json.loads(kg("evaluate", tmp_path / "gold", tmp_path / "a.md", "--json"))["rules"]
    assert rules["issuing-verb"] == {"precision": 0.0, "right": 0, "predicted": 2}
