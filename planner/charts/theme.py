"""Colours and frame of every chart: Okabe and Ito's palette, safe for colour-blind eyes, in light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.text.numbers import percent
from planner.text.translation import Voice, mark
from planner.text.words import aim_words


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour for each meaning, in one theme."""

    ink: str
    muted: str
    grid: str
    baseline: str
    scenario: str
    bands: tuple[str, str, str]  # 95, 80 and 50 %: outward lighter
    target: str
    gain: str
    loss: str


LIGHT = Palette(
    ink="#1f2933",
    muted="#5f6b76",
    grid="#e6e9ec",
    baseline="#4d4d4d",
    scenario="#0072B2",
    bands=("rgba(0,114,178,0.10)", "rgba(0,114,178,0.16)", "rgba(0,114,178,0.22)"),
    target="#C8102E",
    gain="#0072B2",
    loss="#D55E00",
)
DARK = Palette(
    ink="#f1f4f6",
    muted="#a9b4be",
    grid="#33404d",
    baseline="#c9ced3",
    scenario="#56B4E9",
    bands=("rgba(86,180,233,0.13)", "rgba(86,180,233,0.20)", "rgba(86,180,233,0.28)"),
    target="#FF6B6B",
    gain="#56B4E9",
    loss="#E69F00",
)
SHORT_MONTHS = (
    mark("T1"),
    mark("T2"),
    mark("T3"),
    mark("T4"),
    mark("T5"),
    mark("T6"),
    mark("T7"),
    mark("T8"),
    mark("T9"),
    mark("T10"),
    mark("T11"),
    mark("T12"),
)
PERCENT_TICKS = {"tickvals": [0, 20, 40, 60, 80, 100], "ticktext": ["0%", "20%", "40%", "60%", "80%", "100%"]}
HIGHEST = 104.0  # of the scale in percent
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
SEPARATORS = {"vi": ",.", "en": ".,"}
HOVER_DATES = {"vi": "%-d/%-m/%Y", "en": "%-d %b %Y"}


def palette(dark: bool) -> Palette:
    """The colours of a theme."""
    return DARK if dark else LIGHT


def month_ticks(first: Month, last: Month, say: Voice) -> dict[str, Any]:
    """A tick at each month's first day; every second one is named (so that they fit on a phone), January with its year."""
    months = first.through(last)
    names = [say(SHORT_MONTHS[month.month - 1]) + (f"<br>{month.year}" if month.month == 1 else "") if month.month % 2 else "" for month in months]
    return {"tickvals": [month.first_day.isoformat() for month in months], "ticktext": names, "tickangle": 0}


def time_window(plan: Plan) -> tuple[Month, Month]:
    """The months every chart of a plan shows: from the month before the plan year, or from its as-of date if earlier."""
    first = min(Month(plan.year, 1).plus(-1), Month.of(plan.as_of).plus(-4))
    return first, Month(plan.year, 12)


def frame(colours: Palette, height: int, say: Voice, **axes: Any) -> dict[str, Any]:
    """The layout all charts share."""
    font = {"color": colours.ink, "size": 14}
    return {
        "height": height,
        "font": font,
        "margin": {"l": 44, "r": 16, "t": 8, "b": 40},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": SEPARATORS[say.language],
        "hovermode": "x unified",
        "dragmode": False,
        "showlegend": False,
        **axes,
    }


def scales(plan: Plan, colours: Palette, say: Voice) -> dict[str, Any]:
    """The axes of every chart over time: the plan's window, and 0-100 % with a little air above, so that nothing ever jumps."""
    first, last = time_window(plan)
    return {
        "xaxis": {
            "type": "date",
            "range": [first.first_day.isoformat(), last.plus(1).first_day.isoformat()],
            "showgrid": False,
            "fixedrange": True,
            "hoverformat": HOVER_DATES[say.language],
            **month_ticks(first, last, say),
        },
        "yaxis": {"range": [0, HIGHEST], **PERCENT_TICKS, "gridcolor": colours.grid, "fixedrange": True, "zeroline": False},
    }


def target_line(plan: Plan, height: float, colours: Palette, say: Voice, *, focus: bool = True, trial: bool = False) -> tuple[dict[str, Any], dict[str, Any]]:
    """The thin red line of a target at a height in percent, and its label at the line; thinner still when it is not the one looked at."""
    start = time_window(plan)[0].first_day.isoformat()
    stroke = {"color": colours.target, "width": 2 if focus else 1, "dash": "solid" if focus else "dot"}
    line = {"type": "line", "line": stroke, "layer": "above", "x0": start, "x1": plan.year_end.isoformat(), "y0": height, "y1": height}
    text, font = aim_words(percent(height, say.language, 1, trim=True), trial, say), {"color": colours.target, "size": 14 if focus else 12}
    return line, {"x": start, "y": height, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "bottom", "xshift": 4, "font": font}


def rule(colours: Palette, day: date, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A thin upright line at a day, and its label at the top."""
    at = day.isoformat()
    line = {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": colours.muted, "width": 1}}
    label = {"x": at, "y": 1, "yref": "paper", "text": text, "showarrow": False, "xanchor": "left", "yanchor": "top", "xshift": 4}
    return line, label | {"font": {"color": colours.muted, "size": 12}}
