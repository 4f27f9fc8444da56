"""“What can my firm use”: group, region and day, the measures in force, and the sheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.e2e.explorer.conftest import HOSTILE, USABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.explorer.conftest import Visit

pytestmark = pytest.mark.browser


def test_my_firm_finds_what_it_can_use(visit: Visit) -> None:
    page = visit("/usable")
    page.fill("#group", "专精特新企业")
    page.fill("#region", "杭州")
    page.fill("#day", "2024-05-01")
    page.click("button.main")
    assert page.locator("#steps").inner_text().startswith("专精特新企业 → 科技型企业 → 企业")
    row = page.locator("table.measures tr", has_text="允许企业在贷款到期前一个月申请无还本续贷").first
    assert "2024-04-01 至 2026-03-31" in row.inner_text()
    assert "鼓励合作银行发放三年期以上的中长期贷款" in row.locator("blockquote").inner_text()
    page.fill("#day", "2024-03-31")
    page.click("button.main")
    assert "申请无还本续贷" not in page.locator("main").inner_text()


def test_what_a_firm_can_use_is_exported_as_a_sheet(visit: Visit, tmp_path: Path) -> None:
    page = visit(USABLE)
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "sheet.csv")
    assert (tmp_path / "sheet.csv").read_bytes().startswith("\ufeff举措,".encode())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "sheet.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) >= int(page.locator("#total").inner_text())
    assert "2024-04-01" in {row["生效"] for row in rows}


def test_a_formula_in_the_sheet_is_only_text(visit: Visit, tmp_path: Path) -> None:
    page = visit("/usable?" + urlencode({"group": HOSTILE + "户", "day": "2022-05-01"}))
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "sheet.csv")
    assert "'=1+1补贴五元" in (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")


def test_a_group_that_is_not_known_is_said_with_what_may_be_meant(visit: Visit) -> None:
    page = visit("/usable?group=小巨人&day=2024-05-01")
    assert "小巨人" in page.locator("[role=alert]").inner_text()
    page.click("main p a:has-text('专精特新小巨人企业')")
    assert page.locator("#steps").inner_text().startswith("专精特新小巨人企业")
