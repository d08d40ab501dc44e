"""The fan chart: what was observed, the baseline, the scenario with its bands, the target, today and the year's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.charts.labels import apart
from planner.charts.theme import Palette, frame, rule, scales, target_line
from planner.domain.plan import Plan
from planner.model.calendar import FloatArray
from planner.model.project import Projection
from planner.text.dates import day_and_month
from planner.text.numbers import percent
from planner.text.translation import Voice

BAND_PAIRS = ((0.025, 0.975), (0.1, 0.9), (0.25, 0.75))
HEIGHT = 335
CLOSEST_LABELS = 7.0  # points on the scale: nearer labels would overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChart:
    """What a chart shows even where nothing can be projected; levels in the indicator's unit, `denominator` turns them into percent."""

    history: tuple[tuple[date, float], ...]
    denominator: float
    targets: tuple[tuple[float, bool, bool], ...]  # level, whether it is only a threshold to try, whether it is the one looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class FanChart(KnownChart):
    """What a fan chart shows."""

    baseline: Projection
    scenario: Projection
    differs: bool
    straight: FloatArray | None = None  # over the projection's dates


def fan_figure(plan: Plan, chart: FanChart, colours: Palette, say: Voice) -> dict[str, Any]:
    """A plotly figure on a fixed scale of 0-100 % and a fixed time axis, so that nothing jumps."""
    shapes, labels = _rules(plan, colours, say)
    targets = [target_line(plan, level / chart.denominator * 100, colours, say, focus=focus, trial=trial) for level, trial, focus in chart.targets]
    layout = frame(
        colours,
        HEIGHT,
        say,
        **scales(plan, colours, say),
        shapes=[*shapes, *(line for line, _ in targets)],
        annotations=[*labels, *(text for _, text in targets), *_end_labels(plan, chart, colours, say)],
    )
    layout["margin"] = {"l": 48, "r": 64, "t": 8, "b": 44}
    return {"data": [*_bands(chart, colours, say), *_lines(chart, colours, say)], "layout": layout}


def _percent(chart: FanChart, levels: Sequence[float] | FloatArray) -> list[float]:
    return [round(float(level) / chart.denominator * 100, 3) for level in levels]


def _bands(chart: FanChart, colours: Palette, say: Voice) -> list[dict[str, Any]]:
    days = [day.isoformat() for day in chart.scenario.dates]
    traces = []
    for (low, high), colour in zip(BAND_PAIRS, colours.bands, strict=True):
        around = _percent(chart, chart.scenario.at_quantile(high)) + _percent(chart, chart.scenario.at_quantile(low))[::-1]
        traces.append(
            {
                "type": "scatter",
                "x": days + days[::-1],
                "y": around,
                "fill": "toself",
                "fillcolor": colour,
                "line": {"width": 0},
                "mode": "lines",
                "hoverinfo": "skip",
                "name": say("khoảng {share}%", share=round((high - low) * 100)),
            }
        )
    return traces


def _lines(chart: FanChart, colours: Palette, say: Voice) -> list[dict[str, Any]]:
    days = [day.isoformat() for day in chart.scenario.dates]
    value = "%{y:.0f}%"
    lines = [
        _line(say("như hiện nay"), days, _percent(chart, chart.baseline.at_quantile(0.5)), colours.baseline, "dash", 2.5, value),
        _line(say("kịch bản"), days, _percent(chart, chart.scenario.at_quantile(0.5)), colours.scenario, "solid", 3, value),
    ]
    if not chart.differs:  # the same line: the baseline's dashes stay on top
        lines.reverse()
    if chart.straight is not None:
        lines.append(_line(say("kẻ thẳng"), days, _percent(chart, chart.straight), colours.loss, "dot", 2.5, value))
    observed = _line(
        say("đã đo"), [day.isoformat() for day, _ in chart.history], _percent(chart, [v for _, v in chart.history]), colours.ink, "solid", 2.5, "%{y:.2f}%"
    )
    return [*lines, observed | {"mode": "lines+markers", "marker": {"size": 9, "color": colours.ink}}]


def _line(name: str, days: list[str], values: list[float], colour: str, dash: str, width: float, hover: str) -> dict[str, Any]:
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "scatter", "mode": "lines", "name": name, "x": days, "y": values, "line": line, "hovertemplate": f"{name}: {hover}<extra></extra>"}


def _rules(plan: Plan, colours: Palette, say: Voice) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    today = rule(colours, plan.as_of, say("hôm nay {date}", date=day_and_month(plan.as_of, say)))
    end, end_label = rule(colours, plan.year_end, day_and_month(plan.year_end, say))
    return [today[0], end], [today[1], end_label | {"xanchor": "right", "xshift": -4}]


def _end_labels(plan: Plan, chart: FanChart, colours: Palette, say: Voice) -> list[dict[str, Any]]:
    """The levels at the year's end, beside their lines; they step aside when they would overlap."""
    last = max((place for place, known in enumerate(chart.scenario.dates) if known <= plan.year_end), default=0)
    found = [(float(chart.scenario.at_quantile(0.5)[last]), colours.scenario)]
    if chart.differs:
        found.append((float(chart.baseline.at_quantile(0.5)[last]), colours.baseline))
    if chart.straight is not None:
        found.append((float(chart.straight[last]), colours.loss))
    found.sort()
    heights = apart([level / chart.denominator * 100 for level, _ in found], CLOSEST_LABELS, 0.0, 100.0)
    labels = []
    for (level, colour), height in zip(found, heights, strict=True):
        text, font = f"<b>{percent(level / chart.denominator * 100, say.language)}</b>", {"color": colour, "size": 17}
        labels.append({"x": plan.year_end.isoformat(), "y": height, "text": text, "showarrow": False, "xanchor": "left", "xshift": 8, "font": font})
    return labels
