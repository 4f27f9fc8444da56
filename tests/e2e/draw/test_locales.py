"""Pictures are UTF-8 whatever the locale is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KG = Path(sys.executable).with_name("kg")
WORDS = {"html": "财政部", "svg": "财政部", "graphml": "财政部", "gexf": "财政部", "cyjs": "财政部"}


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A locale that writes GBK, made from the system's own sources."""
    folder = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef") or not Path("/usr/share/i18n/charmaps/GBK.gz").exists():
        pytest.skip("localedef with GBK is missing")
    made = [shutil.which("localedef") or "", "-c", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")]
    subprocess.run(made, check=False, capture_output=True)
    return {"LC_ALL": "zh_CN.GBK", "LOCPATH": str(folder)}


@pytest.fixture(scope="module")
def ascii_only() -> dict[str, str]:
    return {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("locale", ["gbk", "ascii_only"])
def test_a_picture_is_utf_8(locale: str, example_store: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    inherited = {k: v for k, v in os.environ.items() if k not in ("LANG", "KG_LANG", "PYTHONUTF8", "PYTHONIOENCODING")}
    env = {**inherited, **request.getfixturevalue(locale), "KG_STORE": str(example_store)}
    encoding = subprocess.run(
        [sys.executable, "-c", "import locale; print(locale.getencoding())"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert encoding in ("GBK", "ANSI_X3.4-1968")
    for suffix, word in WORDS.items():
        out = tmp_path / f"图.{suffix}"
        run = subprocess.run([KG, "draw", "-o", out], env=env, capture_output=True, check=False)
        assert (run.returncode, run.stderr) == (0, b"")
        assert word in out.read_text(encoding="utf-8")
    for command in (
        ["draw", "--timeline", "-o", "timeline.html"],
        ["analyse"],
        ["analyse", "co-issuing", "--format", "csv"],
    ):
        run = subprocess.run([KG, *command], env=env, capture_output=True, check=False, cwd=tmp_path)
        assert (run.returncode, run.stderr) == (0, b"")
        assert run.stdout.decode("utf-8")
