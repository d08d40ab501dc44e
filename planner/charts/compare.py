"""Several scenarios in one chart: the median of each with a colour, a dash and a marker of its own, the baseline always."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from planner.charts.labels import apart
from planner.charts.theme import DARK, LIGHT, Palette, frame, rule, scales, target_line
from planner.domain.plan import Plan
from planner.model.calendar import FloatArray
from planner.model.project import Projection
from planner.text.comparison import shortened
from planner.text.dates import day_and_month
from planner.text.numbers import percent
from planner.text.translation import Voice

HEIGHT = 360
CLOSEST_LABELS = 14.5  # points on the scale: two lines of text
HIGHEST_LABEL = 90.0  # its middle: above it stands the date of the year's end
LONGEST_LABEL = 15  # letters
SHARE = (0.1, 0.9)  # the band of the scenario that is picked out
MARKERS = 7  # along a line: enough to know it by, few enough to see its dashes


@dataclass(frozen=True, slots=True)
class Look:
    """How a scenario is told from the others: never by its colour alone."""

    dash: str  # as plotly calls it
    strokes: str  # the same as SVG calls it
    symbol: str
    glyph: str


LOOKS = (
    Look("solid", "", "circle", "●"),
    Look("dot", "2 4", "square", "■"),
    Look("longdash", "12 5", "diamond", "◆"),
    Look("dashdot", "9 4 2 4", "cross", "✚"),
)
BASELINE = Look("dash", "7 5", "", "")
# Okabe and Ito's four that read best on each background, in the order of the theme's own categories
COLOURS = {LIGHT: ("#0072B2", "#D55E00", "#009E73", "#CC79A7"), DARK: ("#56B4E9", "#E69F00", "#009E73", "#CC79A7")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One scenario's curve; `denominator` turns its levels into percent."""

    title: str
    projection: Projection
    denominator: float

    def percents(self, quantile: float) -> list[float]:
        """One quantile over time. [percent]"""
        return _rounded(self.projection.at_quantile(quantile) / self.denominator * 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareChart:
    """What the chart shows, in percent."""

    history: tuple[tuple[date, float], ...]
    baseline: Line
    scenarios: tuple[Line, ...]  # at most as many as there are looks
    picked_out: int | None  # place of the scenario whose band is drawn
    target: float


def compare_figure(plan: Plan, chart: CompareChart, colours: Palette, say: Voice) -> dict[str, Any]:
    """A plotly figure on the same fixed scale and time axis as the fan chart."""
    today = rule(colours, plan.as_of, say("hôm nay {date}", date=day_and_month(plan.as_of, say)))
    end = rule(colours, plan.year_end, day_and_month(plan.year_end, say))  # its label stands outside, where today's never reaches it
    target, target_label = target_line(plan, chart.target, colours, say)
    layout = frame(
        colours,
        HEIGHT,
        say,
        **scales(plan, colours, say),
        shapes=[today[0], end[0], target],
        annotations=[today[1], end[1], target_label, *_end_labels(plan, chart, colours, say)],
    )
    layout["margin"] = {"l": 48, "r": 118, "t": 8, "b": 44}
    return {"data": [*_band(chart, colours, say), *_medians(chart, colours), _observed(chart, colours, say)], "layout": layout}


def sample_svg(place: int | None, colours: Palette) -> str:
    """A short piece of a scenario's line with its marker; None is the baseline's. For table heads, where a legend would stand."""
    look, colour = (BASELINE, colours.baseline) if place is None else (LOOKS[place], COLOURS[colours][place])
    marker = {
        "circle": '<circle cx="26" cy="8" r="5"/>',
        "square": '<rect x="21" y="3" width="10" height="10"/>',
        "diamond": '<path d="M26 1.5 L32.5 8 L26 14.5 L19.5 8 Z"/>',
        "cross": '<path d="M24 2 h4 v4 h4 v4 h-4 v4 h-4 v-4 h-4 v-4 h4 Z"/>',
    }.get(look.symbol, "")
    line = f'<line x1="1" x2="51" y1="8" y2="8" stroke="{colour}" stroke-width="3" stroke-dasharray="{look.strokes}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 16" width="52" height="16">{line}<g fill="{colour}">{marker}</g></svg>'


def _rounded(levels: FloatArray) -> list[float]:
    return [round(float(level), 3) for level in levels]


def _days(line: Line) -> list[str]:
    return [day.isoformat() for day in line.projection.dates]


def _band(chart: CompareChart, colours: Palette, say: Voice) -> list[dict[str, Any]]:
    if chart.picked_out is None:
        return []
    line, (low, high) = chart.scenarios[chart.picked_out], SHARE
    return [
        {
            "type": "scatter",
            "x": _days(line) + _days(line)[::-1],
            "y": line.percents(high) + line.percents(low)[::-1],
            "fill": "toself",
            "fillcolor": _faint(COLOURS[colours][chart.picked_out]),
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
            "name": say("khoảng {share}%", share=round((high - low) * 100)),
        }
    ]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"


def _medians(chart: CompareChart, colours: Palette) -> list[dict[str, Any]]:
    """The scenarios, then the baseline: where they are the same its dashes stay on top."""
    found = []
    for place, (line, look, colour) in enumerate(zip(chart.scenarios, LOOKS, COLOURS[colours], strict=False)):
        marker = {"symbol": look.symbol, "size": 9, "color": colour, "maxdisplayed": MARKERS}
        width = 3.5 if place == chart.picked_out else 2.5
        found.append(_trace(line, colour, look.dash, width) | {"mode": "lines+markers", "marker": marker})
    return [*found, _trace(chart.baseline, colours.baseline, BASELINE.dash, 2.5)]


def _trace(line: Line, colour: str, dash: str, width: float) -> dict[str, Any]:
    # the title goes through `meta`: in the template itself, or in a name, plotly would fill in fields that somebody wrote into a title
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "",
        "meta": _plain(line.title),
        "x": _days(line),
        "y": line.percents(0.5),
        "line": {"color": colour, "width": width, "dash": dash},
        "hovertemplate": "%{meta}: %{y:.0f}%<extra></extra>",
    }


