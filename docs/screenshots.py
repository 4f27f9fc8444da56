"""Makes the pictures under ``docs/images``: the explorer on the articles under ``examples``, in Chromium.

``python docs/screenshots.py``, with the development tools installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
KG = Path(sys.executable).with_name("kg")
BUREAU = "杭州市市场监督管理局"
RULES = "关于支持专精特新中小企业知识产权融资的六条措施"
USABLE = "/usable?" + urlencode({"group": "专精特新企业", "region": "杭州市", "day": "2024-05-01"})
DESK, PHONE = (1120, 720), (360, 640)


def main() -> None:
    """Load the examples into a store for the time being, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", f"{folder}/kg"]
        subprocess.run([KG, "load", "-q", ROOT / "examples" / "articles", *store], check=True)
        server = subprocess.Popen([KG, "serve", "--port", "0", *store], stdout=subprocess.PIPE, text=True)
        try:
            address = server.stdout.readline().strip().rstrip("/") if server.stdout else ""
            take(address)
        finally:
            server.terminate()
            server.wait()


def take(site: str) -> None:
    """Take all pictures of a running server."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])

        def page(path: str, size: tuple[int, int] = DESK, *, dark: bool = False) -> Page:
            view = {"width": size[0], "height": size[1]}
            opened = browser.new_page(viewport=view, color_scheme="dark" if dark else "light", locale="zh-CN")
            opened.goto(site + path)
            return opened

        save(page("/?q=zscq"), "search")
        save(page("/group/专精特新企业"), "entity")
        save(lit(page("/?q=知产")), "article")
        save(page("/timeline?year=2024"), "timeline")
        save(grown(page("/map?of=" + BUREAU)), "map")
        save(page(USABLE), "usable")
        save(asked(page("/sparql", dark=True)), "sparql-dark")
        save(page(USABLE, PHONE), "usable-phone")
        save(page("/timeline?year=2024&lang=en", PHONE, dark=True), "timeline-phone-dark")


def lit(page: Page) -> Page:
    """The article, with the mouse on a statement."""
    page.click(".found a:has-text('杭州出台六条措施')")
    page.locator(".statement", has_text="发布日期").hover()
    return page


def grown(page: Page) -> Page:
    """The map after one more step."""
    page.wait_for_selector("html[data-ready]")
    page.locator("#list li", has_text=RULES).locator("button:not(:disabled)").first.click()
    page.wait_for_timeout(500)
    page.click("#fit")
    page.wait_for_timeout(300)
    return page


def asked(page: Page) -> Page:
    """The editor with an answer."""
    page.wait_for_selector("html[data-ready]")
    page.click("#run")
    page.wait_for_selector("#answer td")
    return page


def save(page: Page, name: str) -> None:
    """Write one picture."""
    page.screenshot(path=ROOT / "docs" / "images" / f"explorer-{name}.png")
    page.close()


if __name__ == "__main__":
    main()
