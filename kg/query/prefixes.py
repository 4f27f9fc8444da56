"""The prefixes every query may use without declaring them."""

from __future__ import annotations

import re

from kg.namespaces import PREFIXES

__all__ = ["PREFIXES", "PROLOGUE", "shortened"]

# One line, so that an error in the user's query is a line and a column of the user's own text.
PROLOGUE = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items()) + " "

_LOCAL_NAME = re.compile(r"[\w\-]+", re.ASCII)


def shortened(iri: str) -> str:
    """Write an IRI with its prefix (``pk:issues``) where one fits, else as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
