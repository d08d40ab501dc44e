"""The months of one indicator: what is projected, with its band, beside the baseline, and what is handed out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from planner.charts.fan import CLOSEST_LABELS, HEIGHT
from planner.charts.labels import apart
from planner.charts.theme import Palette, frame, rule, scales, target_line
from planner.domain.plan import Plan
from planner.model.calendar import FloatArray
from planner.model.monthly_targets import MonthlyTargets
from planner.model.project import Projection
from planner.text.dates import day_and_month
from planner.text.numbers import percent
from planner.text.translation import Voice


def handout_figure(
    plan: Plan,
    history: Sequence[tuple[date, float]],
    months: MonthlyTargets,
    baseline: Projection | None,
    denominator: float,
    colours: Palette,
    say: Voice,
) -> dict[str, Any]:
    """A plotly figure on the scale of every chart; levels in the indicator's unit, `denominator` turns them into percent."""
    days = [months.as_of.isoformat(), *(month.last_day.isoformat() for month in months.months)]

    def percents(levels: Iterable[float]) -> list[float]:
        return [round(float(level) / denominator * 100, 3) for level in levels]

    def shares(levels: FloatArray) -> list[float]:
        return percents((months.now, *levels))

    handed, projected = shares(months.targets), shares(months.projected)
    sizes = [0, *(13 if locked else 8 for locked in months.locked)]
    traces = [
        {
            "type": "scatter",
            "x": days + days[::-1],
            "y": shares(months.high) + shares(months.low)[::-1],
            "fill": "toself",
            "fillcolor": colours.bands[1],
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
            "name": say("khoảng {share}%", share=80),
        },
        _line(say("dự báo (trung vị)"), days, projected, {"color": colours.scenario, "width": 3}),
        _line(say("chỉ tiêu giao"), days, handed, {"color": colours.ink, "width": 2.5, "dash": "dot"})
        | {"mode": "lines+markers", "marker": {"size": sizes, "symbol": "diamond", "color": colours.ink}},
        _line(
            say("đã đo"),
            [day.isoformat() for day, _ in history],
            percents(level for _, level in history),
            {"color": colours.ink, "width": 2.5},
        )
        | {"mode": "lines+markers", "marker": {"size": 9, "color": colours.ink}},
    ]
    if baseline is not None:
        look = {"color": colours.baseline, "width": 2.5, "dash": "dash"}
        traces.insert(2, _line(say("như hiện nay"), [day.isoformat() for day in baseline.dates], percents(baseline.at_quantile(0.5)), look))
    today, today_label = rule(colours, plan.as_of, say("hôm nay {date}", date=day_and_month(plan.as_of, say)))
    end, end_label = rule(colours, plan.year_end, day_and_month(plan.year_end, say))
    aims = [] if months.target is None else [target_line(plan, months.target / denominator * 100, colours, say, trial=months.trial)]
    layout = frame(
        colours,
        HEIGHT,
        say,
        **scales(plan, colours, say),
        shapes=[today, end, *(line for line, _ in aims)],
        annotations=[
            today_label,
            end_label | {"xanchor": "right", "xshift": -4},
            *(text for _, text in aims),
            *_end_labels(plan, sorted({handed[-1]: colours.ink, projected[-1]: colours.scenario}.items()), say),
        ],
    )
    layout["margin"] = {"l": 48, "r": 64, "t": 8, "b": 44}
    return {"data": traces, "layout": layout}


def _end_labels(plan: Plan, ends: list[tuple[float, str]], say: Voice) -> list[dict[str, Any]]:
    """What is handed out and what is projected at the year's end, beside their lines; they step aside when they would overlap."""
    heights = apart([level for level, _ in ends], CLOSEST_LABELS, 0.0, 100.0)
    place = {"x": plan.year_end.isoformat(), "showarrow": False, "xanchor": "left", "xshift": 8}
    return [
        place | {"y": height, "text": f"<b>{percent(level, say.language)}</b>", "font": {"color": colour, "size": 17}}
        for (level, colour), height in zip(ends, heights, strict=True)
    ]


def _line(name: str, days: list[str], values: list[float], line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "name": name, "x": days, "y": values, "line": line, "hovertemplate": f"{name}: %{{y:.1f}}%<extra></extra>"}
