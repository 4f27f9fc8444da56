"""The drawing of a timeline: a lane for each issuer, time from left to right, names beside their marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.draw.looks import FAINT, INK, looks, words
from kg.draw.svg.document import document, heading
from kg.draw.svg.escaped import escaped
from kg.draw.svg.marks import number
from kg.draw.svg.outline import outline
from kg.draw.wrap import ems, wrap

if TYPE_CHECKING:
    from kg.draw.timeline import Issue

_MARGIN = 32
_NAMES = 230
_PLOT = 1000
_ROW = 24
_PAD = 8
_FONT = 13
_NAME_EMS = 26
_FEWEST_DAYS = 30
_YEAR, _QUARTER = 12, 3
_YEARS = 4


def lanes(issues: list[Issue], title: str, language: str, left_out: int) -> str:
    """Draw it.

    Args:
        issues: By day.
        title: Its heading.
        language: ``zh`` or ``en``.
        left_out: How many issuers are left out.
    """
    first, last = issues[0].day.toordinal(), issues[-1].day.toordinal()
    time = _Time(first, _PLOT / max(last - first, _FEWEST_DAYS))
    top = y = _MARGIN + 70.0
    right = float(_MARGIN + _NAMES + _PLOT)
    marks: list[str] = []
    edges = []
    for issuer in dict.fromkeys(issuer for issue in issues for issuer in issue.issuers):
        edges.append(y)
        label = " ".join(wrap(issuer, (_NAMES - 12) / _FONT, 1))
        marks.append(
            f'<text x="{_MARGIN}" y="{number(y + _PAD + 17)}" font-size="{_FONT}" font-weight="600">'
            f"<title>{escaped(issuer)}</title>{escaped(label)}</text>"
        )
        rows: list[float] = []
        for at, issue in enumerate(issues):
            if issuer in issue.issuers:
                x, name = time.x(issue.day), " ".join(wrap(issue.name, _NAME_EMS, 1))
                row = next((i for i, taken in enumerate(rows) if taken < x - _FONT), len(rows))
                rows[row:] = [x + 16 + ems(name) * _FONT, *rows[row + 1 :]]
                marks.append(_mark(x, y + _PAD + (row + 0.5) * _ROW, issue, name, at))
        right = max(right, *rows)
        y += len(rows) * _ROW + 2 * _PAD
    lines = [f'<path d="M{_MARGIN},{number(edge)}H{number(right)}" stroke="#d1d9e0"/>' for edge in edges]
    ticks = _ticks(issues[0].day, issues[-1].day, time, top, y)
    notes = [str(words(language)["days"])]
    if left_out:
        notes.append(str(words(language)["issuers_left_out"]).format(n=left_out))
    under = [
        f'<text x="{_MARGIN}" y="{number(y + 30 + n * _ROW)}" font-size="{_FONT}" fill="{FAINT}">{escaped(note)}</text>'
        for n, note in enumerate(notes)
    ]
    height = y + len(notes) * _ROW + _MARGIN
    return document(right + _MARGIN, height, title, [heading(title, right - _MARGIN), *ticks, *lines, *marks, *under])


@dataclass(frozen=True, slots=True)
class _Time:
    first: int
    scale: float

    def x(self, day: date) -> float:
        return _MARGIN + _NAMES + (day.toordinal() - self.first) * self.scale


def _mark(x: float, y: float, issue: Issue, name: str, at: int) -> str:
    fill, stroke, _ = looks()["types"]["Instrument"]["light"]
    told = f"{issue.day.isoformat()}　{issue.name}　{'、'.join(issue.issuers)}"
    return (
        f'<a href="#i{at}"><title>{escaped(told)}</title>'
        f'<path transform="translate({number(x)},{number(y)})" d="{outline("sheet", 14, 14)}" '
        f'fill="{fill if issue.stated else "#ffffff"}" stroke="{stroke}" stroke-width="1.4"/>'
        f'<text x="{number(x + 12)}" y="{number(y + 4.5)}" font-size="{_FONT}" fill="{INK}">{escaped(name)}</text></a>'
    )


def _ticks(begin: date, end: date, time: _Time, top: float, bottom: float) -> list[str]:
    """A line for each month, quarter or year, as many as can be read."""
    months = (end.year - begin.year) * _YEAR + end.month - begin.month
    step = _YEAR if months > _YEARS * _YEAR else _QUARTER if months > _YEAR else 1
    out = []
    for month in range(months + 1):
        year, index = divmod(begin.year * _YEAR + begin.month - 1 + month, _YEAR)
        day = date(year, index + 1, 1)
        if index % step == 0 and day >= begin:
            x, text = number(time.x(day)), day.isoformat()[: 4 if step == _YEAR else 7]
            out += [
                f'<path d="M{x},{number(top - 8)}V{number(bottom)}" stroke="#e6e9ec"/>',
                f'<text x="{x}" y="{number(top - 14)}" font-size="{_FONT}" fill="{FAINT}" text-anchor="middle">'
                f"{text}</text>",
            ]
    return out
