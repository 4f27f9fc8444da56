from __future__ import annotations

import hashlib
import re

import pytest

from kg.draw.looks import looks
from kg.names import EntityType
from kg.serve.explorer.assets import STATIC, vendored
from kg.serve.explorer.kinds import icon, style_sheet
from kg.serve.explorer.site import addresses

TEMPLATES = STATIC.parent / "templates"
OWN = {"VENDORED.toml", "LICENCES.md"}


@pytest.mark.parametrize("file", sorted(vendored()))
def test_a_vendored_file_is_the_one_that_was_listed(file: str) -> None:
    asset = vendored()[file]
    assert hashlib.sha256(asset.path.read_bytes()).hexdigest() == asset.sha256
    assert asset.version
    assert asset.licence


def test_no_file_is_vendored_without_being_listed() -> None:
    assert {path.name for path in (STATIC / "vendor").iterdir()} - OWN == {
        file for file, asset in vendored().items() if not asset.package
    }


def test_no_template_holds_a_script_or_a_style() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        for attributes in re.findall(r"<script\b([^>]*)>", text):
            assert "src=" in attributes or 'type="application/json"' in attributes, path.name
        assert not re.search(r"<style|\bstyle=|\son[a-z]+=|\|\s*safe", text), path.name


def test_nothing_is_loaded_from_elsewhere() -> None:
    for path in [*TEMPLATES.glob("*.html"), *STATIC.glob("*.*")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"""(src|href|url|import|fetch)\W{0,4}(https?:)?//""", text), path.name


def test_every_type_has_its_colours_and_sign() -> None:
    for kind in EntityType:
        assert f".kind-{kind} {{ --fill: light-dark({looks()['types'][kind]['light'][0]}" in style_sheet()
        assert icon(kind).startswith("M")


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        ("https://kg.example/agency/财政部", "/agency/%E8%B4%A2%E6%94%BF%E9%83%A8"),
        ("https://kg.example/agency/a%3Cb", "/agency/a%3Cb"),
        ("https://kg.example/", ""),
        ("https://elsewhere.example/x", ""),
    ],
)
def test_an_iri_under_the_base_is_shown_here(iri: str, path: str) -> None:
    assert addresses("https://kg.example/")(iri) == path
