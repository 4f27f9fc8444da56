"""Reads a row of the engine's answer as SPARQL 1.1 TSV.

CSV would be simpler to read, but the engine does not quote an IRI with a comma in it.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r"}


def words(line: str) -> list[str]:
    """The characters of a row's terms: an IRI, or a literal's words; empty where there is no term."""
    return [cell[1:-1] if cell.startswith("<") else cell and _literal(cell) for cell in line.split("\t")]


def _literal(cell: str) -> str:
    if not cell.startswith('"'):
        return cell  # a number
    literal = cell[1 : cell.rindex('"')]
    return _ESCAPED.sub(_meant, literal) if "\\" in literal else literal


def _meant(escaped: re.Match[str]) -> str:
    return _MEANT.get(escaped[1], escaped[1])
