"""How types look: the shapes and colours of pictures, as a style sheet and as small signs."""

from __future__ import annotations

from functools import cache

from kg.draw.looks import looks
from kg.draw.svg.outline import outline

_SIGN = 15.0


@cache
def icon(kind: str) -> str:
    """The outline of a type's sign as SVG path data, around the origin; an article's is a plain sheet."""
    return outline(looks()["types"].get(kind, {"shape": "sheet"})["shape"], _SIGN, _SIGN)


@cache
def style_sheet() -> str:
    """The types' colours as custom properties: ``--fill``, ``--line`` and ``--ink`` inside ``.kind-Agency``."""
    rules = []
    for kind, look in looks()["types"].items():
        pairs = zip(("fill", "line", "ink"), look["light"], look["dark"], strict=True)
        colours = " ".join(f"--{name}: light-dark({light}, {dark});" for name, light, dark in pairs)
        rules.append(f".kind-{kind} {{ {colours} }}\n")
    return "".join(rules)
