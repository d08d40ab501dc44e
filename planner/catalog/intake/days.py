"""The days of a column of days: one order of day and month for them all, one year for those that have none."""

from __future__ import annotations

from datetime import date

from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.cells import is_error
from planner.catalog.intake.columns import Column, Reader
from planner.catalog.intake.header_words import is_heading
from planner.catalog.intake.layout import Layout
from planner.catalog.intake.period_words import day_order, periods_inside
from planner.catalog.intake.periods import When, read_period
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.intake import Option, Place
from planner.errors import Problem


class ColumnDays:
    """One column of days being read. What is asked of it is asked once, however many cells it is about."""

    def __init__(self, sheet: Sheet, column: Column, layout: Layout, reader: Reader, asking: Asking) -> None:
        self.key, self.header = f"{sheet.name}:{sheet.column_letters(column.index)}", column.header
        self.reader, self.asking, self.years = reader, asking, layout.years or (reader.plan.year, reader.plan.year - 1)
        cells = {row[column.index] for row in sheet.rows[layout.first :]}
        texts = [cell for cell in cells if isinstance(cell, str)]
        self.order = day_order(texts)
        self.read_before: dict[Cell, When | Problem | None] = {}
        self.order = self.order or self._order_by_titles(texts, (*layout.titles, sheet.name))
        self.open = self.order == "both" or (not self.order and (reader.plan.language == "en" or any("/" in text for text in texts)))
        days = [cell for cell in cells if isinstance(cell, date)]
        self.swapped = self.order == "day" and bool(days) and all(day.day <= 12 for day in days) and any(day.day != day.month for day in days)

    def read(self, cell: Cell, place: Place) -> When | Problem | None:
        """The one day of a cell; what is wrong with it, without its place; None when it is open or left out."""
        if self.swapped and isinstance(cell, date):
            return self._maybe_swapped(cell, place)
        found = self.meaning(cell)
        if self.open and isinstance(cell, str):
            found = self._in_order(cell, found, place)
        return one_day(found, str(cell), place, self.asking, self.key) if isinstance(found, When) and len(found.days) > 1 else found

    def _order_by_titles(self, texts: list[str], titles: tuple[str, ...]) -> str:
        """The order in which days fall into the months that the titles name; empty where they do not tell."""
        told = (when for title in titles if not is_heading(title) for when in periods_inside(title, self.reader.plan.language, self.years))
        months = {(day.year, day.month) for when in told for day in when.days}
        fits = []
        for first in (False, True):
            read = [when for text in texts if isinstance(when := self._read(text, first), When)]
            fits.append(bool(read) and all((when.days[0].year, when.days[0].month) in months for when in read))
        return "" if fits[0] == fits[1] else "day" if fits[0] else "month"

    def meaning(self, cell: Cell) -> When | Problem | None:
        """What a cell means, worked out once, before anything is asked."""
        if cell not in self.read_before:
            self.read_before[cell] = Problem("error_cell") if is_error(cell) else self._read(cell, self.order == "month")
        return self.read_before[cell]

    def _read(self, cell: Cell, month_first: bool | None) -> When | Problem | None:
        plan = self.reader.plan
        return read_period(cell, plan.language, plan.year, years=self.years, month_first=month_first, loose=True)

    def _in_order(self, cell: str, found: When | Problem | None, place: Place) -> When | Problem | None:
        """A day that could be two, where nothing decides which of its numbers is the month: asked once for the column."""
        other = self._read(cell, month_first=True)
        if not isinstance(found, When) or not isinstance(other, When):
            return other if isinstance(other, When) else found
        if found.days == other.days:
            return found
        options = [Option(id="day_first", code="day_first", value=found.days[0]), Option(id="month_first", code="month_first", value=other.days[0])]
        answer = self.asking.ask(f"order:{self.key}", "order", "day_order", [*options, LEAVE], place, found=cell)
        return {"day_first": found, "month_first": other}.get(answer or "")

    def _maybe_swapped(self, day: date, place: Place) -> When | None:
        """A real day beside texts such as 20/4/2023: a spreadsheet set to English makes 4 May of 5/4/2023 and leaves 20/4/2023 a text."""
        if day.day == day.month:
            return When((day,), "day")
        other = date(day.year, day.day, day.month)
        options = [Option(id="as_is", code="day_as_it_is", value=day), Option(id="swapped", code="day_swapped", value=other)]
        answer = self.asking.ask(f"swapped:{self.key}", "swapped", "swapped_days", [*options, LEAVE], place, found=self.header, date=day)
        return When((day,), "day") if answer == "as_is" else When((other,), "day") if answer == "swapped" else None


def one_day(when: When, text: str, place: Place, asking: Asking, column: str = "") -> When | None:
    """The day of a period that may be of several years, or read from either end: once for a column where only the year is open."""
    if len(when.days) == 1:
        return when
    years = len({(day.month, min(day.day, 28)) for day in when.days}) == 1
    ids = [f"{day.year}" if years else day.isoformat() for day in when.days]
    options = [Option(id=name, code="this_day", value=day) for name, day in zip(ids, when.days, strict=True)]
    if years:
        answer = asking.ask(f"year:{column or text}", "years", "which_year", [*options, LEAVE], place, found=text)
    else:
        answer = asking.ask(f"period:{text}", "periods", "two_days", [*options, LEAVE], place, found=text)
    day = next((day for name, day in zip(ids, when.days, strict=True) if name == answer), None)
    return When((day,), when.precision) if day else None
