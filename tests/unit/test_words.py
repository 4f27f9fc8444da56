"""Whatever the program says, it can say in Chinese."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.cli.main import COMMANDS
from kg.cli.main import kg as command_line
from kg.cli.page import columns, paragraphs, wrapped
from kg.cli.words import catalogue, language, say, say_error
from kg.errors import KgError, LoadError
from kg.messages import SYSTEM, chinese, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGES = (Path(kg.__file__).parent, Path(kg.__file__).parent.parent / "loaders")
FIELD = re.compile(r"\{\w+[^{}]*\}")
SAYING = {"say", "note", "term", "_heading"}


def modules(but: str = "") -> list[ast.Module]:
    files = sorted(file for package in PACKAGES for file in package.rglob("*.py") if but not in file.parts)
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def error_classes(trees: list[ast.Module]) -> set[str]:
    found = {"KgError"}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id in found for b in node.bases):
                found.add(node.name)
    return found


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def constants(node: ast.AST) -> Iterator[str]:
    return (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def said(but: str = "") -> Iterator[str]:
    """Every template that is raised or said; of one that is chosen at run time, all the module's templates."""
    speaking = error_classes(modules()) | SAYING
    for tree in modules(but):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or called(node) not in speaking or not node.args:
                continue
            template = node.args[0]
            if isinstance(template, ast.Constant) and isinstance(template.value, str):
                yield template.value
            elif called(node) not in SAYING:
                yield from (text for text in constants(tree) if FIELD.search(text) and "path" in text and " " in text)


def helped() -> Iterator[str]:
    """Every paragraph, option and heading of the help."""
    context = click.Context(command_line, info_name="kg")
    yield from COMMANDS
    commands = [
        command_line,
        *(command_line.get_command(context, name) for name in command_line.list_commands(context)),
    ]
    for command in commands:
        assert command
        yield from paragraphs(command.help or "")
        for option in command.get_params(click.Context(command)):
            if isinstance(option, click.Option):
                yield option.help or ""
                assert option.help, (command.name, option.name)


def untranslated(texts: Iterator[str], known: Mapping[str, str]) -> list[str]:
    return sorted({text for text in texts if re.search("[A-Za-z]{2}", FIELD.sub("", text))} - set(known))


def test_every_message_has_its_chinese() -> None:
    assert untranslated(said(), catalogue()) == []


def test_what_goes_wrong_outside_the_command_line_has_its_chinese_where_all_can_read_it() -> None:
    assert untranslated(said(but="cli"), chinese()) == []  # kg/zh.toml


def test_nothing_stands_in_two_catalogues() -> None:
    assert set(chinese()) & set(read_catalogue(Path(kg.__file__).parent / "cli" / "zh.toml")) == set()


def test_every_help_text_has_its_chinese() -> None:
    assert untranslated(helped(), catalogue()) == []


def test_the_chinese_says_no_field_the_english_does_not_have() -> None:
    def fields(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    assert [english for english, chinese in catalogue().items() if not fields(chinese) <= fields(english)] == []


def test_nothing_is_translated_that_nobody_says() -> None:
    texts = {text for tree in modules() for text in constants(tree)} | set(helped()) | SYSTEM
    assert sorted(set(catalogue()) - texts) == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "KG_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.GBK", "KG_LANG": "en"}, "en"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
    ],
)
def test_language_is_the_readers(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str) -> None:
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_an_error_within_an_error_is_said_in_the_same_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "zh")
    inner = LoadError("no one to ask: say --yes")
    assert "no one" not in say_error(KgError("{name}: {reason}", name="甲", reason=inner))


def test_what_the_system_says_is_said_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(catalogue()) >= SYSTEM
    with pytest.raises(FileNotFoundError) as raised:
        Path("none.md").read_bytes()
    monkeypatch.setenv("KG_LANG", "zh")
    error = LoadError("{path}: {what}", path="none.md", what=raised.value.strerror)
    assert say_error(error) == "none.md：没有这个文件或文件夹"


def test_braces_in_a_value_are_not_fields() -> None:
    assert say("{name}: {reason}", name="{x}", reason="{}") == "{x}: {}"


@given(st.text(alphabet="政策，。》《a b"), st.integers(4, 40))
def test_no_line_is_wider_than_asked_for_and_nothing_is_lost(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    words = max((columns(word) for word in re.findall("[a-z]+", text)), default=0)
    marks = max((columns(run) for run in re.findall("[，。》]+", text)), default=0)
    assert all(columns(line) <= max(width, words, 2 + marks) for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line == line.strip() != "" for line in lines)
