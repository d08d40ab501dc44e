"""The tornado: one bar a lever, from its lowest to its highest, the widest on top."""

from __future__ import annotations

from typing import Any

from planner.charts.theme import PERCENT_TICKS, Palette, frame
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.model.sensitivity import Swing
from planner.text.numbers import chance_percent, percent
from planner.text.strengths import strength_word
from planner.text.takeaway import capital, value_text
from planner.text.translation import Voice

ROW, ROOM = 34, 60
MOST_BARS = 10


def tornado_figure(plan: Plan, swings: tuple[Swing, ...], now: float, colours: Palette, say: Voice) -> dict[str, Any]:
    """A plotly figure of chances; `now` is the scenario's own chance, where all bars meet. [0-1]"""
    shown = swings[:MOST_BARS][::-1]
    names = [swing_title(swing, say) for swing in shown]
    traces = [_side(plan, shown, names, now, side, colours, say) for side in ("low", "high")]
    layout = frame(
        colours,
        ROOM + ROW * len(shown),
        say,
        xaxis={"range": [-9, 109], **PERCENT_TICKS, "gridcolor": colours.grid, "fixedrange": True, "zeroline": False},
        yaxis={"fixedrange": True, "automargin": True, "showgrid": False, "tickfont": {"size": 13, "color": colours.ink}},
        shapes=[
            {
                "type": "line",
                "x0": now * 100,
                "x1": now * 100,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": colours.baseline, "width": 2, "dash": "dash"},
            }
        ],
        barmode="overlay",
        bargap=0.35,
    )
    layout["hovermode"] = "closest"
    return {"data": traces, "layout": layout}


def swing_title(swing: Swing, say: Voice) -> str:
    """The lever's name as it stands beside its bar."""
    return capital(say.of(swing.lever.short if isinstance(swing.lever, Measure) else swing.lever.title))


def swing_sentence(plan: Plan, swing: Swing, say: Voice) -> str:
    """What a bar says, in words: for a screen reader, and for the line above the chart."""
    low, high = chance_percent(swing.chance_low, say.language), chance_percent(swing.chance_high, say.language)
    values = {"lever": swing_title(swing, say), "from_": _value(plan, swing, "low", say), "to": _value(plan, swing, "high", say), "low": low, "high": high}
    return say("{lever}: từ {from_} đến {to}, khả năng đi từ {low} đến {high}", **values)


def _side(plan: Plan, shown: tuple[Swing, ...], names: list[str], now: float, side: str, colours: Palette, say: Voice) -> dict[str, Any]:
    chances = [swing.chance_low if side == "low" else swing.chance_high for swing in shown]
    labels = [_value(plan, swing, side, say) if abs(chance - now) >= 0.005 else "" for swing, chance in zip(shown, chances, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": [round((chance - now) * 100, 2) for chance in chances],
        "base": now * 100,
        "text": labels,
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [colours.gain if chance >= now else colours.loss for chance in chances]},
        "hovertext": [f"{label}: {percent(chance * 100, say.language)}" for label, chance in zip(labels, chances, strict=True)],
        "hoverinfo": "text",
    }


def _value(plan: Plan, swing: Swing, side: str, say: Voice) -> str:
    value = swing.low if side == "low" else swing.high
    return strength_word(plan, swing.lever, float(value), say) if isinstance(swing.lever, Measure) else value_text(swing.lever, value, say)  # type: ignore[arg-type]
