"""Text of articles inside XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: object) -> str:
    """As text or between double quotes; what no XML file can hold becomes U+FFFD."""
    return escape(_XML_FORBIDS.sub("\ufffd", str(text)), {'"': "&quot;", "'": "&#39;", "\r": "&#13;"})
