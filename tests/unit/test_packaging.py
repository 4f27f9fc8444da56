"""The wheel, installed where no checkout is, works."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(root)]
    subprocess.run(build, check=True, capture_output=True)
    return next(out.glob("policy_kg-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and its dependencies, but without this project's own."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    ours = Path(sysconfig.get_path("purelib"))
    # All but what makes the checkout importable: the editable install's hook and its metadata.
    for entry in ours.iterdir():
        if "policy_kg" not in entry.name and entry.suffix != ".pth" and not (site / entry.name).exists():
            (site / entry.name).symlink_to(entry)
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel]
    subprocess.run(install, check=True, capture_output=True)
    return folder


def run(installed: Path, *arguments: object) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KG_"))}
    program, *rest = map(str, arguments)
    done = subprocess.run(
        [installed / "venv" / "bin" / program, *rest], cwd=installed, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_only_our_two_packages_are_on_the_import_path(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"kg", "loaders"}
    assert not any("test" in Path(name).name for name in names)


def test_what_the_package_reads_travels_in_it(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("ontology", "queries"):
        files = [file for file in (root / folder).rglob("*") if file.is_file()]
        assert files
        assert {f"kg/{file.relative_to(root).as_posix()}" for file in files} <= names
    data = {
        file.relative_to(root).as_posix()
        for package in ("kg", "loaders")
        for file in (root / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert data <= names


def test_an_installed_kg_loads_and_answers(installed: Path, root: Path) -> None:
    where = run(installed, "python", "-c", "import kg, loaders; print(kg.__file__, loaders.__file__)")
    assert str(root) not in where
    assert "9 new, 0 replaced, 0 unchanged, 0 failed" in run(installed, "kg", "load", root / "examples" / "articles")
    assert (installed / "kg-data").is_dir()
    assert "instruments-of-agency" in run(installed, "kg", "query")
    assert "most-connected" in run(installed, "kg", "query")
    assert len(run(installed, "kg", "query", "joint-issuers", "--format", "csv").splitlines()) > 1
    assert run(installed, "kg", "validate") == ""
    run(installed, "kg", "draw", "-o", "g.html")
