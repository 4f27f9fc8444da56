"""SVG to PNG, with the fonts of the system."""

from __future__ import annotations

import re

from kg.errors import UsageError

_MOST = 6000
_SHARP = 2.0


def png(svg: str) -> bytes:
    """Draw a document of :mod:`kg.draw.svg`, at twice its size unless that is more than 6,000 pixels.

    Raises:
        UsageError: The library that draws (resvg-py, the extra ``png``) is not installed.
    """
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("a PNG needs the extra png: pip install 'policy-kg[png]'; or write SVG") from error
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    longest = max(int(size[1]), int(size[2])) if size else _MOST
    return bytes(svg_to_bytes(svg_string=svg, zoom=min(_SHARP, _MOST / longest)))
