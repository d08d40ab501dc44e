"""Small drawings made of numbers alone (no text of anybody gets into the markup): range strip and sparkline."""

from __future__ import annotations

from collections.abc import Sequence

from planner.charts.theme import Palette


def strip_svg(now: float, levels: tuple[float, float, float] | None, target: float, colours: Palette) -> str:
    """A scale of 0-100 %: the figure as a dot, the 80 % interval as a bar with its median, the target as a red line.

    `levels` are the low end, the median and the high end; None leaves the bar out. All in percent, clipped to the scale.
    """
    parts = [f'<rect x="0" y="12" width="200" height="4" rx="2" fill="{colours.grid}"/>']
    if levels is not None:
        low, middle, high = levels
        parts.append(f'<rect x="{_x(low)}" y="7" width="{max(_x(high) - _x(low), 2)}" height="14" rx="3" fill="{colours.scenario}" fill-opacity="0.35"/>')
        parts.append(f'<rect x="{_x(middle) - 1.5}" y="5" width="3" height="18" fill="{colours.scenario}"/>')
    parts.append(f'<circle cx="{_x(now)}" cy="14" r="4.5" fill="{colours.ink}"/>')
    parts.append(f'<line x1="{_x(target)}" x2="{_x(target)}" y1="1" y2="27" stroke="{colours.target}" stroke-width="2.5"/>')
    return _svg(200, 28, parts)


def spark_svg(observed: Sequence[tuple[float, float]], projected: Sequence[tuple[float, float]], target: float, colours: Palette) -> str:
    """A sparkline: observed solid, median dashed, target red. Points are (share of the plan's window, percent)."""
    parts = [f'<line x1="0" x2="90" y1="{_y(target)}" y2="{_y(target)}" stroke="{colours.target}" stroke-width="1"/>']
    parts.append(f'<polyline points="{_points(projected)}" fill="none" stroke="{colours.scenario}" stroke-width="2" stroke-dasharray="4 3"/>')
    parts.append(f'<polyline points="{_points(observed)}" fill="none" stroke="{colours.ink}" stroke-width="2"/>')
    parts += [f'<circle cx="{round(x * 90, 1)}" cy="{_y(y)}" r="2.5" fill="{colours.ink}"/>' for x, y in observed]
    return _svg(90, 28, parts)


def _x(value: float) -> float:
    return round(min(max(value, 0.0), 100.0) * 1.96 + 2, 1)


def _y(value: float) -> float:
    return round(26 - min(max(value, 0.0), 100.0) * 0.24, 1)


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{round(x * 90, 1)},{_y(y)}" for x, y in points)


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">{"".join(parts)}</svg>'
