"""One cell of figures: its number in the indicator's unit, with everything that is asked or wrong about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.catalog.csv_text import plain_number
from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.numbers import MOST, Found, read_text, whole_times_thousand
from planner.catalog.intake.upload import Cell
from planner.domain.bilingual import Language
from planner.domain.indicator import Indicator
from planner.domain.intake import Option, Place
from planner.domain.observation import Precision
from planner.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that was understood. A `change` still needs the figure before it."""

    value: float
    precision: Precision | None = None
    derivation: str = ""
    denominator: float | None = None
    change: int = 0
    points: bool = False
    percent: bool = False


def read_figure(cell: Cell, indicator: Indicator, language: Language, place: Place, column: str, asking: Asking) -> Figure | Problem | None:
    """The figure in a cell; what is wrong, without its place; None for an empty cell, an open question or one that was answered with "leave out"."""
    found = _understood(cell, indicator, language)
    if not isinstance(found, Found):
        return found
    if found.change:
        single = len(found.values) == 1
        return Figure(value=found.values[0], change=found.change, points=found.points, percent=found.percent) if single else Problem("unreadable_cell")
    if found.whole is not None:
        return _fraction(found, indicator)
    value = found.values[0]
    fitting = [one for one in found.values if indicator.unit == "percent" or one == int(one)]
    if len(found.values) > 1:
        options = [_number_option(one) for one in fitting]
        about = {"found": _shown(cell), "indicator_id": indicator.id}
        answer = asking.ask(f"number:{column}:{cell}", f"number:{column}", "two_numbers", [*options, LEAVE], place, **about)
        chosen = next((option.value for option in options if option.id == answer), None)
        if not isinstance(chosen, float):
            return None
        value = chosen
    if indicator.unit == "percent" and 0 < value <= 1 and not found.percent:
        options = [Option(id="hundred", code="share_of_one", value=value * 100), Option(id="as_is", code="share_as_is", value=value)]
        answer = asking.ask(f"share:{column}", f"share:{column}", "share_or_percent", options, place, found=_shown(cell), indicator_id=indicator.id)
        if answer is None:
            return None
        value = round(value * 100, 10) if answer == "hundred" else value
    if indicator.unit == "count" and found.percent:
        return Problem("percent_in_count")
    if indicator.unit == "count" and value != int(value):
        return Problem("not_whole")
    return Figure(value=value, precision=found.precision)


def _understood(cell: Cell, indicator: Indicator, language: Language) -> Found | Problem | None:
    if isinstance(cell, bool):
        return Problem("unreadable_cell")
    if isinstance(cell, date):
        return Problem("date_in_figures")
    if isinstance(cell, float):
        return _from_float(cell, indicator)
    return _from_text(cell, language, indicator.unit == "percent") if cell is not None else None


def _from_float(value: float, indicator: Indicator) -> Found | Problem:
    if not math.isfinite(value) or abs(value) >= MOST:
        return Problem("unreadable_cell")
    if value < 0:
        return Problem("negative_number")
    value = round(value, 10)  # 0.1 + 0.2 in a sheet is 0.3
    times = whole_times_thousand(value) if indicator.unit == "count" else None
    return Found(values=(value,)) if times is None else Found(values=(times, value))


@lru_cache(maxsize=50_000)
def _from_text(text: str, language: Language, share: bool) -> Found | Problem | None:
    return read_text(text, language, share=share)


def _fraction(found: Found, indicator: Indicator) -> Figure | Problem:
    part, whole = found.values[0], found.whole or 1.0
    if indicator.unit == "count":
        return Figure(value=part, precision=found.precision, denominator=whole) if part == int(part) else Problem("not_whole")
    derivation = f"{plain_number(part)} / {plain_number(whole)} * 100"
    return Figure(value=round(part / whole * 100, 2), precision=found.precision or "derived", derivation=derivation, denominator=whole)


def _number_option(value: float) -> Option:
    """An answer with the same id for every text of a column, so that one answer can serve them all."""
    return Option(id="thousands" if value >= 1000 else "decimal", code="this_number", value=value)


def changed_values(figure: Figure, base: float, indicator: Indicator) -> Sequence[Option]:
    """What a change makes of the figure before it: in points, as a share of it, in numbers."""
    step = figure.change * figure.value
    if indicator.unit == "percent":
        readings = [("points", base + step)] + ([("relative", base * (1 + step / 100))] if figure.percent and not figure.points else [])
        return [Option(id=name, code=f"change_{name}", value=round(value, 4)) for name, value in readings if 0 <= value <= 100]
    readings = [("relative", round(base * (1 + step / 100)) * 1.0)] if figure.percent else [("number", base + step)]
    return [Option(id=name, code=f"change_{name}", value=value) for name, value in readings if value >= 0 and value == int(value)]


def plain_figure(cell: Cell, language: Language) -> float | None:
    """The number in a cell of which nothing is asked; None where it is not plain."""
    if isinstance(cell, float) and not isinstance(cell, bool):
        return cell if math.isfinite(cell) else None
    found = _from_text(cell, language, False) if isinstance(cell, str) else None
    return found.values[0] if isinstance(found, Found) and len(found.values) == 1 and not found.change and found.whole is None else None


def _shown(cell: Cell) -> str:
    return plain_number(cell) if isinstance(cell, float) else str(cell)[:80]
