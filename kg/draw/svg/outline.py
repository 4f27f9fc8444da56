"""The outline of a node, as SVG path data: the same that ``template/shapes.js`` draws."""

from __future__ import annotations

_CORNER = 7.0
_BEVEL = 9.0
_FOLD = 12.0


def outline(shape: str, width: float, height: float) -> str:
    """Draw a shape around the origin.

    Args:
        shape: As ``looks.toml`` names it.
        width: In pixels. Where it equals the height the shape is a symbol, else a box for text.
        height: The same.
    """
    x, y = width / 2, height / 2
    symbol = width == height
    if shape == "square":
        return f"M{_n(-x)},{_n(-y)}H{_n(x)}V{_n(y)}H{_n(-x)}Z"
    if shape == "bevel":
        b = x if symbol else _BEVEL
        return (
            f"M{_n(b - x)},{_n(-y)}H{_n(x - b)}L{_n(x)},{_n(b - y)}V{_n(y - b)}L{_n(x - b)},{_n(y)}"
            f"H{_n(b - x)}L{_n(-x)},{_n(y - b)}V{_n(b - y)}Z"
        )
    if shape == "sheet":
        c, k = min(_FOLD, width / 3), x * (0.78 if symbol else 1)
        return (
            f"M{_n(-k)},{_n(-y)}H{_n(k - c)}L{_n(k)},{_n(c - y)}V{_n(y)}H{_n(-k)}Z"
            f"M{_n(k - c)},{_n(-y)}V{_n(c - y)}H{_n(k)}"
        )
    if shape == "hexagon":
        p = min(x, y) * (1 if symbol else 0.9) * 0.6
        return f"M{_n(-x)},0L{_n(p - x)},{_n(-y)}H{_n(x - p)}L{_n(x)},0L{_n(x - p)},{_n(y)}H{_n(p - x)}Z"
    if shape == "pill":
        k = y * (0.62 if symbol else 1)
        return _rounded(x, k, k)
    return _rounded(x, y, x if symbol else _CORNER)


def _rounded(x: float, y: float, r: float) -> str:
    arc = f"A{_n(r)},{_n(r)} 0 0 1 "
    return (
        f"M{_n(r - x)},{_n(-y)}H{_n(x - r)}{arc}{_n(x)},{_n(r - y)}V{_n(y - r)}{arc}{_n(x - r)},{_n(y)}"
        f"H{_n(r - x)}{arc}{_n(-x)},{_n(y - r)}V{_n(r - y)}{arc}{_n(r - x)},{_n(-y)}Z"
    )


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
