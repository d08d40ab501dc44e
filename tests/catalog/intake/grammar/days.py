"""How offices write the day to which a figure belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

MONTH_ENDS = (date(2023, 4, 30), date(2023, 3, 31), date(2023, 2, 28), date(2023, 1, 31))
REPORT_DAYS = (*MONTH_ENDS[:2], date(2023, 4, 20), date(2023, 5, 5), date(2023, 4, 5), date(2023, 3, 12))
EARLY_DAYS = (
    date(2023, 4, 5),
    date(2023, 5, 4),
    date(2023, 3, 12),
    date(2023, 2, 7),
    date(2023, 1, 10),
)  # 5/4 or 4/5
LATE_DAYS = (date(2023, 5, 31), date(2023, 6, 5), date(2023, 6, 30))  # after the plan's as-of date


def quarter(day: date) -> str:
    """ "Quý I"."""
    return "Quý " + ("I", "II", "III", "IV")[(day.month - 1) // 3]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a day. `month_end`: it names a month or a quarter, so only a last day can be meant."""

    name: str
    write: Callable[[date], Any]
    month_end: bool = False
    has_year: bool = True
    days: tuple[date, ...] = ()  # that it can say, where they are others than usual


SHAPES = (
    Shape("excel", lambda day: day),
    Shape("d/m/Y", lambda day: f"{day.day}/{day.month}/{day.year}"),
    Shape("d.m.Y", lambda day: f"{day.day}.{day.month}.{day.year}"),
    Shape("dd/mm/YYYY", lambda day: f"{day:%d/%m/%Y}"),
    Shape("d-m-Y", lambda day: f"{day:%d-%m-%Y}"),
    Shape("in words", lambda day: f"ngày {day.day:02} tháng {day.month} năm {day.year}"),
    Shape("tháng m/Y", lambda day: f"tháng {day.month}/{day.year}", month_end=True),
    Shape("Tm/Y", lambda day: f"T{day.month}/{day.year}", month_end=True),
    Shape("mm.Y", lambda day: f"{day.month:02}.{day.year}", month_end=True),
    Shape("tháng m năm Y", lambda day: f"Tháng {day.month} năm {day.year}", month_end=True),
    Shape("m/Y", lambda day: f"{day:%m/%Y}", month_end=True),
    Shape("tháng m", lambda day: f"Tháng {day.month}", month_end=True, has_year=False),
    Shape("range", lambda day: f"1.1-{day.day}.{day.month}.{day.year}"),
    Shape("two-digit year", lambda day: f"{day:%d/%m/%y}"),
    Shape("quarter", lambda day: f"{quarter(day)}/{day.year}", days=(date(2023, 3, 31), date(2022, 12, 31))),
    Shape("serial number", lambda day: (day - date(1899, 12, 30)).days),
    Shape("month as a number", lambda day: float(f"{day.month}.{day.year}"), month_end=True),
)


@st.composite
def report_day(draw: DrawFn, *, late: bool = False) -> date:
    """The day of a report."""
    return draw(st.sampled_from((*REPORT_DAYS, *LATE_DAYS) if late else REPORT_DAYS))


def day_columns(draw: DrawFn) -> tuple[str, Callable[[date], Any], tuple[date, ...]]:
    """A column of days: its name, how it writes them, and the days that may stand in it."""
    american = draw(st.sampled_from(("", "", "", "m/d/Y with a witness", "m/d/Y", "d/m/Y only early days")))
    if american.startswith("m/d"):
        days = (*EARLY_DAYS, date(2023, 4, 20), date(2023, 4, 30)) if "witness" in american else EARLY_DAYS
        return american, lambda day: f"{day.month}/{day.day}/{day.year}", days
    if american:
        return american, lambda day: f"{day.day}/{day.month}/{day.year}", EARLY_DAYS
    shape = draw(st.sampled_from(SHAPES))
    if shape.days:
        return shape.name, shape.write, shape.days
    if shape.month_end:
        return shape.name, shape.write, MONTH_ENDS
    return shape.name, shape.write, REPORT_DAYS