def _observed(chart: CompareChart, colours: Palette, say: Voice) -> dict[str, Any]:
    name = say("đã đo")
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [day.isoformat() for day, _ in chart.history],
        "y": [round(level, 3) for _, level in chart.history],
        "line": {"color": colours.ink, "width": 2.5},
        "marker": {"size": 9, "color": colours.ink},
        "hovertemplate": f"{name}: %{{y:.2f}}%<extra></extra>",
    }


def _end_labels(plan: Plan, chart: CompareChart, colours: Palette, say: Voice) -> list[dict[str, Any]]:
    """Each scenario's level and name at the year's end; they step aside, and a thin line leads back to the curve."""
    lines = [(chart.baseline, colours.baseline, BASELINE), *zip(chart.scenarios, COLOURS[colours], LOOKS, strict=False)]
    ends = sorted(((line.percents(0.5)[-1], line.title, colour, look.glyph) for line, colour, look in lines), key=lambda found: found[0])
    places = apart([height for height, *_ in ends], CLOSEST_LABELS, CLOSEST_LABELS / 2, HIGHEST_LABEL)
    labels = []
    for (height, title, colour, glyph), place in zip(ends, places, strict=True):
        mark = f'<span style="color:{colour}">{glyph}</span> ' if glyph else ""
        text = f'{mark}<b>{percent(height, say.language)}</b><br><span style="font-size:12px">{_plain(shortened(title, LONGEST_LABEL))}</span>'
        leader = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": colour, "ax": 22, "ay": place, "ayref": "y", "axref": "pixel"}
        at = {"x": plan.year_end.isoformat(), "y": height, "xanchor": "left", "yanchor": "middle", "align": "left"}
        labels.append({"text": text, **at, **leader, "font": {"color": colours.ink, "size": 15}})
    return labels


def _plain(title: str) -> str:
    """A title in which plotly sees no markup."""
    return escape(" ".join(title.split()), quote=False)
