"""What all tests share: the project's test data beside the checkout, and the rule for parts that are not there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent

# A shell has what it runs in the background ignore interrupts, and so would every command that the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How slow a machine is has no say in whether a test passes.
settings.register_profile("default", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def require(there: object, what: str) -> None:
    """Go on if a real part is there; else skip, and under ``CI=true`` fail: there nothing may be missing."""
    if there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and with CI=true nothing may be", pytrace=False)
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real articles and their right answers (``../shared``)."""
    folder = ROOT.parent / "shared"
    require((folder / "corpus").is_dir(), "../shared (the test data)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A browser's executable."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    require(found, "Chromium")
    return Path(str(found))


@pytest.fixture(scope="session")
def fetched() -> Callable[[Path, str], Path]:
    """Fetches the jars that a folder's ``pom.xml`` names into its ``lib``, once; one of them is called like this."""

    def fetch(folder: Path, jar: str) -> Path:
        if not list((folder / "lib").glob(jar)):
            mvn = shutil.which("mvn") or "mvn"
            command = [mvn, "-q", "-B", "dependency:copy-dependencies"]
            done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
            told = f"{done.stdout[-500:]}{done.stderr[-500:]}"
            require(not done.returncode, f"what Maven is to fetch for {folder.name} ({told})")
        return folder / "lib"

    return fetch


@pytest.fixture(scope="session")
def dask() -> None:
    """The extra that loads on a cluster."""
    require(find_spec("distributed"), "the extra `scale`")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold a test's markers to the parts they name."""
    if item.get_closest_marker("embedded"):
        require(find_spec("arcadedb_embedded"), "the extra `embedded`")
    if item.get_closest_marker("neo4j") or item.get_closest_marker("jena"):
        require(shutil.which("java") and shutil.which("mvn"), "Java with Maven")
