"""The surface forms that the extraction reads: ``kg/extract/words/{agencies,regions,departments}.tsv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from region_table import TABLES, Region

from kg.resolve.grammar import read_grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from body_table import Body

_SHORT = 2
_SPARING = {"county", "district"}
# They stand inside other words too often (集中行动, 出口行业, 手工行业) to be found by themselves.
_INSIDE_WORDS = {"中行", "口行", "工行", "全总", "兵团", "网联", "南网", "工银", "数研所", "民委", "世行"}


def common_words() -> set[str]:
    """Forms that are no region's name by themselves."""
    text = (TABLES / "common-words.txt").read_text(encoding="utf-8")
    return {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}


def region_rows(regions: list[Region]) -> list[str]:
    """Form, official name, level, sorted by form; a form of several regions has a row for each.

    The short name of a county stands here where it has three characters or more, or is a county-level city's or a
    municipality's district's and no other region's; common words and one-character names never do.
    """
    common = common_words()
    municipalities = {region.code for region in regions if region.level == "municipality"}
    bearers: dict[str, set[str]] = {}
    for region in regions:
        for form in (region.name, *region.shorts):
            bearers.setdefault(form, set()).add(region.code)

    def wanted(region: Region, form: str) -> bool:
        if form in {region.name, region.official}:
            return True
        if form in common:
            return False
        if region.level not in _SPARING or len(form) > _SHORT:
            return True
        known = region.name.endswith("市") or region.parent in municipalities
        return known and len(bearers[form]) == 1 and len(form) == _SHORT and form[-1] not in "县旗州"

    rows = {
        f"{form}\t{region.official}\t{region.level}"
        for region in regions
        for form in (region.official, region.name, *region.shorts)
        if wanted(region, form)
    }
    return sorted(rows)


def department_rows() -> list[str]:
    """Form and full form of what may follow a region in a body's name, sorted."""
    grammar = read_grammar()
    known = dict(grammar.departments)
    known |= {form: full.replace("{region}", "").replace("{short}", "") for form, full in grammar.whole.items()}
    known |= {form: form for form in (*grammar.vertical, *grammar.dated) if form not in known}
    return sorted(f"{form}\t{full}" for form, full in known.items())


def body_rows(bodies: Iterable[Body]) -> list[str]:
    """Form and type, sorted, for all bodies of the registry."""
    return sorted(
        {
            f"{form}\t{body.type}"
            for body in bodies
            for form in (body.name, *body.shorts)
            if len(form) > 1 and form not in _INSIDE_WORDS
        }
    )
