"""The fan chart for many small screens at once: plain HTML of a few KB instead of a chart program of several MB on every phone.

The picture stretches with its box, the letters do not: curves are an SVG without proportions, labels are texts placed in percent.
The SVG is an image, as Streamlit lets no other SVG through.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from planner.charts.fan import BAND_PAIRS, FanChart
from planner.charts.labels import apart
from planner.charts.theme import HIGHEST, SHORT_MONTHS, Palette, time_window
from planner.domain.plan import Plan
from planner.model.calendar import FloatArray
from planner.text.dates import day_and_month
from planner.text.numbers import percent
from planner.text.translation import Voice
from planner.text.words import aim_words

CLOSEST_LABELS = 11.0  # points on the scale: the letters are large
THIN = "<style>path { vector-effect: non-scaling-stroke }</style>"  # a line is as wide as it says, however the picture is stretched
TICKS = (0, 20, 40, 60, 80, 100)


def follow_chart(plan: Plan, chart: FanChart, colours: Palette, say: Voice, title: str, *, covered: bool = False) -> str:
    """The chart as HTML, styled by ``planner.ui.follow_style``; the same scale and time axis as every chart.

    Parameters
    ----------
    title : str
        What the chart says, for those who do not see it.
    covered : bool
        Draw only what was measured and the target: the room is still guessing.
    """
    labels = [*_ticks(), *_months(plan, say), *_dates(plan, say), *_targets(plan, chart, colours, say)]
    labels += [] if covered else _ends(plan, chart, colours, say)
    drawing = "".join(
        [
            *_frame(plan, colours),
            *([] if covered else _fan(plan, chart, colours)),
            *_target_lines(plan, chart, colours),
            _observed(plan, chart, colours),
        ]
    )
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {HIGHEST:g}" preserveAspectRatio="none">{THIN}{drawing}</svg>'
    picture = f'<img alt="" src="data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}">'
    points = "".join(_dot(plan, day, level, chart, colours) for day, level in chart.history if time_window(plan)[0].first_day <= day)
    return f'<div class="follow-chart" role="img" aria-label="{escape(title)}"><div class="follow-plot">{picture}{points}{"".join(labels)}</div></div>'


def _across(plan: Plan, day: date) -> float:
    """Where a day is. [percent of the width]"""
    first, last = time_window(plan)
    start, end = first.first_day.toordinal(), last.plus(1).first_day.toordinal()
    return round((day.toordinal() - start) / (end - start) * 100, 2)


def _share(chart: FanChart, level: float) -> float:
    return round(float(level) / chart.denominator * 100, 2)


def _up(height: float) -> float:
    """Where a height is, from the bottom. [percent of the picture]"""
    return round(height / HIGHEST * 100, 2)


def _path(places: Iterable[tuple[float, float]], colour: str, width: float, dash: str = "") -> str:
    route = "M" + "L".join(f"{x:g} {HIGHEST - y:g}" for x, y in places)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{route}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashes}/>'


def _frame(plan: Plan, colours: Palette) -> list[str]:
    lines = [_path(((0, height), (100, height)), colours.grid, 1) for height in TICKS]
    lines += [_path(((_across(plan, day), 0), (_across(plan, day), HIGHEST)), colours.muted, 2) for day in (plan.as_of, plan.year_end)]
    return lines


def _target_lines(plan: Plan, chart: FanChart, colours: Palette) -> list[str]:
    lines = []
    for level, _trial, focus in chart.targets:
        height = _share(chart, level)
        lines.append(_path(((0, height), (_across(plan, plan.year_end), height)), colours.target, 4 if focus else 2, "" if focus else "3 6"))
    return lines


def _fan(plan: Plan, chart: FanChart, colours: Palette) -> list[str]:
    days = [_across(plan, day) for day in chart.scenario.dates]

    def heights(levels: FloatArray) -> list[float]:
        return [_share(chart, level) for level in levels]

    drawn = []
    for (low, high), colour in zip(BAND_PAIRS, colours.bands, strict=True):
        upper, lower = heights(chart.scenario.at_quantile(high)), heights(chart.scenario.at_quantile(low))
        around = [*zip(days, upper, strict=True), *zip(days[::-1], lower[::-1], strict=True)]
        drawn.append(f'<path d="M{"L".join(f"{x:g} {HIGHEST - y:g}" for x, y in around)}Z" fill="{colour}"/>')
    baseline = _path(zip(days, heights(chart.baseline.at_quantile(0.5)), strict=True), colours.baseline, 4, "10 7")
    scenario = _path(zip(days, heights(chart.scenario.at_quantile(0.5)), strict=True), colours.scenario, 5)
    return [*drawn, baseline, *([scenario] if chart.differs else [])]


def _observed(plan: Plan, chart: FanChart, colours: Palette) -> str:
    return _path(((_across(plan, day), _share(chart, level)) for day, level in chart.history), colours.ink, 4)


def _dot(plan: Plan, day: date, level: float, chart: FanChart, colours: Palette) -> str:
    return f'<i style="left:{_across(plan, day):g}%;bottom:{_up(_share(chart, level)):g}%;background:{colours.ink}"></i>'


def _label(kind: str, text: str, **places: str) -> str:
    style = ";".join(f"{name}:{value}" for name, value in places.items())
    return f'<span class="follow-{kind}" style="{style}">{escape(text)}</span>'


def _ticks() -> list[str]:
    return [_label("tick", f"{height}%", bottom=f"{_up(height):g}%") for height in TICKS]


def _months(plan: Plan, say: Voice) -> list[str]:
    months = time_window(plan)[0].through(time_window(plan)[1])
    odd = [month for month in months if month.month % 2]
    return [_label("month", say(SHORT_MONTHS[month.month - 1]), left=f"{_across(plan, month.first_day):g}%") for month in odd]


def _dates(plan: Plan, say: Voice) -> list[str]:
    today = _label("today", say("hôm nay {date}", date=day_and_month(plan.as_of, say)), left=f"{_across(plan, plan.as_of):g}%")
    end = _label("year-end", day_and_month(plan.year_end, say), left=f"{_across(plan, plan.year_end):g}%")
    return [today, end]


def _targets(plan: Plan, chart: FanChart, colours: Palette, say: Voice) -> list[str]:
    found = []
    for level, trial, focus in chart.targets:
        height = _share(chart, level)
        if focus:
            text = aim_words(percent(height, say.language, 1, trim=True), trial, say)
            found.append(_label("target", text, bottom=f"{_up(height):g}%", color=colours.target))
    return found


def _ends(plan: Plan, chart: FanChart, colours: Palette, say: Voice) -> list[str]:
    """The levels at the year's end, to the right of their lines; they step aside when they would overlap."""
    last = max((place for place, day in enumerate(chart.scenario.dates) if day <= plan.year_end), default=0)
    found = [(_end(chart, chart.scenario.at_quantile(0.5), last), colours.scenario if chart.differs else colours.baseline)]
    if chart.differs:
        found.append((_end(chart, chart.baseline.at_quantile(0.5), last), colours.baseline))
    found.sort()
    heights = apart([level for level, _ in found], CLOSEST_LABELS, 4.0, 100.0)
    return [
        _label("end", percent(level, say.language), bottom=f"{_up(height):g}%", color=colour) for (level, colour), height in zip(found, heights, strict=True)
    ]


def _end(chart: FanChart, levels: Sequence[float] | FloatArray, last: int) -> float:
    return _share(chart, float(levels[last]))
