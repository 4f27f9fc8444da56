"""What a Cypher query answers, as Python's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neo4j.graph import Path


class Item(dict[str, object]):
    """A node or relationship as its properties; ``str()`` is what a table shows of it."""

    def __init__(self, kind: dict[str, object], properties: Mapping[str, object], shown: str) -> None:
        super().__init__(kind | {key: plain(properties[key]) for key in sorted(properties)})
        self._shown = shown

    def __str__(self) -> str:
        return self._shown


class Way(list[object]):
    """A path as the list of its nodes and relationships; ``str()`` is what a table shows of it."""

    def __init__(self, path: Path) -> None:
        super().__init__([plain(path.start_node)])
        self._shown = str(self[0])
        for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
            arrow = "-[:{}]->" if relationship.end_node == node else "<-[:{}]-"
            self += [plain(relationship), plain(node)]
            self._shown += arrow.format(relationship.type) + str(self[-1])

    def __str__(self) -> str:
        return self._shown


def plain(value: object) -> object:
    """A value of the driver as Python's own."""
    from neo4j.graph import Node, Path, Relationship  # noqa: PLC0415 - heavy

    if isinstance(value, Node):
        labels = sorted(value.labels)
        called = value.get("name") or value.get("title") or value.get("iri") or ""
        kinds = "".join(f":{label}" for label in labels if label != "Entity") or ":Entity"
        return Item({"labels": labels}, value, f"({kinds} {called})")
    if isinstance(value, Relationship):
        return Item({"type": value.type}, value, f"[:{value.type} {value.get('quote') or ''}".rstrip() + "]")
    if isinstance(value, Path):
        return Way(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value.to_native() if hasattr(value, "to_native") else value
