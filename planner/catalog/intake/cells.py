"""One cell of figures: its number in the indicator's unit, with everything that is asked or wrong about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.catalog.csv_text import plain_number
from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.measured_in import MeasuredIn, with_scale
from planner.catalog.intake.numbers import MOST, Found, read_text, whole_times_thousand, written_fraction
from planner.catalog.intake.upload import Cell
from planner.domain.bilingual import Language
from planner.domain.indicator import Indicator
from planner.domain.intake import Option, Place
from planner.domain.observation import Precision
from planner.errors import Problem

ERRORS = ("#div/0!", "#n/a", "#ref!", "#value!", "#name?", "#num!", "#null!", "#getting_data", "#spill!", "#calc!", "err:", "lỗi")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a cell is read beside: the column that its answers are for, what it counts in, whether its small shares stand out."""

    column: str = ""
    measured: MeasuredIn | None = None
    odd_share: bool = False  # other cells, or the figures before, say that it is of another kind than its column


NOTHING_BESIDE = Beside()


def read_figure(cell: Cell, indicator: Indicator, language: Language, place: Place, beside: Beside, asking: Asking) -> Figure | Problem | None:
    """The figure in a cell; what is wrong, without its place; None for an empty cell, an open question or one that was answered with "leave out"."""
    found, measured = _understood(cell, indicator, language, beside.measured)
    if not isinstance(found, Found):
        return found
    if problem := _misfit(found, measured, indicator):
        return problem
    if found.change:
        single = len(found.values) == 1 and (measured is None or measured.scale == 1.0)
        return Figure(value=found.values[0], change=found.change, points=found.points, percent=found.percent) if single else Problem("unreadable_cell")
    if found.whole is not None:
        return _fraction(found, indicator)
    value = _one_value(cell, found, indicator, measured, place, beside, asking)
    if value is None:
        return None
    scale = _scale(measured, indicator)
    derivation = f"{plain_number(value)} * {plain_number(scale)}" if scale != 1.0 else ""
    value = round(value * scale, 10)
    if indicator.unit == "count" and value != int(value):
        return Problem("not_whole")
    return Figure(value=value, precision=found.precision, derivation=derivation)


def _misfit(found: Found, measured: MeasuredIn | None, indicator: Indicator) -> Problem | None:
    """A percentage where the indicator counts, or a score."""
    if measured is not None and measured.kind == "score":
        return Problem("score_in_figures")
    if indicator.unit == "count" and not found.change and (found.percent or (measured is not None and measured.kind == "percent" and found.whole is None)):
        return Problem("percent_in_count")
    return None


def _scale(measured: MeasuredIn | None, indicator: Indicator) -> float:
    """How many of the indicator's own unit one of what is counted is."""
    return measured.scale if measured is not None and measured.kind == indicator.unit else 1.0


def _one_value(cell: Cell, found: Found, indicator: Indicator, measured: MeasuredIn | None, place: Place, beside: Beside, asking: Asking) -> float | None:
    """The one number that a cell stands for, once what could be several was answered. Before its scale."""
    value, column, about = found.values[0], beside.column, {"found": shown_cell(cell), "indicator_id": indicator.id}
    scale = _scale(measured, indicator)
    if len(found.values) > 1:
        fitting = [one for one in found.values if indicator.unit == "percent" or _is_whole(one * scale)]
        options = [_number_option(one) for one in fitting]
        answer = asking.ask(f"number:{column}:{cell}", f"number:{column}", "two_numbers", [*options, LEAVE], place, **about)
        chosen = next((option.value for option in options if option.id == answer), None)
        if not isinstance(chosen, float):
            return None
        value = chosen
    if indicator.unit != "percent" or found.percent:
        return value
    if measured is not None and measured.kind == "count":
        options = [Option(id="percent", code="count_as_percent"), LEAVE]
        about["found"] = f"{measured.text}: {shown_cell(cell)}" if measured.text else shown_cell(cell)
        if asking.ask(f"counts:{column}:{indicator.id}", "counts", "count_in_share", options, place, **about) != "percent":
            return None
    if 0 < value <= 1 and scale == 1.0:
        key = f"share:{column}:{place.column}{place.row}" if beside.odd_share else f"share:{column}"
        options = [Option(id="hundred", code="share_of_one", value=round(value * 100, 10)), Option(id="as_is", code="share_as_is", value=value)]
        answer = asking.ask(key, key, "share_or_percent", options, place, **about)
        return None if answer is None else round(value * 100, 10) if answer == "hundred" else value
    return value


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6


def _understood(cell: Cell, indicator: Indicator, language: Language, measured: MeasuredIn | None) -> tuple[Found | Problem | None, MeasuredIn | None]:
    """What a cell says, and what that is counted in: its own word before that of its column."""
    if isinstance(cell, bool):
        return Problem("unreadable_cell"), measured
    if isinstance(cell, date):
        return Problem("date_in_figures"), measured
    if isinstance(cell, float):
        return _from_float(cell, indicator, measured), measured
    if cell is None:
        return None, measured
    if is_error(cell):
        return Problem("error_cell"), measured
    number, own = with_scale(written_fraction(cell) or cell)
    found = _from_text(number, language, indicator.unit == "percent")
    if isinstance(found, Found) and found.percent and measured is not None and measured.kind == "count" and own is None:
        measured = None
    return found, own or measured


def is_error(cell: Cell) -> bool:
    """Whether a cell holds what a spreadsheet writes where a formula failed: #DIV/0!, #N/A, Err:502."""
    return isinstance(cell, str) and cell[:1] in "#eElL" and cell.strip().lower().startswith(ERRORS)


def _from_float(value: float, indicator: Indicator, measured: MeasuredIn | None) -> Found | Problem:
    if not math.isfinite(value) or abs(value) >= MOST:
        return Problem("unreadable_cell")
    if value < 0:
        return Problem("negative_number")
    value = round(value, 10)  # 0.1 + 0.2 in a sheet is 0.3
    times = whole_times_thousand(value) if indicator.unit == "count" else None
    if times is not None and _scale(measured, indicator) != 1.0 and _is_whole(value * 100):
        times = None  # 52,3 under "nghìn" is written so
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


def plain_share(cell: Cell, language: Language) -> tuple[float, bool] | None:
    """The percentage in a cell and whether a percent sign is written; None where it is not plain."""
    if isinstance(cell, float) and not isinstance(cell, bool):
        return (cell, False) if math.isfinite(cell) else None
    found = _from_text(cell, language, True) if isinstance(cell, str) else None
    return (found.values[0], found.percent) if isinstance(found, Found) and not found.change and found.whole is None else None


def shown_cell(cell: Cell) -> str:
    """A cell in a question."""
    return plain_number(cell) if isinstance(cell, float) else str(cell)[:80]
