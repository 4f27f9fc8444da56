"""Scripts and styles: our own, and what is vendored, each with its version, licence and digest."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

STATIC = Path(__file__).parent / "static"
_LIST = STATIC / "vendor" / "VENDORED.toml"


@dataclass(frozen=True, slots=True)
class Vendored:
    """A file of somebody else's.

    Attributes:
        file: Its name under ``/static/vendor/``.
        version: Of the library.
        licence: An SPDX expression.
        source: Which package has it, and where in it.
        sha256: Of its bytes.
        package: The Python package that carries it; empty where it stands in our folder.
    """

    file: str
    version: str
    licence: str
    source: str
    sha256: str
    package: str = ""

    @property
    def path(self) -> Path:
        """Where it is."""
        if not self.package:
            return STATIC / "vendor" / self.file
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(self.file)
        return Path(spec.origin).parent / self.source.partition(":")[2]


@cache
def vendored() -> dict[str, Vendored]:
    """What ``VENDORED.toml`` lists, by file name."""
    listed = tomllib.loads(_LIST.read_text(encoding="utf-8"))["file"]
    return {entry["file"]: Vendored(**entry) for entry in listed}
