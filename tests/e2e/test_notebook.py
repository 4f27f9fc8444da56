"""The notebook under examples/ runs, cell by cell, in IPython."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RUNNER = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
shell = InteractiveShell.instance()
shown = []
for source in json.load(sys.stdin):
    with capture_output() as captured:
        result = shell.run_cell(source)
    result.raise_error()
    html = getattr(result.result, "_repr_html_", str)()
    shown.append([output.data for output in captured.outputs] + [captured.stdout, html])
json.dump(shown, sys.stdout, default=repr)
"""


def test_every_cell_runs_and_pictures_show_inline(root: Path) -> None:
    notebook = json.loads((root / "examples" / "explore.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    program = [sys.executable, "-c", RUNNER]
    run = subprocess.run(
        program, input=json.dumps(cells), capture_output=True, text=True, check=True, cwd=root / "examples"
    )
    shown = dict(zip(cells, json.loads(run.stdout), strict=True))
    pictures = [output for cell, output in shown.items() if ".show(" in cell]
    assert len(pictures) == 3
    for first, *_ in pictures:
        assert first["text/html"].startswith("<iframe sandbox=")
    assert "财政部" in pictures[0][0]["text/html"]
    (entity,) = (output for cell, output in shown.items() if ".entity(" in cell)
    assert entity[-1].startswith("<h4>财政部</h4>")
    (frame,) = (output for cell, output in shown.items() if "to_pandas()" in cell)
    assert "关于支持专精特新中小企业知识产权融资的六条措施" in frame[-1]
    assert "pagerank" in next(str(output) for cell, output in shown.items() if "centrality" in cell)


def test_no_output_is_kept_in_the_notebook(root: Path) -> None:
    notebook = json.loads((root / "examples" / "explore.ipynb").read_text(encoding="utf-8"))
    assert all(cell.get("outputs", []) == [] for cell in notebook["cells"])
