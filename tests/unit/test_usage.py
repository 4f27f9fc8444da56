"""What is said when a command is called wrongly, in both languages and without click's own English."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

import kg.analyse
import kg.cli.analyse
import kg.cli.draw
import kg.cli.export
import kg.cli.query
import kg.draw
import kg.export
import kg.query
from kg.cli.main import kg as command_line
from kg.cli.usage import wrong_use


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        ("load --jobs x a.md", "--jobs: a number is wanted (>= 0)", "--jobs：须为数值（>= 0）"),
        (
            "load --min-confidence 7 a.md",
            "--min-confidence: a number is wanted (>= 0, <= 1)",
            "--min-confidence：须为数值（>= 0, <= 1）",
        ),
        ("query --timeout 0 in-force", "--timeout: a number is wanted (> 0)", "--timeout：须为数值（> 0）"),
        ("resolve --date soon 财政部", "--date: a date is wanted", "--date：须为日期"),
        ("load --jobs", "--jobs: a value is wanted (see kg load --help)", "--jobs：缺少值（参见 kg load --help）"),
        ("list --json=1", "--json takes no value (see kg list --help)", "--json 不带值（参见 kg list --help）"),
        ("query a b c", "unexpected: b c (see kg query --help)", "多余的参数：b c（参见 kg query --help）"),
    ],
)
def test_wrong_use_is_told_what_is_wanted(
    monkeypatch: pytest.MonkeyPatch, typed: str, english: str, chinese: str
) -> None:
    for language, expected in (("en", english), ("zh", chinese)):
        monkeypatch.setenv("KG_LANG", language)
        with pytest.raises(click.UsageError) as raised:
            command_line.main(typed.split(), prog_name="kg", standalone_mode=False)
        assert wrong_use(raised.value, []).startswith(expected)


def test_a_name_that_is_no_body_s_is_said_to_be_so_in_chinese() -> None:
    result = CliRunner().invoke(command_line, ["resolve", "无名楼阁"], env={"KG_LANG": "zh"})
    assert "没有已知机构叫这个名字" in result.stdout
    assert "known" not in result.stdout


def test_the_formats_that_are_offered_are_those_that_there_are() -> None:
    # They stand twice, so that help need not import what writes them.
    assert kg.cli.analyse.FORMATS == kg.analyse.FORMATS
    assert kg.cli.draw.FORMATS == kg.draw.FORMATS
    assert kg.cli.export.FORMATS == kg.export.FORMATS
    assert ("table", *kg.query.FORMATS, *kg.query.GRAPH_FORMATS) == kg.cli.query.FORMATS
