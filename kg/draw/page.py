"""The page: pyvis' network in a template of ours, with all it needs inside and nothing loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATE = Path(__file__).parent / "template"
_SCRIPTS = (
    "words",
    "model",
    "shapes",
    "network",
    "arrows",
    "labels",
    "folding",
    "filters",
    "path",
    "panel",
    "search",
    "export",
    "controls",
)
_VIS = "lib/vis-9.1.2/vis-network.min.js"


def page(data: Mapping[str, object]) -> str:
    """Write the page.

    Args:
        data: From :func:`kg.draw.data.page_data`.

    Returns:
        One self-contained HTML document. Its Content-Security-Policy allows the scripts and the style that are in it,
        by their hashes, and no request at all. Data stands in a script element that is not run, and reaches the
        document as text only.
    """
    from jinja2 import Environment, FileSystemLoader  # noqa: PLC0415 - only drawing pays for it
    from pyvis.network import Network  # noqa: PLC0415

    vis = _vis()
    own = "\n".join(_read(f"{name}.js") for name in _SCRIPTS)
    script = f'"use strict";(() => {{\n{own}\n}})();\n'
    style = _read("page.css")
    network = Network(directed=True, heading=str(data.get("title", "")))
    network.path = "page.html"
    network.templateEnv = Environment(loader=FileSystemLoader(_TEMPLATE), autoescape=True, keep_trailing_newline=True)
    network.templateEnv.globals.update(
        language=data.get("language", "zh"),
        vis=vis,
        script=script,
        style=style,
        data=_embedded(data),
        policy=_policy([vis, script], style),
    )
    return str(network.generate_html())


@cache
def _vis() -> str:
    """vis-network as pyvis carries it, without the note that would make a browser look for its source map."""
    import pyvis  # noqa: PLC0415 - only drawing pays for it

    text = (Path(pyvis.__file__).parent / _VIS).read_text(encoding="utf-8")
    return _lines(text).replace("//# sourceMappingURL=vis-network.min.js.map", "")


def _read(name: str) -> str:
    return _lines((_TEMPLATE / name).read_text(encoding="utf-8"))


def _lines(text: str) -> str:
    """End lines as a browser does before it takes a hash."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _embedded(data: Mapping[str, object]) -> str:
    """JSON that can stand in a script element: no character of it can end the element or begin a comment or entity."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029\x7f":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode()


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
