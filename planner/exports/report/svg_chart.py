"""A chart of a report as SVG: lines over time with their 80 % interval. Its only words are numbers and months; the legend is text beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.month import Month
from planner.exports.report.shape import Chart, Line, Role
from planner.text.dates import month_text
from planner.text.numbers import percent
from planner.text.translation import Voice

FONT = "Tinos"
INK, GRID, BAND = "#1F2933", "#D9DEE3", "#D6E8F4"
STROKES: dict[Role, tuple[str, float, str]] = {  # colour, width [pt], dashes; the last is drawn on top
    "low": ("#8FC1E0", 1.0, ""),
    "high": ("#8FC1E0", 1.0, ""),
    "target": ("#C8102E", 1.4, "2 3"),
    "baseline": ("#4D4D4D", 1.6, "6 4"),
    "scenario": ("#0072B2", 2.6, ""),
    "observed": ("#1F2933", 2.0, ""),
}
STEP = 20.0  # between two lines of the scale [percent]
MOST_TICKS = 8  # months along the bottom
LEFT, RIGHT, TOP, BOTTOM = 36.0, 40.0, 16.0, 20.0  # room around the plot [pt]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where days and levels lie. [pt]"""

    width: float
    height: float
    first: date
    last: date
    highest: float

    def x(self, day: date) -> float:
        """From the left edge."""
        return LEFT + (day - self.first).days / max((self.last - self.first).days, 1) * (self.width - LEFT - RIGHT)

    def y(self, level: float) -> float:
        """From the top edge."""
        return TOP + (1 - min(max(level, 0.0), self.highest) / self.highest) * (self.height - TOP - BOTTOM)


def svg_chart(chart: Chart, say: Voice, width: float, height: float, letters: float) -> str:
    """The chart as an SVG document.

    Parameters
    ----------
    chart : Chart
    say : Voice
    width, height : float
        [pt]
    letters : float
        Size of its letters. [pt]
    """
    frame = Frame(width=width, height=height, first=chart.dates[0], last=chart.dates[-1], highest=chart.highest)
    drawn = {line.role: line for line in chart.lines}
    parts = [*_scale(frame, say, letters), *_months(chart, frame, say, letters)]
    if "low" in drawn and "high" in drawn:
        parts.append(_band(chart, frame, drawn["low"], drawn["high"]))
    parts += [part for role in STROKES if role in drawn for part in _line(chart, frame, drawn[role])]
    parts += _ends(frame, drawn, say, letters)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" font-family="{FONT}">{"".join(parts)}</svg>'


def month_ticks(chart: Chart) -> tuple[Month, ...]:
    """Months to write along the bottom: the last one, then back in even steps, no more than there is room for."""
    months = Month.of(chart.dates[0]).through(Month.of(chart.dates[-1]))
    step = -(-len(months) // MOST_TICKS)
    return tuple(reversed(months[::-1][::step]))


def _scale(frame: Frame, say: Voice, letters: float) -> Iterator[str]:
    level = 0.0
    while level <= frame.highest:
        y = frame.y(level)
        yield f'<path d="M{LEFT} {y:.1f}H{frame.width - RIGHT:.1f}" stroke="{GRID}" stroke-width="0.75"/>'
        yield _text(percent(level, say.language), LEFT - 5, y + letters / 3, letters, anchor="end")
        level += STEP


def _months(chart: Chart, frame: Frame, say: Voice, letters: float) -> Iterator[str]:
    base = frame.y(0.0)
    yield f'<path d="M{LEFT} {base:.1f}H{frame.width - RIGHT:.1f}" stroke="{INK}" stroke-width="0.9"/>'
    for month in month_ticks(chart):
        x = frame.x(min(max(month.last_day, frame.first), frame.last))
        yield f'<path d="M{x:.1f} {base:.1f}v4" stroke="{INK}" stroke-width="0.9"/>'
        yield _text(month_text(month, say), x, base + 5 + letters, letters, anchor="middle")


def _band(chart: Chart, frame: Frame, low: Line, high: Line) -> str:
    known = [(day, one, other) for day, one, other in zip(chart.dates, low.values, high.values, strict=True) if one is not None and other is not None]
    edge = [(day, top) for day, _, top in known] + [(day, bottom) for day, bottom, _ in reversed(known)]
    points = " ".join(f"{frame.x(day):.1f},{frame.y(level):.1f}" for day, level in edge)
    return f'<polygon points="{points}" fill="{BAND}"/>'


def _line(chart: Chart, frame: Frame, line: Line) -> Iterator[str]:
    colour, width, dashes = STROKES[line.role]
    points = [(frame.x(day), frame.y(level)) for day, level in zip(chart.dates, line.values, strict=True) if level is not None]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dashed}/>'
    if line.role == "observed":
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{colour}"/>' for x, y in points)


def _ends(frame: Frame, drawn: dict[Role, Line], say: Voice, letters: float) -> list[str]:
    """The levels at the end of the scenario's line and of the target's, not on top of each other."""
    ends = [(role, level) for role in ("target", "scenario") if role in drawn and (level := drawn[role].values[-1]) is not None]
    places = [frame.y(level) for _, level in ends]
    if len(places) == 2 and abs(places[0] - places[1]) < letters * 1.15:
        middle, upper = sum(places) / 2, 0 if places[0] <= places[1] else 1
        places = [middle - letters * 0.6 if place == upper else middle + letters * 0.6 for place in (0, 1)]
    x = frame.width - RIGHT + 5
    return [
        _text(percent(level, say.language), x, y + letters / 3, letters, colour=STROKES[role][0], bold=True)
        for (role, level), y in zip(ends, places, strict=True)
    ]


def _text(words: str, x: float, y: float, size: float, *, anchor: str = "start", colour: str = INK, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}"{weight}>{words}</text>'
