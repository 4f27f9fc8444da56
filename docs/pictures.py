"""Makes the pictures under ``docs/images`` that ``kg draw`` and ``kg analyse`` draw.

``python docs/pictures.py STORE``, after ``kg load NEWS --store STORE``, with the extra ``png`` installed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from resvg_py import svg_to_bytes

from kg.analyse import analyse, picture
from kg.draw import Selection, graph
from kg.store import Store

IMAGES = Path(__file__).parent / "images"
SELECTIONS = {
    "seed-loan-insurance": Selection(article="科技型中小微企业贷款履约保证险"),
    "seed-ten-measures": Selection(article="助企抗疫十项服务举措"),
    "corpus-overview": Selection(overview=True, limit=45),
}


def main(folder: str) -> None:
    """Draw all of them, at the size of the SVG, as half of what ``-o FILE.png`` writes is enough for a page."""
    with Store.open(folder, read_only=True) as store:
        drawn = {name: graph(store, selection) for name, selection in SELECTIONS.items()}
        drawn["corpus-co-issuing"] = picture(store, analyse(store, "co-issuing"), 80)
        for name, one in drawn.items():
            (IMAGES / f"{name}.png").write_bytes(bytes(svg_to_bytes(svg_string=one.svg())))


if __name__ == "__main__":
    main(sys.argv[1])
