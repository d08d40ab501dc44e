"""Days and periods in cells, as Vietnamese offices write them: the day is the last one of the period."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.catalog.intake.numbers import EMPTY
from planner.domain.bilingual import Language
from planner.domain.month import Month
from planner.domain.observation import Precision
from planner.errors import Problem

FIRST_SERIAL, LAST_SERIAL = 32_874, 73_050  # 1 Jan 1990 and 31 Dec 2099, as a spreadsheet counts days
SERIAL_ZERO = date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1990, 2099
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
LEAD = re.compile(
    r"^(?:(?:số liệu|kỳ báo cáo|kỳ|lũy kế|luỹ kế|tính|đến|hết|cuối|ngày|thời điểm|as of|to|until|at|end of|end|:)[\s:]+)+|\s*\((?:lũy kế|luỹ kế)\)$"
)
SEP = r"\s*[./-]\s*"
DAY = re.compile(rf"(\d{{1,2}}){SEP}(\d{{1,2}}){SEP}(\d{{4}}|\d{{2}})")
SPELLED_DAY = re.compile(r"(\d{1,2}) tháng (\d{1,2})(?: năm|,|/| /)? ?(\d{4})")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?")
ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
MONTH = re.compile(r"(?:tháng |tháng|t\.?\s?|m)?(\d{1,2})(?:\s*[.,/-]\s*|\s+năm\s+|\s*,?\s+)(\d{4})")
SHORT_MONTH = re.compile(r"(?:tháng |tháng|t\.?\s?)(\d{1,2})\s*[./-]\s*(\d{2})")
BARE_MONTH = re.compile(r"(?:tháng |t\.?\s?)(\d{1,2})")
BARE_DAY = re.compile(rf"(\d{{1,2}}){SEP}(\d{{1,2}})")
SPELLED_BARE_DAY = re.compile(r"(\d{1,2}) tháng (\d{1,2})")
BARE_QUARTER = re.compile(r"(?:quý|q|quarter)\.?\s*(iv|i{1,3}|[1-4])")
BARE_MONTHS = re.compile(r"(\d{1,2}) tháng(?: đầu)?(?: năm)?")
QUARTER = re.compile(r"(?:quý|q|quarter)\.?\s*(iv|i{1,3}|[1-4])(?:\s*[./-]\s*|\s+năm\s+|\s*,?\s+)(\d{4})")
MONTHS_OF_YEAR = re.compile(r"(\d{1,2}) tháng(?: đầu)?(?: năm|/)? ?(\d{4})")
HALF = re.compile(r"6 tháng cuối năm (\d{4})")
YEAR = re.compile(r"(?:cả năm|năm|year|fy)\s*(\d{4})")
DIGITS = re.compile(r"\d{4,8}", re.ASCII)
RANGE = re.compile(
    rf"(?:từ |from )?(?:ngày )?(\d{{1,2}}{SEP}\d{{1,2}}(?:{SEP}\d{{4}})?)\s*(?:-|–|—|đến|to)\s*(?:hết )?(?:ngày )?(\d{{1,2}}{SEP}\d{{1,2}}{SEP}\d{{4}})"
)
ENGLISH_DAY = re.compile(rf"(\d{{1,2}}) {MONTH_NAME},? (\d{{4}})")
ENGLISH_DAY_2 = re.compile(rf"{MONTH_NAME} (\d{{1,2}}),? (\d{{4}})")
ENGLISH_MONTH = re.compile(rf"{MONTH_NAME}[ ,/-]*(\d{{4}})")


@dataclass(frozen=True, slots=True)
class When:
    """The last day of a period, or the days that a text could mean, with how exactly it was printed."""

    days: tuple[date, ...]
    precision: Precision


def read_period(
    cell: object, language: Language, year: int, *, years: tuple[int, ...] = (), month_first: bool | None = None, loose: bool = False
) -> When | Problem | None:
    """The day that a cell means; a problem without its place that says why it means none; None for an empty cell.

    Parameters
    ----------
    cell : str, float, bool, date or None
        A number is a day as spreadsheets count them, ``20230420``, or ``12.2022`` that a spreadsheet took for a number.
    language : str
        In Vietnamese 4/3/2023 is 4 March; in English it could be 3 April too.
    year : int
        The plan's: a month without a year may be of this one or of the one before.
    years : tuple of int, optional
        The years that a period without one may have, where more is known: the title's.
    month_first : bool, optional
        Whether the other cells of the column say that the month stands before the day.
    loose : bool
        Whether "20/4" alone is a day: under a header of days, and nowhere else.
    """
    if cell is None:
        return None
    if isinstance(cell, date):
        return When((cell,), "day") if FIRST_YEAR <= cell.year <= LAST_YEAR else Problem("year_out_of_range")
    if isinstance(cell, bool):
        return Problem("unreadable_period")
    if isinstance(cell, float | int):
        return _from_number(float(cell)) if abs(cell) < 1e9 else Problem("unreadable_period")
    if not isinstance(cell, str):
        return Problem("unreadable_period")
    text = re.sub(r"\s+", " ", cell.replace("\u00a0", " ")).strip().lower()
    bare = LEAD.sub("", text).strip(" .,:")
    if not bare or bare in EMPTY:
        return None
    if any(letter.isdigit() and not letter.isascii() for letter in bare):
        return Problem("unreadable_period")
    if DIGITS.fullmatch(bare):
        return _from_number(float(bare))
    found = _from_text(bare, language, years or (year, year - 1), month_first)
    led = bare != text.strip(" .,:") or loose
    return _without_year(bare, years or (year, year - 1), month_first) or found if isinstance(found, Problem) and led else found


def _from_number(value: float) -> When | Problem:
    if value == int(value):
        if FIRST_SERIAL <= value <= LAST_SERIAL:
            return When((SERIAL_ZERO + timedelta(days=int(value)),), "day")
        digits = str(int(value))
        if len(digits) == 8:
            return _day(digits[6:], digits[4:6], digits[:4])
        if len(digits) == 6:
            return _month(digits[4:], digits[:4])
        return Problem("period_is_year_only") if FIRST_YEAR <= value <= LAST_YEAR else Problem("unreadable_period")
    if FIRST_SERIAL <= value <= LAST_SERIAL:  # with a time of day
        return When((SERIAL_ZERO + timedelta(days=int(value)),), "day")
    month, _, rest = f"{value:.4f}".partition(".")
    return _month(month, rest) if 1 <= value < 13 else Problem("unreadable_period")


def _from_text(text: str, language: Language, years: tuple[int, ...], month_first: bool | None) -> When | Problem:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], When | Problem]], ...] = (
        (SPELLED_DAY, lambda found: _day(found[1], found[2], found[3])),
        (ISO, lambda found: _day(found[3], found[2], found[1])),
        (DAY, lambda found: _numeric_day(found[1], found[2], found[3], language, month_first)),
        (RANGE, lambda found: _range(found[2], language, month_first)),
        (HALF, lambda found: _ended("12", found[1])),
        (MONTHS_OF_YEAR, lambda found: _ended(found[1], found[2])),
        (ISO_MONTH, lambda found: _month(found[2], found[1])),
        (MONTH, lambda found: _month(found[1], found[2])),
        (QUARTER, lambda found: _quarter(found[1], found[2])),
        (YEAR, lambda found: _ended("12", found[1])),
        (ENGLISH_DAY, lambda found: _day(found[1], str(MONTHS.index(found[2]) + 1), found[3])),
        (ENGLISH_DAY_2, lambda found: _day(found[2], str(MONTHS.index(found[1]) + 1), found[3])),
        (ENGLISH_MONTH, lambda found: _month(str(MONTHS.index(found[1]) + 1), found[2])),
        (SHORT_MONTH, lambda found: _month(found[1], f"20{found[2]}")),
        (BARE_MONTH, lambda found: _month_without_year(found[1], years, "month")),
        (BARE_QUARTER, lambda found: _month_without_year(str(3 * (ROMAN.get(found[1]) or int(found[1]))), years, "date_assumed")),
        (BARE_MONTHS, lambda found: _month_without_year(found[1], years, "cumulative")),
    )
    for pattern, reader in readers:
        if match := pattern.fullmatch(text):
            return reader(match)
    return Problem("unreadable_period")


def _without_year(text: str, years: tuple[int, ...], month_first: bool | None) -> When | None:
    """A day without its year, "đến 20/4"; 3/23 can only be March 2023."""
    match = SPELLED_BARE_DAY.fullmatch(text) or BARE_DAY.fullmatch(text)
    if match is None:
        return None
    day, month = (match[2], match[1]) if month_first and match.re is BARE_DAY else (match[1], match[2])
    if int(month) > 12:
        ended = _month(day, f"20{int(month):02d}")
        return ended if isinstance(ended, When) else None
    found = [_day(day, month, str(year)) for year in years]
    days = tuple(one.days[0] for one in found if isinstance(one, When))
    return When(days, "day") if days else None


def _day(day: str, month: str, year: str) -> When | Problem:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return Problem("year_out_of_range")
    if not 1 <= int(month) <= 12:
        return Problem("no_such_month")
    try:
        return When((date(int(year), int(month), int(day)),), "day")
    except ValueError:
        return Problem("no_such_day")


def _numeric_day(day: str, month: str, year: str, language: Language, month_first: bool | None) -> When | Problem:
    if len(year) == 2:  # 20/4/23 may be meant from either end
        ends = (_day(day, month, f"20{year}"), _day(year, month, f"20{int(day):02d}"))
        days = tuple(dict.fromkeys(end.days[0] for end in ends if isinstance(end, When)))
        return When(days, "day") if days else Problem("no_such_day")
    if month_first:
        return _day(month, day, year)
    usual = _day(day, month, year)
    other = _day(month, day, year) if language == "en" and month_first is None else Problem("no_such_day")
    days = tuple(dict.fromkeys(end.days[0] for end in (usual, other) if isinstance(end, When)))
    return When(days, "day") if days else usual


def _range(last: str, language: Language, month_first: bool | None) -> When | Problem:
    match = DAY.fullmatch(last)
    found = _numeric_day(match[1], match[2], match[3], language, month_first) if match else Problem("unreadable_period")
    return When(found.days, "cumulative") if isinstance(found, When) else found


def _month(month: str, year: str) -> When | Problem:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return Problem("year_out_of_range")
    return When((Month(int(year), int(month)).last_day,), "month") if 1 <= int(month) <= 12 else Problem("no_such_month")


def _ended(month: str, year: str) -> When | Problem:
    found = _month(month, year)
    return When(found.days, "cumulative") if isinstance(found, When) else found


def _quarter(quarter: str, year: str) -> When | Problem:
    found = _month(str(3 * (ROMAN.get(quarter) or int(quarter))), year)
    return When(found.days, "date_assumed") if isinstance(found, When) else found


def _month_without_year(month: str, years: tuple[int, ...], precision: Precision) -> When | Problem:
    if not 1 <= int(month) <= 12:
        return Problem("no_such_month")
    return When(tuple(Month(year, int(month)).last_day for year in years), precision)
