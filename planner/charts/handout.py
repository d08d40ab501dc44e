"""The months of one indicator: what is projected, with its band, and what is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.charts.fan import HEIGHT
from planner.charts.theme import Palette, frame, rule, scales, target_line
from planner.domain.plan import Plan
from planner.model.calendar import FloatArray
from planner.model.monthly_targets import MonthlyTargets
from planner.text.dates import day_and_month
from planner.text.numbers import percent
from planner.text.translation import Voice


def handout_figure(
    plan: Plan, history: Sequence[tuple[date, float]], months: MonthlyTargets, denominator: float, colours: Palette, say: Voice
) -> dict[str, Any]:
    """A plotly figure on the scale of every chart; levels in the indicator's unit, `denominator` turns them into percent."""
    days = [months.as_of.isoformat(), *(month.last_day.isoformat() for month in months.months)]

    def shares(levels: FloatArray) -> list[float]:
        return [round(float(level) / denominator * 100, 3) for level in (months.now, *levels)]

    handed = shares(months.targets)
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
        _line(say("dự báo (trung vị)"), days, shares(months.projected), {"color": colours.scenario, "width": 3}),
        _line(say("chỉ tiêu giao"), days, handed, {"color": colours.ink, "width": 2.5, "dash": "dot"})
        | {"mode": "lines+markers", "marker": {"size": sizes, "symbol": "diamond", "color": colours.ink}},
        _line(
            say("đã đo"),
            [day.isoformat() for day, _ in history],
            [round(level / denominator * 100, 3) for _, level in history],
            {"color": colours.ink, "width": 2.5},
        )
        | {"mode": "lines+markers", "marker": {"size": 9, "color": colours.ink}},
    ]
    today, today_label = rule(colours, plan.as_of, say("hôm nay {date}", date=day_and_month(plan.as_of, say)))
    end, end_label = rule(colours, plan.year_end, day_and_month(plan.year_end, say))
    aims = [] if months.target is None else [target_line(plan, months.target / denominator * 100, colours, say, trial=months.trial)]
    last = {"x": plan.year_end.isoformat(), "y": handed[-1], "text": f"<b>{percent(handed[-1], say.language)}</b>", "showarrow": False, "xanchor": "left"}
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
            last | {"xshift": 8, "font": {"color": colours.ink, "size": 17}},
        ],
    )
    layout["margin"] = {"l": 48, "r": 64, "t": 8, "b": 44}
    return {"data": traces, "layout": layout}


def _line(name: str, days: list[str], values: list[float], line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "name": name, "x": days, "y": values, "line": line, "hovertemplate": f"{name}: %{{y:.1f}}%<extra></extra>"}
