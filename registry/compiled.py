"""What the program reads when it starts: ``kg/resolve/data/*.tsv``, quicker to read than Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from body_table import Body, rows

if TYPE_CHECKING:
    from group_table import Group

    from kg.resolve.regions import Region


def region_lines(regions: list[Region]) -> list[str]:
    """One region a line, in code order."""
    header = ("code", "name", "official", "level", "parent", "shorts", "letters", "committee", "within")
    cells = [
        (
            r.code,
            r.name,
            r.official,
            r.level,
            r.parent,
            "|".join(r.shorts),
            "|".join(r.letters),
            r.committee,
            "|".join(r.within),
        )
        for r in regions
    ]
    return ["\t".join(row) for row in (header, *cells)]


def body_lines(bodies: list[Body]) -> list[str]:
    """One body a line, in name order."""
    header = ("name", "type", "shorts", "superior", "since", "until", "branches")
    cells = [
        (b.name, b.type, "|".join(sorted(set(b.shorts))), b.superior, b.since, b.until, "|".join(sorted(b.branches)))
        for b in sorted(bodies, key=lambda body: body.name)
    ]
    return ["\t".join(row) for row in (header, *cells)]


def unit_lines() -> list[str]:
    """Short names of ministries' departments."""
    return ["body\tshort\tfull", *sorted("\t".join(row.values()) for row in rows("units.csv"))]


def group_lines(groups: list[Group]) -> list[str]:
    """One concept a line, in name order."""
    cells = [(g.name, "|".join(g.other), "|".join(g.broader)) for g in sorted(groups, key=lambda group: group.name)]
    return ["\t".join(row) for row in (("name", "other", "broader"), *cells)]
