"""Help pages, the version, and what the shell completes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import __version__
from kg.cli.main import COMMANDS
from kg.cli.page import columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.e2e.conftest import Kg


def help_pages() -> Iterable[list[str]]:
    return [[], *([name] for names in COMMANDS.values() for name in names)]


@pytest.mark.parametrize("arguments", help_pages(), ids=lambda arguments: " ".join(arguments) or "kg")
@pytest.mark.parametrize(("language", "heading"), [("en", "Examples:"), ("zh", "示例：")])
def test_every_help_page_has_an_example_and_fits_eighty_columns(
    kg: Kg, arguments: list[str], language: str, heading: str
) -> None:
    page = kg(*arguments, "--help", KG_LANG=language)
    text, examples = page.split(heading)
    assert "kg " in examples
    assert max(map(columns, text.splitlines())) <= 80


def test_the_version_is_the_packages(kg: Kg) -> None:
    assert kg("--version") == f"kg {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(kg: Kg, shell: str) -> None:
    assert "_KG_COMPLETE" in kg("completion", shell)


def test_the_shell_completes_commands_and_queries(kg: Kg) -> None:
    assert "draw" in kg(_KG_COMPLETE="bash_complete", COMP_WORDS="kg dr", COMP_CWORD="1")
    assert "joint-issuers" in kg(_KG_COMPLETE="bash_complete", COMP_WORDS="kg query joi", COMP_CWORD="2")
